import type { ResidentContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { resolveText } from "#platform/i18n/text.ts";
import { type MarkedSegment, markPieces, snippetOf } from "#platform/search/marks.rules.ts";
import { queryLiterals } from "#platform/search/vector.rules.ts";
import { allPieces, type Piece, parseQuery, sameWordsFor, widen } from "#platform/search/wanted.rules.ts";
import { listTerms } from "../glossary/list-terms.ts";
import type { CityTerm } from "../glossary/term.rules.ts";
import { type Heading, readLibrary } from "../reading/read-library.ts";
import { type FoundDoc, findDocs, readLines } from "./search-doc.data.ts";
import type { ShownLine } from "./search-doc.rules.ts";
import { type LibraryThesaurus, thesaurusFor } from "./thesaurus.ts";

/** Results on one page of them. */
export const PAGE_SIZE = 20;
/** A query with more hits than these has to be narrowed. */
export const MOST_HITS = 1_000;

const NEVER_ENOUGH = 1_000_000;

export interface LibraryHit {
  heading: Heading;
  /** In which language it was found. */
  language: LanguageCode;
  /** Found in the words that were typed; else in other words for the same, or in another language. */
  isLiteral: boolean;
  title: Marked;
  snippet: Marked;
  /** The heading under which the snippet stands. */
  at: string | undefined;
}

/** A line with what was found in it, and the language that it is in. */
export interface Marked {
  language: LanguageCode;
  segments: MarkedSegment[];
}

export interface LibrarySearch {
  /** Nothing that could be looked for was typed. */
  isEmpty: boolean;
  hits: LibraryHit[];
  total: number;
  /** What the glossary says of the words that were typed. */
  terms: CityTerm[];
}

/**
 * The entries in which all that was typed stands: those of the reader's language first, then those that say it in other
 * words or in another language, each as she reads it. Never fails, whatever is typed.
 */
export async function searchLibrary(
  ctx: ResidentContext,
  { query, page = 1, size = PAGE_SIZE }: { query: string; page?: number; size?: number },
): Promise<LibrarySearch> {
  const typed = parseQuery(query);
  if (typed.parts.length === 0) return { isEmpty: true, hits: [], total: 0, terms: [] };
  const thesaurus = await readThesaurus(ctx);
  const wanted = widen(typed, thesaurus);
  const { language } = ctx.say;
  const asked = { ...queryLiterals(wanted), own: language.code, chain: language.fallback };
  const { byId: headings } = await readLibrary(ctx);
  const { shown, total } = await ctx.read(async (scope) => {
    const open = await findOpen(scope, asked, headings);
    const docs = open.slice((page - 1) * size, page * size);
    const lines = await readLines(scope, docs);
    return { total: open.length, shown: docs.map((doc, index) => ({ ...doc, lines: lines[index] ?? [] })) };
  });
  const pieces = allPieces(wanted);
  const typedPieces = typed.parts.map(({ piece }) => piece);
  return {
    isEmpty: false,
    hits: shown.flatMap((doc) => {
      const heading = headings.get(doc.entryId);
      return heading ? [hitOf(ctx, { doc, heading }, { pieces, enough: typedPieces.length })] : [];
    }),
    total,
    terms: sameWordsFor(thesaurus, typedPieces).flatMap((same) => thesaurus.termOf.get(same) ?? []),
  };
}

/** Not those that are archived or not shown today: they are no reason either to leave other languages unread. */
async function findOpen(
  scope: Scope,
  asked: Parameters<typeof findDocs>[1],
  headings: ReadonlyMap<number, Heading>,
): Promise<FoundDoc[]> {
  const openOf = (docs: FoundDoc[]) => docs.filter(({ entryId }) => headings.has(entryId));
  const found = await findDocs(scope, asked, { enough: PAGE_SIZE, most: MOST_HITS });
  const open = openOf(found);
  if (found.length < PAGE_SIZE || open.length >= PAGE_SIZE) return open;
  return openOf(await findDocs(scope, asked, { enough: NEVER_ENOUGH, most: MOST_HITS }));
}

/** Worked out once a language until the glossary or anything else changes. */
async function readThesaurus(ctx: ResidentContext): Promise<LibraryThesaurus> {
  const { language } = ctx.say;
  return ctx.readOnce(`library thesaurus ${language.code}`, async (scope) =>
    thesaurusFor(await listTerms(scope), ctx.say),
  );
}

function hitOf(
  { say }: ResidentContext,
  { doc, heading }: { doc: FoundDoc & { lines: ShownLine[] }; heading: Heading },
  { pieces, enough }: { pieces: readonly Piece[]; enough: number },
): LibraryHit {
  const title = resolveText(heading.title, say.language);
  const snippet = snippetOf(doc.lines, pieces, enough);
  const summary = resolveText(heading.summary, say.language);
  return {
    heading,
    language: doc.language,
    isLiteral: doc.tier <= 2,
    title: { language: title.language.code, segments: markPieces(title.value, pieces) },
    snippet: snippet
      ? { language: snippet.line.language ?? doc.language, segments: snippet.segments }
      : { language: summary.language.code, segments: markPieces(summary.value, []) },
    at: snippet?.line.at,
  };
}
