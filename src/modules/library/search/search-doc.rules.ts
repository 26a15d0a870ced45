import type { LanguageCode } from "#platform/i18n/languages.ts";
import { readingsOnly, stripReadings } from "#platform/i18n/text.ts";
import {
  addAlso,
  addLine,
  addMark,
  emptyVector,
  type Vector,
  vectorLiteral,
  type Weight,
} from "#platform/search/vector.rules.ts";
import { type Block, linesOf } from "../content/block.rules.ts";
import { plainOf } from "../content/line.rules.ts";
import { mergeContent } from "../content/merge.rules.ts";
import type { Texts } from "../content/staleness.rules.ts";
import type { Entry } from "../entries/entry.rules.ts";

/** A line of an entry as it is found and shown: without marks, with furigana. */
export interface FoundLine {
  weight: Weight;
  /** The heading above it, for the address; absent before the first. */
  at?: string;
  /** Where it is not the one of the text: words to show at a counter, what is printed on a letter. */
  language?: LanguageCode;
  text: string;
}

/** What can be found of an entry in one language. */
export interface SearchDoc {
  language: LanguageCode;
  /** The title, and what is printed on a letter: found in these, an entry comes first. */
  titles: string[];
  /** The official title, where this is another language, how it is read, what people call it. */
  otherTitles: string[];
  lines: FoundLine[];
  /** Words for it that do not stand in it. */
  also: string[];
}

/** An entry in all languages in which something of it is public, each by itself; nothing where its root is not. */
export function docsOf(entry: Found, texts: Texts): SearchDoc[] {
  if (!texts.has(entry.rootLanguage)) return [];
  return [...texts.keys()].map((language) => docOf(entry, texts, [language]));
}

type Found = Pick<Entry, "rootLanguage" | "attributes">;

/** The entry for a reader of `chain[0]`: what of it is in one of these languages. */
export function docOf({ rootLanguage, attributes }: Found, texts: Texts, chain: readonly LanguageCode[]): SearchDoc {
  const [language = rootLanguage] = chain;
  const { title, summary, blocks } = mergeContent(texts, rootLanguage, chain);
  const shown = (part: { value: string; language: LanguageCode }) =>
    chain.includes(part.language) ? plainOf(part.value) : "";
  const { titles = [], senders = [] } = attributes.letter ?? {};
  const lines: FoundLine[] = [{ weight: "C", text: shown(summary) }];
  let at: string | undefined;
  for (const { value: block, language: written } of blocks) {
    if (block.kind === "heading") at = block.id;
    if (chain.includes(written)) lines.push(...blockLines(block).map((line) => ({ ...line, at })));
  }
  lines.push(...blocks.flatMap(({ value }) => phraseLines(value)));
  lines.push(...[...titles, ...senders].map((text) => ({ weight: "B" as const, language: rootLanguage, text })));
  return {
    language,
    titles: [shown(title), ...titles].filter(Boolean),
    lines: lines.filter(({ text }) => text.trim() !== ""),
    ...otherWords({ rootLanguage, attributes }, texts, language),
  };
}

function blockLines(block: Block): Omit<FoundLine, "at">[] {
  const weight = block.kind === "heading" ? "B" : "C";
  return linesOf(block).map(({ line }) => ({ weight, text: plainOf(line) }));
}

/** Japanese in every language; after all other lines, which a result shows rather. */
const phraseLines = (block: Block): FoundLine[] =>
  block.kind === "phrases"
    ? block.items.map(({ words }) => ({ weight: "C", language: "ja", text: plainOf(words) }))
    : [];

/** Words for an entry that do not stand in its text, and how the Japanese of it is read. */
function otherWords({ rootLanguage, attributes }: Found, texts: Texts, language: LanguageCode) {
  const easy = texts.get("ja-easy")?.content;
  const title = language === rootLanguage ? "" : stripReadings(texts.get(rootLanguage)?.content.title ?? "");
  const otherTitles = filled([title, easy ? read(easy.title) : "", ...Object.values(attributes.synonyms).flat()]);
  const isJapanese = language === "ja" || language === "ja-easy";
  const readLines = easy && isJapanese ? [easy.summary, ...easy.blocks.flatMap(wordsOf)].map(read) : [];
  const colours = attributes.letter?.colours.map((colour) => COLOUR_WORDS[colour]) ?? [];
  return { otherTitles, also: filled([...otherTitles, ...readLines, ...colours]) };
}

const read = (line: string) => readingsOnly(plainOf(line));
const wordsOf = (block: Block) => linesOf(block).map(({ line }) => line);
const filled = (words: readonly string[]) => [...new Set(words)].filter((word) => word.trim() !== "");

/** In other languages a colour is found through its name (`thesaurusFor`). */
export const COLOUR_WORDS = {
  red: "赤",
  blue: "青",
  green: "緑",
  yellow: "黄色",
  orange: "オレンジ",
  pink: "ピンク",
  white: "白",
} as const;

/** A row of the index. */
export interface DocRow {
  part: number;
  words: string;
  titleWords: string;
  lines: ShownLine[];
}

export type ShownLine = Omit<FoundLine, "weight">;

/** A text goes on in a further row after so many places; PostgreSQL knows 16,383 in one, and 255 of one word. */
const PLACES_IN_ROW = 4_000;
/** A line is cut into pieces of so many characters, and each begins with the end of the one before, or a phrase were lost. */
const LONGEST_LINE = 3_000;
const OVERLAP = 200;

/** The rows of an entry in one language, with marks that say whose and which they are. */
export function rowsOf({ titles, otherTitles, lines, also, language }: SearchDoc, municipalityId: number): DocRow[] {
  const title = emptyVector();
  for (const text of titles) addLine(title, { weight: "A", text: stripReadings(text) });
  for (const text of otherTitles) addAlso(title, text);
  const rows: OpenRow[] = [];
  for (const text of titles.slice(0, 1)) addLine(openRow(rows).vector, { weight: "A", text: stripReadings(text) });
  for (const { weight, ...line } of lines) {
    for (const piece of cutLine(stripReadings(line.text))) addLine(openRow(rows).vector, { weight, text: piece });
    openRow(rows).lines.push(line);
  }
  for (const piece of also.flatMap(cutLine)) addAlso(openRow(rows).vector, piece);
  return rows.map(({ vector, lines: shown }, part) => {
    for (const mark of marksOf(`@${municipalityId}`, { language, isLong: rows.length > 1 })) addMark(vector, mark);
    return { part, words: vectorLiteral(vector), titleWords: part === 0 ? vectorLiteral(title) : "", lines: shown };
  });
}

interface OpenRow {
  vector: Vector;
  lines: DocRow["lines"];
}

/** The row that takes the next line. */
function openRow(rows: OpenRow[]): OpenRow {
  const last = rows.at(-1);
  if (last && last.vector.end < PLACES_IN_ROW) return last;
  const next: OpenRow = { vector: emptyVector(), lines: [] };
  rows.push(next);
  return next;
}

const marksOf = (mark: string, { language, isLong }: { language: LanguageCode; isLong: boolean }) => [
  mark,
  `${mark}/${language}`,
  ...(isLong ? [`${mark}/${language}/long`] : []),
];

function cutLine(text: string): string[] {
  if (text.length <= LONGEST_LINE) return [text];
  const pieces: string[] = [];
  for (let from = 0; from < text.length; from += LONGEST_LINE - OVERLAP)
    pieces.push(text.slice(from, from + LONGEST_LINE));
  return pieces;
}
