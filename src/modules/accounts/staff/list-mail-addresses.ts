import type { Scope } from "#platform/db/scope.ts";
import { listStaff } from "./staff.data.ts";

/** Where mail for these people goes, by staff id. Whoever has no address, or has left, is not in it. */
export async function listMailAddresses(scope: Scope, staffIds: readonly string[]): Promise<Map<string, string>> {
  const wanted = new Set(staffIds);
  const found = (await listStaff(scope)).filter((staff) => wanted.has(staff.id) && staff.isActive);
  return new Map(found.flatMap(({ id, mailAddress }) => (mailAddress ? [[id, mailAddress] as const] : [])));
}
