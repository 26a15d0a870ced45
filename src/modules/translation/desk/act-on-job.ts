import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow, conflict } from "#platform/errors.ts";
import { findEntryKey, loadPair, requestKey, type TextPair } from "../pairs/text-pair.ts";
import { getJobForUpdate, insertStep, type Job, type JobChange, updateJob } from "./job.data.ts";
import { type JobAct, mayAct, stateAfter } from "./job.rules.ts";
import { readWho } from "./read-who.ts";
import { getRequest, type TranslationRequest } from "./request.data.ts";

/** A job with what it is about. */
export interface OpenedJob {
  job: Job;
  request: TranslationRequest;
  pair: TextPair;
}

interface Step {
  id: number;
  version: number;
  act: JobAct;
  action: string;
  note: string | null;
  hours: string | null;
}

/**
 * A step of a job: lock → permission → `work` → step and audit. `work` says what else changes of the job.
 * @throws AppError forbidden, notFound; conflict where the job has gone on meanwhile
 */
export async function actOnJob(
  ctx: StaffContext,
  step: Step,
  work: (scope: Scope, opened: OpenedJob) => Promise<JobChange>,
): Promise<void> {
  await ctx.transaction(async (scope) => {
    const job = await getJobForUpdate(scope, step.id, step.version);
    const request = await getRequest(scope, job.requestId);
    const state = stateAfter(job.state, step.act);
    if (!state) throw conflict("translation.error.notNow");
    allow(mayAct(await readWho(ctx, scope, request), job, step.act));
    const pair = await loadPair(scope, { key: await keyOf(scope, request), language: job.language });
    const change = await work(scope, { job, request, pair });
    await updateJob(scope, job.id, { ...change, state });
    const { note, hours, action } = step;
    await insertStep(scope, job.id, { state, note, hours, madeBy: ctx.actor.staffId, madeAt: ctx.clock.now() });
    await recordAudit(ctx, scope, {
      action,
      objectKind: "translationJob",
      objectKey: String(job.id),
      before: { state: job.state },
      after: { state, language: job.language, ...(hours !== null && { hours }) },
      ...(note !== null && { reason: note }),
    });
  });
}

/** Where the request's text is found. */
export const keyOf = async (
  scope: Scope,
  { id, entryId }: Pick<TranslationRequest, "id" | "entryId">,
): Promise<string> => (entryId === null ? requestKey(id) : findEntryKey(scope, entryId));
