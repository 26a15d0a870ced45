import { sql } from "kysely";
import type { Scope } from "#platform/db/scope.ts";

/** How many sheets of a year are accepted or public, and how many sections and bodies they come from. */
export async function listReportedSections(
  scope: Scope,
  { planId, fiscalYear }: { planId: number; fiscalYear: number },
): Promise<{ sheets: number; sections: number; isDemo: boolean }> {
  const row = await scope.db
    .selectFrom("sheets")
    .innerJoin("review_cycles", "review_cycles.id", "sheets.cycle_id")
    .select([
      sql<number>`count(*)`.as("sheets"),
      sql<number>`count(distinct coalesce(section_id, -body_id))`.as("sections"),
      sql<boolean>`coalesce(bool_or(review_cycles.basis = 'demo'), false)`.as("isDemo"),
    ])
    .where("sheets.municipality_id", "=", scope.municipalityId)
    .where("sheets.plan_id", "=", planId)
    .where("review_cycles.fiscal_year", "=", fiscalYear)
    .where((eb) =>
      eb.or([eb("sheets.state", "in", ["accepted", "published"]), eb("sheets.published_values", "is not", null)]),
    )
    .executeTakeFirstOrThrow();
  return { sheets: Number(row.sheets), sections: Number(row.sections), isDemo: row.isDemo };
}
