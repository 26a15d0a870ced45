import type { Scope } from "#platform/db/scope.ts";
import { listStaff } from "./staff.data.ts";

/** The ids of all who work or have worked for a body, for telling whose work something is. */
export async function listStaffOfBody(scope: Scope, bodyId: number): Promise<Set<string>> {
  return new Set((await listStaff(scope)).filter((staff) => staff.bodyId === bodyId).map((staff) => staff.id));
}
