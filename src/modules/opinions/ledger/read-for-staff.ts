import { getCityBody, isValidOn, listPosts, listSections } from "#modules/accounts/public.ts";
import { listPlans, listRecords, type RecordKind } from "#modules/plan/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Text } from "#platform/i18n/text.ts";
import { mayAnswerOpinion, mayManageOpinions } from "../permissions.ts";
import { listHeldPosts } from "./held-posts.ts";
import { getOpinion, listOpinions, type OpinionFilter } from "./opinion.data.ts";
import type { PlaceKind } from "./opinion.rules.ts";
import { type Entry, KIND_OF_PLACE, readEntries } from "./read-entries.ts";

/** A post that can be asked for an answer. */
export interface AskedPost {
  id: number;
  name: Text;
  section: Text | null;
}

/** A record that an opinion can be about. */
export interface PlaceChoice {
  planId: number;
  planTitle: Text;
  kind: PlaceKind;
  key: string;
  number: string | null;
  title: Text;
}

export interface StaffOpinion {
  entry: Entry;
  mayManage: boolean;
  posts: AskedPost[];
  choices: PlaceChoice[];
}

/** One opinion for those who keep the ledger or were asked for the answer. @throws AppError forbidden, notFound */
export async function readStaffOpinion(
  ctx: StaffContext,
  { id, kinds }: { id: number; kinds: readonly RecordKind[] },
): Promise<StaffOpinion> {
  return ctx.read(async (scope) => {
    const opinion = await getOpinion(scope, id);
    const today = todayInJapan(ctx.clock.now());
    const cityBodyId = (await getCityBody(scope)).id;
    const heldPosts = await listHeldPosts(scope, ctx.actor.staffId, today);
    allow(mayAnswerOpinion(ctx.actor, opinion, { cityBodyId, heldPosts }));
    const mayManage = mayManageOpinions(ctx.actor, cityBodyId);
    const [entry] = await readEntries(scope, [opinion], kinds);
    if (!entry) throw new Error("an opinion that was read has its entry");
    return {
      entry,
      mayManage,
      posts: await listAskedPosts(scope, today),
      choices: mayManage ? await listPlaceChoices(scope, kinds) : [],
    };
  });
}

/** The ledger with all that is not public. @throws AppError forbidden */
export async function listStaffLedger(
  ctx: StaffContext,
  { filter, kinds }: { filter: OpinionFilter; kinds: readonly RecordKind[] },
): Promise<{ entries: Entry[]; posts: AskedPost[] }> {
  return ctx.read(async (scope) => {
    allow(mayManageOpinions(ctx.actor, (await getCityBody(scope)).id));
    return {
      entries: await readEntries(scope, await listOpinions(scope, filter, { limit: 500 }), kinds),
      posts: await listAskedPosts(scope, todayInJapan(ctx.clock.now())),
    };
  });
}

async function listAskedPosts(scope: Scope, today: string): Promise<AskedPost[]> {
  const sections = new Map((await listSections(scope)).map((section) => [section.id, section.name]));
  return (await listPosts(scope))
    .filter((post) => isValidOn(post, today))
    .map(({ id, name, sectionId }) => ({ id, name, section: sections.get(sectionId ?? 0) ?? null }));
}

type Named = { key: string; number?: string | null; title: Text; retiredOn?: string | null };

async function listPlaceChoices(scope: Scope, kinds: readonly RecordKind[]): Promise<PlaceChoice[]> {
  const choices: PlaceChoice[] = [];
  for (const plan of await listPlans(scope)) {
    const at = { planId: plan.id, planTitle: plan.title };
    choices.push({ ...at, kind: "plan", key: "", number: null, title: plan.title });
    for (const [kind, list] of Object.entries(KIND_OF_PLACE) as [Exclude<PlaceKind, "plan">, string][]) {
      const recordKind = kinds.find(({ name }) => name === list);
      const records = recordKind ? await listRecords(scope, recordKind, { planId: plan.id }) : [];
      const inForce = (records as unknown as Named[]).filter(({ retiredOn }) => !retiredOn);
      choices.push(...inForce.map(({ key, number = null, title }) => ({ ...at, kind, key, number, title })));
    }
  }
  return choices;
}
