import type { Scope } from "#platform/db/scope.ts";

/** Invented years with their sheets, and invented owners. Returns the number of sheets. */
export async function deleteDemoReview({ db, municipalityId }: Scope): Promise<number> {
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
  return Number(sheets.numDeletedRows);
}

/** Posts that sheets and owners of the city's own name: they stay, whoever made them. */
export async function listPostsInUse({ db, municipalityId }: Scope): Promise<number[]> {
  const rows = await db
    .selectFrom("sheets")
    .select("post_id")
    .where("municipality_id", "=", municipalityId)
    .union(db.selectFrom("project_owners").select("post_id").where("municipality_id", "=", municipalityId))
    .execute();
  return rows.map((row) => row.post_id);
}
