import { getCityBody } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow, invalid } from "#platform/errors.ts";
import type { Secrets } from "#platform/secrets.ts";
import { getOpinionForUpdate, insertOpinion } from "../ledger/opinion.data.ts";
import { replacePlaces } from "../ledger/opinion-links.data.ts";
import { mayManageOpinions } from "../permissions.ts";
import { getRound } from "../rounds/round.data.ts";
import type { Round } from "../rounds/round.rules.ts";
import type { AcceptInput } from "./inputs.ts";
import { hideStretches, seemsPersonal } from "./redaction.rules.ts";
import { sealing } from "./sealed.ts";
import { getSubmissionForUpdate, type Submission, updateSubmission } from "./submission.data.ts";
import { addVoice, removeVoices } from "./voice.data.ts";

/** Which submission of which round, and the version that the person had before her eyes. */
export interface SubmissionTarget {
  key: string;
  id: string;
  version: number;
}

interface Moderation {
  round: Round;
  submission: Submission;
}

/** Permission → lock → work → audit, for whoever decides what becomes of a submission. */
async function moderate<T>(
  ctx: StaffContext,
  target: SubmissionTarget,
  work: (scope: Scope, found: Moderation) => Promise<{ action: string; after?: object; result: T }>,
): Promise<T> {
  return ctx.transaction(async (scope) => {
    allow(mayManageOpinions(ctx.actor, (await getCityBody(scope)).id));
    const round = await getRound(scope, target.key);
    const submission = await getSubmissionForUpdate(scope, { ...target, roundId: round.id });
    const { action, after, result } = await work(scope, { round, submission });
    await recordAudit(ctx, scope, { action, objectKind: "submission", objectKey: submission.id, after });
    return result;
  });
}

/**
 * Makes an opinion of what somebody sent; of one submission several can be made, one after the other. What she wrote
 * stays sealed as it was. Returns the opinion's id.
 * @throws AppError forbidden, notFound, conflict; invalid where a stretch to hide is not there, or where what will be
 * public seems to tell who wrote it and nobody confirmed that it does not
 */
export async function acceptSubmission(
  ctx: StaffContext,
  input: AcceptInput & SubmissionTarget & { secrets: Secrets },
): Promise<number> {
  return moderate(ctx, input, async (scope, { round, submission }) => {
    checkThere(submission);
    const words = hide(input.words, input.hide, "hide");
    const person = sealing(input.secrets, submission.id).openPerson(submission.sealedPerson);
    const shown = [words, ...Object.values(input.renderings)];
    if (!input.isConfirmed && shown.some((text) => seemsPersonal(text, person)))
      throw invalid([{ path: "confirmed", code: "opinions.staff.error.seemsPersonal" }]);
    const { [input.language ?? "ja"]: _, ...others } = input.renderings;
    const opinionId = await insertOpinion(scope, {
      source: round.kind,
      roundId: round.id,
      saidOn: submission.receivedOn,
      topic: round.kind === "standingVoice" ? submission.part : null,
      words,
      language: input.language,
      renderings: input.language ? others : input.renderings,
      isRedacted: input.hide.length > 0,
      isDemo: submission.isDemo,
    });
    if (round.planId !== null) await replacePlaces(scope, opinionId, [placeOf(round.planId, submission.part)]);
    await addVoice(scope, { opinionId, submissionId: submission.id });
    await updateSubmission(scope, submission.id, { state: "accepted", reason: null, decidedAt: ctx.clock.now() });
    return {
      action: "submission.accepted",
      after: { opinion: opinionId, isRedacted: input.hide.length > 0 },
      result: opinionId,
    };
  });
}

/** Counts a submission with an opinion that says the same. @throws AppError forbidden, notFound, conflict */
export async function mergeSubmission(ctx: StaffContext, input: SubmissionTarget & { opinion: number }): Promise<void> {
  await moderate(ctx, input, async (scope, { round, submission }) => {
    checkThere(submission);
    const opinion = await getOpinionForUpdate(scope, input.opinion);
    if (opinion.roundId !== round.id) throw invalid([{ path: "opinion", code: "opinions.error.choice" }]);
    await addVoice(scope, { opinionId: opinion.id, submissionId: submission.id });
    await updateSubmission(scope, submission.id, { state: "accepted", reason: null, decidedAt: ctx.clock.now() });
    if (opinion.publishedAt) await bumpRevision(scope);
    return { action: "submission.merged", after: { opinion: opinion.id }, result: undefined };
  });
}

/** Not published, with a reason that the sender reads with her code. @throws AppError forbidden, notFound, conflict */
export async function rejectSubmission(ctx: StaffContext, input: SubmissionTarget & { reason: string }): Promise<void> {
  await moderate(ctx, input, async (scope, { submission }) => {
    checkThere(submission);
    await removeVoices(scope, submission.id);
    await updateSubmission(scope, submission.id, {
      state: "rejected",
      reason: input.reason,
      decidedAt: ctx.clock.now(),
    });
    await bumpRevision(scope);
    return { action: "submission.rejected", after: { fields: ["reason"] }, result: undefined };
  });
}

const placeOf = (planId: number, part: string | null) =>
  part ? ({ planId, kind: "node", key: part } as const) : ({ planId, kind: "plan", key: "" } as const);

function checkThere({ state }: Submission): void {
  if (state === "withdrawn") throw invalid([{ path: "", code: "opinions.staff.error.withdrawn" }]);
}

function hide(text: string, stretches: readonly string[], path: string): string {
  const { text: hidden, missing } = hideStretches(text, stretches);
  if (missing.length > 0) throw invalid([{ path, code: "opinions.staff.error.hideMissing" }]);
  return hidden;
}
