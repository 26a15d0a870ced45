import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow, invalid } from "#platform/errors.ts";
import { mayManagePostsOf } from "../permissions.ts";
import { getStaff } from "../staff/staff.data.ts";
import type { AssignmentInput } from "./inputs.ts";
import { getPostForUpdate, insertAssignment, listAssignments } from "./post.data.ts";
import { clashes } from "./validity.rules.ts";

/** Makes somebody holder or deputy of a post from a day on. @throws AppError invalid, forbidden, notFound */
export async function assignPost(ctx: StaffContext, postId: number, input: AssignmentInput): Promise<void> {
  await ctx.transaction(async (scope) => {
    const post = await getPostForUpdate(scope, postId);
    allow(mayManagePostsOf(ctx.actor, post.bodyId));
    const staff = await getStaff(scope, input.staffId);
    if (!staff.isActive) throw invalid([{ path: "staffId", code: "accounts.error.staffMissing" }]);
    if (clashes(await listAssignments(scope, postId), input))
      throw invalid([{ path: "validFrom", code: "accounts.error.holderClash" }]);
    await insertAssignment(scope, { ...input, postId });
    await recordAudit(ctx, scope, {
      action: "post.assigned",
      objectKind: "post",
      objectKey: String(postId),
      bodyId: post.bodyId,
      after: input,
    });
  });
}
