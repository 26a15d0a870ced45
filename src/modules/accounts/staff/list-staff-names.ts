import type { Scope } from "#platform/db/scope.ts";
import { listStaff, shownName } from "./staff.data.ts";

/** The name that is shown for each member of staff, by id: for histories that keep ids only. Those who left are in it. */
export async function listStaffNames(scope: Scope): Promise<Map<string, string>> {
  return new Map((await listStaff(scope)).map((staff) => [staff.id, shownName(staff)]));
}
