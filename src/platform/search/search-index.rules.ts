import { readingsOnly, stripReadings } from "#platform/i18n/text.ts";
import { fold } from "./fold.rules.ts";
import { type MarkedSegment, markPieces, snippetOf } from "./marks.rules.ts";
import { shortened } from "./romaji.rules.ts";
import { spell, spellText } from "./spelling.rules.ts";
import {
  allPieces,
  createThesaurus,
  type Piece,
  parseQuery,
  type SameWords,
  type Thesaurus,
  type Wanted,
  widen,
} from "./wanted.rules.ts";

/** A page in an index that needs no server. */
export interface IndexedPage {
  /** Behind `/{slug}/{language}`. */
  path: string;
  kind: string;
  title: string;
  summary: string;
  lines: string[];
  /** Other words for it: its official Japanese name, how that is read, what people call it. */
  also: string[];
}

/**
 * What a reader of one language can search without a server. It holds the lines themselves: what is found is exactly what
 * PostgreSQL finds, a result can show its line, and it is a third of the size of postings with their places.
 */
export interface SearchIndex {
  format: "kakehashi-search/1";
  language: string;
  pages: IndexedPage[];
  words: SameWords[];
}

export interface IndexHit {
  page: IndexedPage;
  title: MarkedSegment[];
  snippet: MarkedSegment[];
  /** Its page says it in other words. */
  isOther: boolean;
}

interface Prepared {
  thesaurus: Thesaurus;
  pages: { title: string; text: string; also: string }[];
}

const prepared = new WeakMap<SearchIndex, Prepared>();

function prepare(index: SearchIndex): Prepared {
  const known = prepared.get(index);
  if (known) return known;
  const fresh: Prepared = {
    thesaurus: createThesaurus(index.words),
    pages: index.pages.map(({ title, summary, lines, also }) => ({
      title: spelled(title),
      text: [title, summary, ...lines].map(spelled).join("\n\n"),
      also: [...also, ...readAloud([title, summary, ...lines])]
        .flatMap((word) => [spelled(word), spellText(shortened(fold(word)))])
        .join("\n\n"),
    })),
  };
  prepared.set(index, fresh);
  return fresh;
}

/** What furigana say, of the lines that have any. */
const readAloud = (lines: readonly string[]) => lines.filter((line) => line.includes("《")).map(readingsOnly);

const spelled = (line: string) => spellText(stripReadings(line));

/** What is found for the query, the titles first. Never fails. */
export function searchIndex(index: SearchIndex, query: string, most = 20): IndexHit[] {
  const { thesaurus, pages } = prepare(index);
  const wanted = widen(parseQuery(query), thesaurus);
  if (wanted.parts.length === 0) return [];
  const ranks = pages.map((page) => rankOf(page, wanted));
  const pieces = allPieces(wanted);
  return index.pages
    .map((page, at) => ({ page, rank: ranks[at] ?? NOT_FOUND }))
    .filter(({ rank }) => rank !== NOT_FOUND)
    .sort((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map(({ page, rank }) => ({
      page,
      title: markPieces(page.title, pieces),
      snippet: snippetOf(textLines(page), pieces, wanted.parts.length)?.segments ?? markPieces(page.summary, []),
      isOther: rank >= OTHER_WORDS,
    }));
}

const textLines = ({ summary, lines }: IndexedPage) => [summary, ...lines].map((text) => ({ text }));

const OTHER_WORDS = 2;
const NOT_FOUND = 3;

/** 0: in the title, 1: in the text, 2: in other words, 3: not found. */
function rankOf({ title, text, also }: Prepared["pages"][number], { parts, instead }: Wanted): number {
  const isIn = (where: string) => (piece: Piece) => where.includes(spell(piece));
  const pieces = parts.map(({ piece }) => piece);
  if (pieces.every(isIn(title))) return 0;
  if (pieces.every(isIn(text))) return 1;
  const isSaid = (piece: Piece) => isIn(text)(piece) || isIn(also)(piece);
  const isWider = parts.every(({ piece, instead: others }) => [piece, ...others].some(isSaid));
  return isWider || instead.some(isSaid) ? OTHER_WORDS : NOT_FOUND;
}
