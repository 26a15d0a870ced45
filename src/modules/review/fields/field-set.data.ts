import type { Scope } from "#platform/db/scope.ts";
import type { FieldSet } from "./field-set.rules.ts";

function select(scope: Scope) {
  return scope.db
    .selectFrom("field_sets")
    .select(["id", "key", "version", "name", "fields"])
    .where("municipality_id", "=", scope.municipalityId);
}

/** The newest version. */
export async function findFieldSet(scope: Scope, key: string): Promise<FieldSet | undefined> {
  const row = await select(scope).where("key", "=", key).orderBy("version", "desc").executeTakeFirst();
  return row as unknown as FieldSet | undefined;
}

/** Every version, the oldest first; of one set where it is named. */
export async function listFieldSetVersions(scope: Scope, key?: string): Promise<FieldSet[]> {
  let query = select(scope).orderBy("key").orderBy("version");
  if (key !== undefined) query = query.where("key", "=", key);
  return (await query.execute()) as unknown as FieldSet[];
}

export async function getFieldSet(scope: Scope, id: number): Promise<FieldSet> {
  return (await select(scope).where("id", "=", id).executeTakeFirstOrThrow()) as unknown as FieldSet;
}

export async function insertFieldSet(scope: Scope, fieldSet: Omit<FieldSet, "id">): Promise<FieldSet> {
  const row = await scope.db
    .insertInto("field_sets")
    .values({
      municipality_id: scope.municipalityId,
      key: fieldSet.key,
      version: fieldSet.version,
      name: JSON.stringify(fieldSet.name),
      fields: JSON.stringify(fieldSet.fields),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { ...fieldSet, id: row.id };
}
