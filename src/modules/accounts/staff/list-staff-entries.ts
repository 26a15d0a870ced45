import type { Scope } from "#platform/db/scope.ts";
import { listStaff, shownName } from "./staff.data.ts";

/** Somebody as lists of staff show her. */
export interface StaffEntry {
  id: string;
  name: string;
  bodyId: number;
  isActive: boolean;
}

/** Everybody in the order of their readings; those who left too. */
export async function listStaffEntries(scope: Scope): Promise<StaffEntry[]> {
  const collator = new Intl.Collator("ja");
  const staff = await listStaff(scope);
  staff.sort((one, other) => collator.compare(one.reading ?? one.name, other.reading ?? other.name));
  return staff.map((person) => ({
    id: person.id,
    name: shownName(person),
    bodyId: person.bodyId,
    isActive: person.isActive,
  }));
}
