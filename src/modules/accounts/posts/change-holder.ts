import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow, invalid } from "#platform/errors.ts";
import { mayManagePostsOf } from "../permissions.ts";
import { getStaff } from "../staff/staff.data.ts";
import {
  deleteAssignment,
  getPostForUpdate,
  insertAssignment,
  listAssignments,
  type PostAssignment,
  setAssignmentEnd,
} from "./post.data.ts";
import { clashes, dayBefore, isValidOn } from "./validity.rules.ts";

export interface NewHolder {
  postId: number;
  staffId: string;
  /** The new holder's first day. */
  from: string;
}

/**
 * A post changes hands: whoever held it does so until the eve. Part of a larger act, such as the hand-over of 1 April.
 * @throws AppError forbidden, notFound; invalid where the person has left, or somebody is to hold it later already
 */
export async function changeHolder(ctx: StaffContext, scope: Scope, change: NewHolder): Promise<void> {
  const { postId, staffId, from } = change;
  const post = await getPostForUpdate(scope, postId);
  allow(mayManagePostsOf(ctx.actor, post.bodyId));
  const path = `holder.${postId}`;
  const staff = await getStaff(scope, staffId);
  if (!staff.isActive) throw invalid([{ path, code: "accounts.error.staffMissing" }]);
  if (!isValidOn(post, from)) throw invalid([{ path, code: "accounts.error.postNotThere" }]);
  const existing = await listAssignments(scope, postId);
  const current = existing.find(({ kind, ...span }) => kind === "holder" && isValidOn(span, from));
  if (current?.staffId === staffId) return;
  if (current) await endBefore(ctx, scope, { current, from, bodyId: post.bodyId });
  const added = { staffId, kind: "holder" as const, validFrom: from, validTo: null };
  if (
    clashes(
      existing.filter(({ id }) => id !== current?.id),
      added,
    )
  )
    throw invalid([{ path, code: "accounts.error.holderClash" }]);
  await insertAssignment(scope, { ...added, postId });
  await recordAudit(ctx, scope, {
    action: "post.assigned",
    objectKind: "post",
    objectKey: String(postId),
    bodyId: post.bodyId,
    after: added,
  });
}

/** The last day is the eve; who was to begin on the very day never did. */
async function endBefore(
  ctx: StaffContext,
  scope: Scope,
  { current, from, bodyId }: { current: PostAssignment; from: string; bodyId: number },
): Promise<void> {
  const { id, postId, staffId, kind, validFrom, validTo } = current;
  const neverBegan = validFrom !== null && validFrom >= from;
  if (neverBegan) await deleteAssignment(scope, id);
  else await setAssignmentEnd(scope, id, dayBefore(from));
  await recordAudit(ctx, scope, {
    action: neverBegan ? "post.assignmentRemoved" : "post.assignmentEnded",
    objectKind: "post",
    objectKey: String(postId),
    bodyId,
    before: { staffId, kind, validFrom, validTo },
    after: neverBegan ? null : { validTo: dayBefore(from) },
  });
}
