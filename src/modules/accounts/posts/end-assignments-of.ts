import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { deleteAssignment, getPostForUpdate, listAssignments, setAssignmentEnd } from "./post.data.ts";

/**
 * Somebody leaves: what the person holds ends today, what was to begin later is taken away. Part of another act, which has
 * checked permission.
 */
export async function endAssignmentsOf(ctx: StaffContext, scope: Scope, staffId: string): Promise<void> {
  const today = todayInJapan(ctx.clock.now());
  const open = (await listAssignments(scope)).filter(
    (assignment) => assignment.staffId === staffId && (assignment.validTo === null || assignment.validTo > today),
  );
  for (const { id, postId, kind, validFrom, validTo } of open) {
    const post = await getPostForUpdate(scope, postId);
    const isFuture = validFrom !== null && validFrom > today;
    if (isFuture) await deleteAssignment(scope, id);
    else await setAssignmentEnd(scope, id, today);
    await recordAudit(ctx, scope, {
      action: isFuture ? "post.assignmentRemoved" : "post.assignmentEnded",
      objectKind: "post",
      objectKey: String(postId),
      bodyId: post.bodyId,
      before: { staffId, kind, validFrom, validTo },
      after: isFuture ? null : { validTo: today },
    });
  }
}
