import { recordAudit } from "#platform/audit/record-audit.ts";
import type { SystemContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import { deleteDemoReview, listPostsInUse } from "./demo-review.data.ts";

/**
 * Takes the invented years away, with their sheets, and the invented owners. Sheets that somebody has written for real in
 * an invented year go with it. Returns the number of sheets, and the posts
 * that years of the city's own still name.
 */
export async function removeDemoReview(ctx: SystemContext): Promise<{ sheets: number; postsInUse: number[] }> {
  return ctx.transaction(async (scope) => {
    const count = await deleteDemoReview(scope);
    if (count > 0) {
      await recordAudit(ctx, scope, {
        action: "demoReview.removed",
        objectKind: "municipality",
        objectKey: ctx.municipality.code,
        after: { sheets: count },
      });
      await bumpRevision(scope);
    }
    return { sheets: count, postsInUse: await listPostsInUse(scope) };
  });
}
