import type { Scope } from "#platform/db/scope.ts";
import type { Text } from "#platform/i18n/text.ts";

/** A sheet under way whose project another post answers for. */
export interface MisplacedSheet {
  sheetId: number;
  cycleId: number;
  postId: number;
  postName: Text;
  bodyId: number;
  sectionId: number | null;
  sectionName: Text | null;
}

/** Sheets of open years that are not accepted yet and whose project has another owner on the day than they have. */
export async function listMisplacedSheets(scope: Scope, day: string): Promise<MisplacedSheet[]> {
  const rows = await scope.db
    .selectFrom("sheets")
    .innerJoin("review_cycles", "review_cycles.id", "sheets.cycle_id")
    .innerJoin("project_owners", (join) =>
      join
        .onRef("project_owners.plan_id", "=", "sheets.plan_id")
        .onRef("project_owners.project", "=", "sheets.project")
        .onRef("project_owners.post_id", "!=", "sheets.post_id"),
    )
    .innerJoin("posts", "posts.id", "project_owners.post_id")
    .leftJoin("sections", "sections.id", "posts.section_id")
    .innerJoin("bodies", "bodies.id", "posts.body_id")
    .select([
      "sheets.id as sheetId",
      "sheets.cycle_id as cycleId",
      "posts.id as postId",
      "posts.name as postName",
      "posts.body_id as bodyId",
      "posts.section_id as sectionId",
      (eb) => eb.fn.coalesce("sections.name", "bodies.name").as("sectionName"),
    ])
    .where("sheets.municipality_id", "=", scope.municipalityId)
    .where("review_cycles.state", "=", "open")
    .where("sheets.state", "in", ["notStarted", "draft", "returned", "submitted"])
    .where("project_owners.valid_from", "<=", day)
    .where((eb) => eb.or([eb("project_owners.valid_to", "is", null), eb("project_owners.valid_to", ">=", day)]))
    .orderBy("sheets.cycle_id")
    .orderBy("sheets.id")
    .execute();
  return rows as unknown as MisplacedSheet[];
}
