import { getCityBody, listSections, listStaffNames, type StaffEntry } from "#modules/accounts/public.ts";
import { entryPlace, hashesOf, listTexts, mayPublishEntry, plainOf } from "#modules/library/public.ts";
import { sameValue } from "#platform/canonical.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Text } from "#platform/i18n/text.ts";
import { titleOf } from "../coverage/list-coverage.ts";
import { exchangeOf } from "../pairs/exchange-of.ts";
import { loadPair, type TextPair } from "../pairs/text-pair.ts";
import { mayOrder } from "../permissions.ts";
import type { Unit } from "../segments/unit.rules.ts";
import { keyOf } from "./act-on-job.ts";
import { getJob, type Job, type JobStep, listSteps } from "./job.data.ts";
import { JOB_ACTS, type JobAct, mayAct, mayWrite } from "./job.rules.ts";
import { listTranslators } from "./list-translators.ts";
import { listProjectChoices, type ProjectChoice } from "./project-choices.ts";
import { readWho } from "./read-who.ts";
import { getRequest, type TranslationRequest } from "./request.data.ts";

/** A job as its page shows it. */
export interface JobReading {
  job: Job;
  request: TranslationRequest;
  pair: TextPair;
  title: Text;
  units: Unit[];
  steps: JobStep[];
  names: ReadonlyMap<string, string>;
  section: Text | null;
  project: ProjectChoice | undefined;
  translators: StaffEntry[];
  /** What the person can do with it now. */
  acts: JobAct[];
  mayWrite: boolean;
  mayPublish: boolean;
}

/** @throws AppError forbidden, notFound */
export async function readJob(ctx: StaffContext, id: number): Promise<JobReading> {
  return ctx.read(async (scope) => {
    allow(mayOrder(ctx.actor, (await getCityBody(scope)).id));
    const job = await getJob(scope, id);
    const request = await getRequest(scope, job.requestId);
    const pair = await loadPair(scope, { key: await keyOf(scope, request), language: job.language });
    const who = await readWho(ctx, scope, request);
    const projects = request.planId === null ? [] : await listProjectChoices(scope, todayInJapan(ctx.clock.now()));
    return {
      ...{ job, request, pair, units: exchangeOf(pair, ctx.municipality).units },
      ...(await aroundOf(scope, { job, request, pair })),
      project: projects.find(({ planId, key }) => planId === request.planId && key === request.projectKey),
      acts: JOB_ACTS.filter((act) => mayAct(who, job, act)),
      mayWrite: mayWrite(who, job),
      mayPublish: await mayPublish(ctx, scope, { job, pair }),
    };
  });
}

async function aroundOf(scope: Scope, { job, request, pair }: Pick<JobReading, "job" | "request" | "pair">) {
  const section = (await listSections(scope)).find(({ id }) => id === request.sectionId);
  return {
    title: pair.entry ? titleOf(await listTexts(scope, pair.entry.id)) : freeTitle(pair),
    steps: await listSteps(scope, job.id),
    names: await listStaffNames(scope),
    section: section?.name ?? null,
    translators: await listTranslators(scope),
  };
}

const freeTitle = ({ sourceLanguage, source }: TextPair): Text => ({ [sourceLanguage]: plainOf(source.title) });

/** Delivered, not public as it is, and the person answers for the entry. */
async function mayPublish(ctx: StaffContext, scope: Scope, { job, pair }: Pick<JobReading, "job" | "pair">) {
  if (job.state !== "delivered" || !pair.entry || !pair.text) return false;
  if (sameValue(pair.text.draft, pair.text.published)) return false;
  // What somebody wrote after the second reading nobody has read.
  if (!sameValue(job.baseline, hashesOf(pair.target))) return false;
  return mayPublishEntry(ctx.actor, pair.entry, await entryPlace(ctx, scope));
}
