import { getCityBody } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { stripReadings, type Text } from "#platform/i18n/text.ts";
import { mayRecordFactsOf } from "../permissions.ts";
import { listPlacedProjects, type PlacedProject } from "../reading/list-placed-projects.ts";
import { listPlans, type PlanSummary } from "../reading/plan-overview.data.ts";
import { listRecentProjects } from "./fact.data.ts";
import { listReporters } from "./fact-reporter.data.ts";

/** A project for which somebody may enter facts. */
export interface FactProject {
  plan: Pick<PlanSummary, "key" | "title">;
  project: PlacedProject;
}

export interface FactProjects {
  /** Those with the words in their title, all where no words were given and a partner body has a few of its own. */
  found: FactProject[];
  /** Those that the person entered something for, the latest first. */
  recent: FactProject[];
  plans: PlanSummary[];
  /** Works for a partner body, which has the projects that the city gave it. */
  isPartner: boolean;
}

const RECENT = 8;

/** Where somebody begins who has something to tell: the projects that the words find. */
export async function findFactProjects(ctx: StaffContext, input: { q: string }): Promise<FactProjects> {
  return ctx.read(async (scope) => {
    const isPartner = !mayRecordFactsOf(ctx.actor, (await getCityBody(scope)).id);
    const plans = await listPlans(scope);
    const open = await listOpenProjects(ctx, scope, { plans, isPartner });
    const recent = await listRecentProjects(scope, { staffId: ctx.actor.staffId, limit: RECENT });
    const words = folded(input.q).split(" ").filter(Boolean);
    return {
      plans: plans.filter((plan) => open.some((one) => one.plan.key === plan.key)),
      isPartner,
      found: words.length === 0 && !isPartner ? [] : findIn(open, words),
      recent: recent.flatMap(
        ({ planId, project }) => open.find((one) => one.planId === planId && one.project.key === project) ?? [],
      ),
    };
  });
}

async function listOpenProjects(
  ctx: StaffContext,
  scope: Scope,
  { plans, isPartner }: { plans: readonly PlanSummary[]; isPartner: boolean },
): Promise<(FactProject & { planId: number })[]> {
  const onDay = todayInJapan(ctx.clock.now());
  const own = new Set(
    (await listReporters(scope, { bodyId: ctx.actor.bodyId })).map(({ planId, project }) => `${planId} ${project}`),
  );
  const open: (FactProject & { planId: number })[] = [];
  for (const plan of plans) {
    for (const project of await listPlacedProjects(scope, { planId: plan.id, onDay })) {
      if (!isPartner || own.has(`${plan.id} ${project.key}`)) open.push({ plan, planId: plan.id, project });
    }
  }
  return open;
}

/** Those that have the words in their title first. */
function findIn<Listed extends FactProject>(open: readonly Listed[], words: readonly string[]): Listed[] {
  const titled = open.filter(
    ({ project }) => says([project.title], words) || words.every((word) => project.key === word),
  );
  const others = open.filter(({ project }) =>
    says([project.title, project.summary, ...project.place.map(({ title }) => title)], words),
  );
  return [...new Set([...titled, ...others])];
}

function says(texts: readonly (Text | null)[], words: readonly string[]): boolean {
  const written = texts.flatMap((text) => Object.values(text ?? {})).map((value) => folded(stripReadings(value)));
  return words.every((word) => written.some((text) => text.includes(word)));
}

const folded = (words: string) => words.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
