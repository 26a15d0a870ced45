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
  lines: ShownLine[];
}

/** `enough`: with as many hits in her own language no other is looked through. */
export async function findDocs(
  scope: Scope,
  query: QueryLiterals & { own: LanguageCode; chain: readonly LanguageCode[] },
  { enough, most }: { enough: number; most: number },
): Promise<FoundDoc[]> {
  const { own, chain, pieces, exact, broad } = query;
  const { rows } = await sql<{ entry_id: number; language: LanguageCode; tier: number; lines: FoundDoc["lines"][] }>`
    select entry_id, language, tier, lines
    from find_in_library(${own}, ${chain}::text[], ${pieces}::text[], ${exact}, ${broad}, ${enough}::int, ${most}::int)
    where ${scope.municipalityId}::int = current_municipality()`.execute(scope.db);
  return rows.map(({ entry_id, language, tier, lines }) => ({
    entryId: entry_id,
    language,
    tier,
    lines: lines.flat(),
  }));
}
