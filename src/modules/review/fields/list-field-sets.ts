import type { Scope } from "#platform/db/scope.ts";
import { listFieldSetVersions } from "./field-set.data.ts";
import type { FieldSet } from "./field-set.rules.ts";
import { shippedFieldSets } from "./shipped-field-sets.ts";

/** The newest version of each field set of the municipality, then the shipped ones that it has not used yet. */
export async function listFieldSets(scope: Scope): Promise<Omit<FieldSet, "id">[]> {
  const own = new Map((await listFieldSetVersions(scope)).map((set) => [set.key, set]));
  return [...own.values(), ...[...shippedFieldSets().values()].filter(({ key }) => !own.has(key))];
}
