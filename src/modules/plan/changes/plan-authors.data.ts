import type { Scope } from "#platform/db/scope.ts";

/** Who added each record of a kind, by record key: the id of a member of staff, null where the system did (seeding, measures). */
export async function listAuthors(
  scope: Scope,
  where: { planId: number; kind: string },
): Promise<Map<string, string | null>> {
  const rows = await scope.db
    .selectFrom("plan_changes")
    .select(["record_key", "actor_id"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("plan_id", "=", where.planId)
    .where("kind", "=", where.kind)
    .where("operation", "=", "add")
    .orderBy("id")
    .execute();
  return new Map(rows.map((row) => [row.record_key, row.actor_id]));
}
