import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow, invalid, notFound } from "#platform/errors.ts";
import { mayManagePostsOf } from "../permissions.ts";
import { getPostForUpdate, listAssignments, setAssignmentEnd } from "./post.data.ts";

interface AssignmentEnd {
  assignmentId: number;
  /** The last day. */
  validTo: string;
}

/** @throws AppError invalid, forbidden, notFound */
export async function endAssignment(ctx: StaffContext, postId: number, input: AssignmentEnd): Promise<void> {
  await ctx.transaction(async (scope) => {
    const post = await getPostForUpdate(scope, postId);
    allow(mayManagePostsOf(ctx.actor, post.bodyId));
    const assignment = (await listAssignments(scope, postId)).find(({ id }) => id === input.assignmentId);
    if (!assignment) throw notFound();
    if (assignment.validFrom !== null && input.validTo < assignment.validFrom)
      throw invalid([{ path: "validTo", code: "accounts.error.dateOrder" }]);
    await setAssignmentEnd(scope, assignment.id, input.validTo);
    await recordAudit(ctx, scope, {
      action: "post.assignmentEnded",
      objectKind: "post",
      objectKey: String(postId),
      bodyId: post.bodyId,
      before: { staffId: assignment.staffId, kind: assignment.kind, validTo: assignment.validTo },
      after: { validTo: input.validTo },
    });
  });
}
