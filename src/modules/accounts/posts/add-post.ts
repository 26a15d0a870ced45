import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { mayManagePostsOf } from "../permissions.ts";
import { checkSection, getBodyOf } from "./check-organisation.ts";
import type { AddPostInput } from "./inputs.ts";
import { insertPost } from "./post.data.ts";

/** @throws AppError invalid, forbidden */
export async function addPost(ctx: StaffContext, input: AddPostInput): Promise<number> {
  allow(mayManagePostsOf(ctx.actor, input.bodyId));
  return ctx.transaction(async (scope) => {
    await getBodyOf(scope, input.bodyId);
    await checkSection(scope, input);
    const postId = await insertPost(scope, { ...input, isDemo: false });
    const { name, sectionId, validFrom, validTo } = input;
    await recordAudit(ctx, scope, {
      action: "post.added",
      objectKind: "post",
      objectKey: String(postId),
      bodyId: input.bodyId,
      after: { name, sectionId, validFrom, validTo },
    });
    return postId;
  });
}
