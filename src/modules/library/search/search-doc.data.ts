import { sql } from "kysely";
import type { Scope } from "#platform/db/scope.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { QueryLiterals } from "#platform/search/vector.rules.ts";
import type { DocRow, ShownLine } from "./search-doc.rules.ts";

/** All that is found of an entry, in place of what was found before. */
export async function replaceDocs(
  scope: Scope,
  entryId: number,
  docs: readonly { language: LanguageCode; rows: readonly DocRow[] }[],
): Promise<void> {
  const { municipalityId } = scope;
  await scope.db
    .deleteFrom("library_search_docs")
    .where("municipality_id", "=", municipalityId)
    .where("entry_id", "=", entryId)
    .execute();
  const values = docs.flatMap(({ language, rows }) =>
    rows.map(({ part, words, titleWords, lines }) => ({
      ...{ municipality_id: municipalityId, entry_id: entryId, language, part },
      ...{ words: sql<string>`${words}::tsvector`, title_words: sql<string>`${titleWords}::tsvector` },
      lines: JSON.stringify(lines),
    })),
  );
  if (values.length > 0) await scope.db.insertInto("library_search_docs").values(values).execute();
}

/** An entry that was found. `tier`: 0 to 2 in the reader's language, 3 there in other words, 4 and 5 in another language only. */
export interface FoundDoc {
  entryId: number;
  language: LanguageCode;
  tier: number;
}

/** `enough`: with as many hits in her own language no other is looked through. */
export async function findDocs(
  scope: Scope,
  query: QueryLiterals & { own: LanguageCode; chain: readonly LanguageCode[] },
  { enough, most }: { enough: number; most: number },
): Promise<FoundDoc[]> {
  const { own, chain, pieces, exact, broad } = query;
  // One value: a thousand rows cost the driver more than the search costs the database.
  const { rows } = await sql<{ found: [entryId: number, language: LanguageCode, tier: number][] | null }>`
    select json_agg(json_build_array(entry_id, language, tier)) as found
    from find_in_library(${own}, ${chain}::text[], ${pieces}::text[], ${exact}, ${broad}, ${enough}::int, ${most}::int)
    where ${scope.municipalityId}::int = current_municipality()`.execute(scope.db);
  return (rows[0]?.found ?? []).map(([entryId, language, tier]) => ({ entryId, language, tier }));
}

/** What results show of these, in their order. */
export async function readLines(scope: Scope, docs: readonly Omit<FoundDoc, "tier">[]): Promise<ShownLine[][]> {
  if (docs.length === 0) return [];
  const ids = docs.map(({ entryId }) => entryId);
  const languages = docs.map(({ language }) => language);
  const { rows } = await sql<{ place: number; lines: ShownLine[] }>`
    select wanted.place::int as place, doc.lines
    from unnest(${ids}::int[], ${languages}::text[]) with ordinality as wanted (entry_id, language, place)
    join library_search_docs doc using (entry_id, language)
    where doc.municipality_id = ${scope.municipalityId} order by wanted.place, doc.part`.execute(scope.db);
  return docs.map((_, index) => rows.filter(({ place }) => place === index + 1).flatMap(({ lines }) => lines));
}
