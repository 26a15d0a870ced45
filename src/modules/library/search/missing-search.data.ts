import { sql } from "kysely";
import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { MissingSearch } from "./missing-search.rules.ts";

type Searched = Pick<MissingSearch, "query" | "language">;

/** One more who missed this, where somebody missed it before; whether anybody did. */
export async function countKnownMissing(scope: Scope, { query, language }: Searched, today: string): Promise<boolean> {
  const { numUpdatedRows } = await scope.db
    .updateTable("library_missing_searches")
    .set({ count: sql<number>`count + 1`, last_on: today })
    .where("municipality_id", "=", scope.municipalityId)
    .where("query", "=", query)
    .where("language", "=", language)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** One more who missed this. */
export async function countMissing(scope: Scope, { query, language }: Searched, today: string): Promise<void> {
  await scope.db
    .insertInto("library_missing_searches")
    .values({ municipality_id: scope.municipalityId, query, language, first_on: today, last_on: today })
    .onConflict((same) =>
      same
        .columns(["municipality_id", "language", "query"])
        .doUpdateSet({ count: sql<number>`library_missing_searches.count + 1`, last_on: today }),
    )
    .execute();
}

export async function countMissingRows(scope: Scope): Promise<number> {
  const { rows } = await scope.db
    .selectFrom("library_missing_searches")
    .select((query) => query.fn.countAll<number>().as("rows"))
    .where("municipality_id", "=", scope.municipalityId)
    .executeTakeFirstOrThrow();
  return Number(rows);
}

/** Those for which nobody has asked since that day. */
export async function deleteMissingBefore(scope: Scope, day: string): Promise<void> {
  await scope.db
    .deleteFrom("library_missing_searches")
    .where("municipality_id", "=", scope.municipalityId)
    .where("last_on", "<", day)
    .execute();
}

/** @throws AppError notFound where nobody has missed that */
export async function deleteMissing(scope: Scope, { query, language }: Searched): Promise<void> {
  const { numDeletedRows } = await scope.db
    .deleteFrom("library_missing_searches")
    .where("municipality_id", "=", scope.municipalityId)
    .where("query", "=", query)
    .where("language", "=", language)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw notFound();
}

/** The most often missed first. */
export async function listMissing(scope: Scope): Promise<MissingSearch[]> {
  const rows = await scope.db
    .selectFrom("library_missing_searches as missing")
    .leftJoin("library_entries as entry", (join) =>
      join.onRef("entry.municipality_id", "=", "missing.municipality_id").onRef("entry.id", "=", "missing.answered_by"),
    )
    .select(["query", "language", "count", "first_on", "last_on", "answered_on", "entry.key as key"])
    .where("missing.municipality_id", "=", scope.municipalityId)
    .orderBy("count", "desc")
    .orderBy("last_on", "desc")
    .orderBy("query")
    .execute();
  return rows.map((row) => ({
    ...{ query: row.query, language: row.language as LanguageCode, count: row.count },
    ...{ firstOn: row.first_on, lastOn: row.last_on },
    answeredBy: row.key !== null && row.answered_on !== null ? { key: row.key, on: row.answered_on } : null,
  }));
}

/** `entryId` null: it is open again. @throws AppError notFound where nobody has missed that */
export async function saveAnswer(
  scope: Scope,
  { query, language }: Searched,
  answer: { entryId: number; on: string } | null,
): Promise<void> {
  const row = await scope.db
    .updateTable("library_missing_searches")
    .set({ answered_by: answer?.entryId ?? null, answered_on: answer?.on ?? null })
    .where("municipality_id", "=", scope.municipalityId)
    .where("query", "=", query)
    .where("language", "=", language)
    .returning("query")
    .executeTakeFirst();
  if (!row) throw notFound();
}
