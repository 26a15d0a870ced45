import { getCityBody } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext, WriteContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow } from "#platform/errors.ts";
import { mayManageOpinions } from "../permissions.ts";
import { getRound } from "../rounds/round.data.ts";
import type { SubmissionTarget } from "./moderate.ts";
import { sealedFields } from "./own-submission.ts";
import { getSubmissionForUpdate, type Submission, updateSubmission } from "./submission.data.ts";

/**
 * Erases what a person wrote and said of herself; opinions that were made of it stay, without her. The audit says which
 * fields there were. @throws AppError forbidden, notFound, conflict
 */
export async function erasePersonalData(ctx: StaffContext, target: SubmissionTarget): Promise<void> {
  await ctx.transaction(async (scope) => {
    allow(mayManageOpinions(ctx.actor, (await getCityBody(scope)).id));
    const round = await getRound(scope, target.key);
    await eraseSubmission(ctx, scope, await getSubmissionForUpdate(scope, { ...target, roundId: round.id }));
  });
}

/** In the caller's transaction; the caller has checked permission. */
export async function eraseSubmission(ctx: WriteContext, scope: Scope, submission: Submission): Promise<void> {
  await updateSubmission(scope, submission.id, {
    sealedWords: null,
    sealedPerson: null,
    erasedAt: ctx.clock.now(),
  });
  await recordAudit(ctx, scope, {
    action: "submission.erased",
    objectKind: "submission",
    objectKey: submission.id,
    before: { fields: sealedFields(submission) },
  });
}
