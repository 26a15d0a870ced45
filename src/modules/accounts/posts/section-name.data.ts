import { sqlState } from "#platform/db/database.ts";
import type { Scope } from "#platform/db/scope.ts";
import { invalid } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { FormerName } from "./section-name.rules.ts";

/** The former names of all sections, by section id, the newest first. */
export async function listFormerNames(scope: Scope): Promise<Map<number, FormerName[]>> {
  const rows = await scope.db
    .selectFrom("section_names")
    .select(["section_id", "name", "valid_to"])
    .where("municipality_id", "=", scope.municipalityId)
    .orderBy("valid_to", "desc")
    .execute();
  const named = rows.map((row) => ({ id: row.section_id, name: row.name as Text, validTo: row.valid_to }));
  return new Map(
    [...Map.groupBy(named, ({ id }) => id)].map(([id, own]) => [
      id,
      own.map(({ name, validTo }) => ({ name, validTo })),
    ]),
  );
}

/** @throws AppError invalid where another name ended on the same day */
export async function insertFormerName(scope: Scope, sectionId: number, former: FormerName): Promise<void> {
  try {
    await scope.db
      .insertInto("section_names")
      .values({
        municipality_id: scope.municipalityId,
        section_id: sectionId,
        name: JSON.stringify(former.name),
        valid_to: former.validTo,
      })
      .execute();
  } catch (error) {
    if (sqlState(error) === "23505") throw invalid([{ path: "renamedOn", code: "accounts.error.renamedTwice" }]);
    throw error;
  }
}
