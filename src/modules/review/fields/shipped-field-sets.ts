import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { checkout } from "#platform/checkout.ts";
import type { Scope } from "#platform/db/scope.ts";
import { findFieldSet, insertFieldSet } from "./field-set.data.ts";
import { type FieldSet, fieldSetFileSchema } from "./field-set.rules.ts";

const FILE = join(checkout, "data", "reference", "review", "field-sets.yaml");

let shipped: Map<string, Omit<FieldSet, "id">> | undefined;

/** The field sets that every municipality begins with. */
export function shippedFieldSets(): ReadonlyMap<string, Omit<FieldSet, "id">> {
  shipped ??= new Map(
    fieldSetFileSchema.parse(parse(readFileSync(FILE, "utf8"))).map((set) => [set.key, { ...set, version: 1 }]),
  );
  return shipped;
}

/** The newest version that the municipality has, or the shipped one, which becomes its first. */
export async function obtainFieldSet(scope: Scope, key: string): Promise<FieldSet> {
  const own = await findFieldSet(scope, key);
  if (own) return own;
  const first = shippedFieldSets().get(key);
  if (!first) throw new Error(`there is no field set ${key}`);
  return insertFieldSet(scope, first);
}
