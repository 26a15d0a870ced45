import type { Scope } from "#platform/db/scope.ts";
import type { Texts } from "../content/staleness.rules.ts";
import { listEntries } from "../entries/entry.data.ts";
import type { Entry } from "../entries/entry.rules.ts";
import { type EntryText, listTextsOf } from "../entries/text.data.ts";
import { replaceDocs } from "./search-doc.data.ts";
import { docsOf, rowsOf } from "./search-doc.rules.ts";

/**
 * What search finds of an entry, as it is published at this moment. Called in the transaction of each act that changes what
 * is public of it or by which words it is found; whether residents may see it (days, archive) is asked when they search.
 */
export const indexEntry = (scope: Scope, entry: Entry): Promise<void> => indexEntries(scope, [entry]);

/** Entries whose texts are in memory together. */
const AT_ONCE = 100;

/** Everything anew: after an import, and when the way of indexing has changed. Returns how many entries. */
export async function indexLibrary(scope: Scope): Promise<number> {
  const entries = await listEntries(scope);
  for (let from = 0; from < entries.length; from += AT_ONCE)
    await indexEntries(scope, entries.slice(from, from + AT_ONCE));
  return entries.length;
}

async function indexEntries(scope: Scope, entries: readonly Entry[]): Promise<void> {
  const all = await listTextsOf(
    scope,
    entries.map(({ id }) => id),
  );
  for (const entry of entries) {
    const docs = docsOf(entry, publishedTexts(all, entry.id));
    const rows = docs.map(({ language, ...doc }) => ({
      language,
      rows: rowsOf({ language, ...doc }, scope.municipalityId),
    }));
    await replaceDocs(scope, entry.id, rows);
  }
}

export const publishedTexts = (texts: readonly EntryText[], id: number): Texts =>
  new Map(
    texts.flatMap(({ entryId, language, madeFrom, published: content }) =>
      entryId === id && content ? [[language, { content, madeFrom }] as const] : [],
    ),
  );
