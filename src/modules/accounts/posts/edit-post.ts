import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { mayManagePostsOf } from "../permissions.ts";
import { checkSection } from "./check-organisation.ts";
import type { PostInput } from "./inputs.ts";
import { getPostForUpdate, updatePost } from "./post.data.ts";

/** Renames a post, moves it to another section, or says from when to when it exists. @throws AppError invalid, forbidden, notFound */
export async function editPost(ctx: StaffContext, postId: number, input: PostInput): Promise<void> {
  await ctx.transaction(async (scope) => {
    const before = await getPostForUpdate(scope, postId);
    allow(mayManagePostsOf(ctx.actor, before.bodyId));
    await checkSection(scope, { bodyId: before.bodyId, sectionId: input.sectionId });
    const { name, sectionId, validFrom, validTo } = input;
    await updatePost(scope, postId, { name, sectionId, validFrom, validTo });
    await recordAudit(ctx, scope, {
      action: "post.edited",
      objectKind: "post",
      objectKey: String(postId),
      bodyId: before.bodyId,
      before: { name: before.name, sectionId: before.sectionId, validFrom: before.validFrom, validTo: before.validTo },
      after: { name, sectionId, validFrom, validTo },
    });
  });
}
