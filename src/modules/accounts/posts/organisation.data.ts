import { sqlState } from "#platform/db/database.ts";
import type { Scope } from "#platform/db/scope.ts";
import { invalid, notFound } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";

/** A legal person: the city or a partner. */
export interface Body {
  id: number;
  key: string;
  kind: "city" | "foundation" | "plaza" | "association" | "other";
  name: Text;
}

/** A section of a body (課). First and last day `YYYY-MM-DD`, both included; null is open. */
export interface Section {
  id: number;
  key: string;
  bodyId: number;
  name: Text;
  validFrom: string | null;
  validTo: string | null;
}

export async function listBodies(scope: Scope): Promise<Body[]> {
  const rows = await scope.db
    .selectFrom("bodies")
    .select(["id", "key", "kind", "name"])
    .where("municipality_id", "=", scope.municipalityId)
    .orderBy("position")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as Body["kind"], name: row.name as Text }));
}

/** The body that owns the city's plans; every municipality has one. */
export async function getCityBody(scope: Scope): Promise<Body> {
  const city = (await listBodies(scope)).find((body) => body.kind === "city");
  if (!city) throw notFound();
  return city;
}

/** All, those that have ended too. */
export async function listSections(scope: Scope): Promise<Section[]> {
  const rows = await scope.db
    .selectFrom("sections")
    .select(["id", "key", "body_id", "name", "valid_from", "valid_to"])
    .where("municipality_id", "=", scope.municipalityId)
    .orderBy("position")
    .orderBy("id")
    .execute();
  return rows.map(toSection);
}

/** Locks the row until the transaction ends. @throws AppError notFound */
export async function getSectionForUpdate(scope: Scope, id: number): Promise<Section> {
  const row = await scope.db
    .selectFrom("sections")
    .select(["id", "key", "body_id", "name", "valid_from", "valid_to"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  return toSection(row);
}

/** @throws AppError invalid where the key is taken */
export async function insertSection(scope: Scope, section: Omit<Section, "id">): Promise<number> {
  try {
    const row = await scope.db
      .insertInto("sections")
      .values((query) => ({
        municipality_id: scope.municipalityId,
        body_id: section.bodyId,
        key: section.key,
        name: JSON.stringify(section.name),
        position: query
          .selectFrom("sections as other")
          .select((each) => each.fn.coalesce(each(each.fn.max("other.position"), "+", 1), each.lit(0)).as("next"))
          .where("other.municipality_id", "=", scope.municipalityId),
        valid_from: section.validFrom,
        valid_to: section.validTo,
      }))
      .returning("id")
      .executeTakeFirstOrThrow();
    return row.id;
  } catch (error) {
    if (sqlState(error) === "23505") throw invalid([{ path: "key", code: "accounts.error.keyTaken" }]);
    throw error;
  }
}

export async function updateSection(
  scope: Scope,
  id: number,
  section: Pick<Section, "name" | "validFrom" | "validTo">,
): Promise<void> {
  await scope.db
    .updateTable("sections")
    .set({ name: JSON.stringify(section.name), valid_from: section.validFrom, valid_to: section.validTo })
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}

interface Row {
  id: number;
  key: string;
  body_id: number;
  name: unknown;
  valid_from: string | null;
  valid_to: string | null;
}

function toSection(row: Row): Section {
  return {
    id: row.id,
    key: row.key,
    bodyId: row.body_id,
    name: row.name as Text,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  };
}
