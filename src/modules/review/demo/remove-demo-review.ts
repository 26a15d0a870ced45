import { recordAudit } from "#platform/audit/record-audit.ts";
import type { SystemContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";

/**
 * Takes the invented years away, with their sheets, and the invented owners. Sheets that somebody has written for real in
 * an invented year go with it. Returns the number of sheets.
 */
export async function removeDemoReview(ctx: SystemContext): Promise<number> {
  return ctx.transaction(async (scope) => {
    const { municipalityId, db } = scope;
    const sheets = await db
      .deleteFrom("sheets")
      .where("municipality_id", "=", municipalityId)
      .where("cycle_id", "in", (query) =>
        query
          .selectFrom("review_cycles")
          .select("id")
          .where("municipality_id", "=", municipalityId)
          .where("basis", "=", "demo"),
      )
      .executeTakeFirst();
    await db
      .deleteFrom("review_cycles")
      .where("municipality_id", "=", municipalityId)
      .where("basis", "=", "demo")
      .execute();
    await db
      .deleteFrom("project_owners")
      .where("municipality_id", "=", municipalityId)
      .where("basis", "=", "demo")
      .execute();
    const count = Number(sheets.numDeletedRows);
    if (count > 0) {
      await recordAudit(ctx, scope, {
        action: "demoReview.removed",
        objectKind: "municipality",
        objectKey: ctx.municipality.code,
        after: { sheets: count },
      });
      await bumpRevision(scope);
    }
    return count;
  });
}
