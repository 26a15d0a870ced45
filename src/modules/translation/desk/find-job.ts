import { findEntry, hashesOf } from "#modules/library/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { TextPair } from "../pairs/text-pair.ts";
import { insertStep, type Job, listJobs, updateJob } from "./job.data.ts";
import { isOpen } from "./job.rules.ts";
import { listRequests } from "./request.data.ts";

/** The job under which a text is being translated into a language now. */
export async function findOpenJob(
  scope: Scope,
  { key, language }: { key: string; language: LanguageCode },
): Promise<Job | undefined> {
  const requestId = Number(/^request\.(\d{1,9})$/.exec(key)?.[1] ?? 0);
  const entryId = requestId > 0 ? undefined : (await findEntry(scope, key))?.id;
  const ids = new Set(
    (await listRequests(scope))
      .filter((request) => request.id === requestId || (entryId !== undefined && request.entryId === entryId))
      .map(({ id }) => id),
  );
  return (await listJobs(scope)).find(
    (job) => ids.has(job.requestId) && job.language === language && isOpen(job.state),
  );
}

/** Whoever writes the first word has begun, without a button of its own. `pair`: as it was before. */
export async function beginWork(
  ctx: StaffContext,
  scope: Scope,
  { job, pair }: { job: Job | undefined; pair: TextPair },
): Promise<void> {
  if (job?.state !== "accepted") return;
  await updateJob(scope, job.id, { state: "inTranslation", baseline: hashesOf(pair.target) });
  const step = { state: "inTranslation" as const, note: null, hours: null, madeBy: ctx.actor.staffId };
  await insertStep(scope, job.id, { ...step, madeAt: ctx.clock.now() });
}
