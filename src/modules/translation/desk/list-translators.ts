import { getCityBody, listStaffEntries, listStaffInRole, type StaffEntry } from "#modules/accounts/public.ts";
import type { Scope } from "#platform/db/scope.ts";
import { TRANSLATORS } from "../permissions.ts";

/** Those who may translate for the city and still work here, in the order of their readings. */
export async function listTranslators(scope: Scope): Promise<StaffEntry[]> {
  const { id: bodyId } = await getCityBody(scope);
  const ids = new Set<string>();
  for (const role of TRANSLATORS) for (const id of await listStaffInRole(scope, { role, bodyId })) ids.add(id);
  return (await listStaffEntries(scope)).filter((person) => person.isActive && ids.has(person.id));
}
