import type { Selectable } from "kysely";
import { sql } from "kysely";
import type { Municipality, MunicipalitySettings, Theme } from "#platform/context.ts";
import type { Database } from "#platform/db/database.ts";
import type { Municipalities } from "#platform/db/schema.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { MunicipalityFile } from "./municipality-file.ts";

/** Which municipalities there are is public, so no scope is needed. */
export async function listAllMunicipalities(db: Database): Promise<Municipality[]> {
  const rows = await db.selectFrom("municipalities").selectAll().orderBy("id").execute();
  return rows.map(toMunicipality);
}

/** The id of the municipality with this code, made where there was none. Nothing of an existing one is changed. */
export async function ensureMunicipality(db: Database, file: MunicipalityFile): Promise<number> {
  await db
    .insertInto("municipalities")
    .values({
      code: file.code,
      slug: file.slug,
      name: JSON.stringify(file.name),
      prefecture: JSON.stringify(file.prefecture),
      resident_word: JSON.stringify(file.residentWord),
      theme: JSON.stringify(file.theme),
    })
    .onConflict((conflict) => conflict.column("code").doNothing())
    .execute();
  const row = await db
    .selectFrom("municipalities")
    .select("id")
    .where("code", "=", file.code)
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Adds the bodies that are missing. Returns their keys. */
export async function addMissingBodies(scope: Scope, bodies: MunicipalityFile["bodies"]): Promise<string[]> {
  if (bodies.length === 0) return [];
  const added = await scope.db
    .insertInto("bodies")
    .values(
      bodies.map(({ key, kind, name }, position) => ({
        municipality_id: scope.municipalityId,
        key,
        kind,
        name: JSON.stringify(name),
        position,
      })),
    )
    .onConflict((conflict) => conflict.columns(["municipality_id", "key"]).doNothing())
    .returning("key")
    .execute();
  return added.map((row) => row.key);
}

/** Adds the sections that are missing. Returns their keys. */
export async function addMissingSections(scope: Scope, sections: MunicipalityFile["sections"]): Promise<string[]> {
  if (sections.length === 0) return [];
  const bodies = await scope.db
    .selectFrom("bodies")
    .select(["id", "key"])
    .where("municipality_id", "=", scope.municipalityId)
    .execute();
  const idOf = new Map(bodies.map((body) => [body.key, body.id]));
  const added = await scope.db
    .insertInto("sections")
    .values(
      sections.map(({ key, body, name, validFrom, validTo }, position) => ({
        municipality_id: scope.municipalityId,
        body_id: idOf.get(body) ?? 0,
        key,
        name: JSON.stringify(name),
        position,
        valid_from: validFrom ?? null,
        valid_to: validTo ?? null,
      })),
    )
    .onConflict((conflict) => conflict.columns(["municipality_id", "key"]).doNothing())
    .returning("key")
    .execute();
  return added.map((row) => row.key);
}

export async function updateSettings(scope: Scope, settings: MunicipalitySettings): Promise<void> {
  await scope.db
    .updateTable("municipalities")
    .set({ settings: sql`settings || ${JSON.stringify(settings)}::jsonb` })
    .where("id", "=", scope.municipalityId)
    .execute();
}

function toMunicipality(row: Selectable<Municipalities>): Municipality {
  return {
    id: row.id,
    code: row.code,
    slug: row.slug,
    name: row.name as Text,
    prefecture: row.prefecture as Text,
    residentWord: row.resident_word as Text,
    theme: row.theme as unknown as Theme,
    settings: row.settings as MunicipalitySettings,
  };
}
