import type { Scope } from "#platform/db/scope.ts";

/** Projects by the post that answers for them on a day; with their plans, to hand them over. */
export async function listOwnedProjects(
  scope: Scope,
  day: string,
): Promise<{ postId: number; planId: number; planKey: string; project: string }[]> {
  return scope.db
    .selectFrom("project_owners")
    .innerJoin("plans", "plans.id", "project_owners.plan_id")
    .select([
      "project_owners.post_id as postId",
      "project_owners.plan_id as planId",
      "plans.key as planKey",
      "project_owners.project",
    ])
    .where("project_owners.municipality_id", "=", scope.municipalityId)
    .where("project_owners.valid_from", "<=", day)
    .where((eb) => eb.or([eb("project_owners.valid_to", "is", null), eb("project_owners.valid_to", ">=", day)]))
    .orderBy("project_owners.id")
    .execute();
}

/** Sheets that nobody has accepted yet, of years that are open, by their post. */
export async function countOpenSheets(scope: Scope): Promise<Map<number, number>> {
  const rows = await scope.db
    .selectFrom("sheets")
    .innerJoin("review_cycles", "review_cycles.id", "sheets.cycle_id")
    .select((eb) => ["sheets.post_id as postId", eb.fn.countAll<string>().as("count")])
    .where("sheets.municipality_id", "=", scope.municipalityId)
    .where("review_cycles.state", "=", "open")
    .where("sheets.state", "in", ["notStarted", "draft", "returned", "submitted"])
    .groupBy("sheets.post_id")
    .execute();
  return new Map(rows.map(({ postId, count }) => [postId, Number(count)]));
}
