import type { Scope } from "#platform/db/scope.ts";
import type { Role } from "./role.rules.ts";

/** Ids of those who are in a role for a body, or for all bodies, and still work here. */
export async function listStaffInRole(
  scope: Scope,
  { role, bodyId }: { role: Role; bodyId: number },
): Promise<string[]> {
  const rows = await scope.db
    .selectFrom("grants")
    .innerJoin("staff", "staff.id", "grants.staff_id")
    .select("staff.id")
    .distinct()
    .where("grants.municipality_id", "=", scope.municipalityId)
    .where("grants.role", "=", role)
    .where("staff.deactivated_at", "is", null)
    .where((eb) => eb.or([eb("grants.body_id", "is", null), eb("grants.body_id", "=", bodyId)]))
    .execute();
  return rows.map((row) => row.id);
}
