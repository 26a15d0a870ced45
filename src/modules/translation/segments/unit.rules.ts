import {
  type Content,
  hashesOf,
  type Line,
  type Part,
  type PartState,
  partsOf,
  plainOf,
} from "#modules/library/public.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { parseRuby } from "#platform/i18n/text.ts";

/** One text that is translated, with all that whoever translates it should know. */
export interface Unit {
  part: string;
  /** Where it stands in its part: `text`, `items.0`, `rows.2.1`. */
  path: string;
  kind: Part["kind"];
  source: Line;
  /** Null where there is none. */
  target: Line | null;
  /** Of the part's source, as a translation keeps it. */
  hash: string;
  state: PartState;
  /** The source as it was when the part was translated; only where it says something else now. */
  before?: string;
  /** Japanese words that this is the meaning of; they are not translated. */
  words?: string;
}

/** A text in two languages, as it goes out and comes back. */
export interface Exchange {
  /** Of the city. */
  code: string;
  /** The entry's key, or `request.12` for a text that was pasted in. */
  key: string;
  sourceLanguage: LanguageCode;
  targetLanguage: LanguageCode;
  units: Unit[];
  /** Whether somebody other than its writer has read the translation. */
  isReviewed: boolean;
  /** Said at the top of a file: for whom, by when, remarks. */
  remarks: string[];
}

interface Pair {
  source: Content;
  target: Content | undefined;
  states: ReadonlyMap<string, PartState>;
  /** Part → its source as it was. */
  before?: ReadonlyMap<string, string>;
}

/** The units of a source that say anything, in order, with what the translation has at the same place. */
export function unitsOf({ source, target, states, before }: Pair): Unit[] {
  const hashes = hashesOf(source);
  const said = new Map(target ? partsOf(target).map((part) => [part.id, part]) : []);
  return partsOf(source).flatMap((part) => {
    const own = said.get(part.id);
    const lines = new Map(own && isSameKind(own, part) ? own.lines.map(({ path, line }) => [path, line]) : []);
    return part.lines
      .filter(({ line }) => says(line))
      .map(({ path, line }): Unit => {
        const words = wordsAt(source, part.id, path);
        const old = before?.get(part.id);
        return {
          ...{ part: part.id, path, kind: part.kind, source: line, target: saidAt(lines, path) },
          ...{ hash: hashes[part.id] ?? "", state: states.get(part.id) ?? "missing" },
          ...(old !== undefined && { before: old }),
          ...(words && { words }),
        };
      });
  });
}

/** A link around a space says nothing. */
const says = (line: Line) => plainOf(line).trim() !== "";

function saidAt(lines: ReadonlyMap<string, Line>, path: string): Line | null {
  const line = lines.get(path);
  return line !== undefined && says(line) ? line : null;
}

const isSameKind = (one: Part, other: Part) => one.kind === other.kind;

function wordsAt(source: Content, id: string, path: string): string | undefined {
  const block = source.blocks.find((each) => each.id === id);
  if (block?.kind !== "phrases") return undefined;
  return block.items[Number(path.split(".")[1])]?.words;
}

/** Everything of a part, line under line, as people compare it. */
export const partText = ({ lines }: Part): string => lines.map(({ line }) => line).join("\n");

/** Part → hash of its source, of all parts that have units. */
export const partHashes = (units: readonly Unit[]): Record<string, string> =>
  Object.fromEntries(units.map(({ part, hash }) => [part, hash]));

const JAPANESE: readonly LanguageCode[] = ["ja", "ja-easy"];

export const isJapanese = (language: LanguageCode): boolean => JAPANESE.includes(language);

/** A translator into another language needs no furigana among the words; Chinese writes titles in the same brackets. */
export function withoutReadings(text: string, language: LanguageCode): string {
  if (!isJapanese(language)) return text;
  return parseRuby(text)
    .map(({ surface }) => surface)
    .join("");
}

/** Words and how they are read, each once. */
export function readingsIn(text: string, language: LanguageCode): { surface: string; reading: string }[] {
  if (!isJapanese(language)) return [];
  const found = parseRuby(text).flatMap(({ surface, reading }) =>
    reading === undefined ? [] : [[surface, reading] as const],
  );
  return [...new Map(found)].map(([surface, reading]) => ({ surface, reading }));
}

/** Letters and signs of a source that is translated: without marks, furigana and spaces. */
export function countCharacters(units: readonly Pick<Unit, "source">[], language: LanguageCode): number {
  return units.reduce((sum, { source }) => {
    const text = withoutReadings(plainOf(source), language).replace(/\s+/gu, "");
    return sum + [...text].length;
  }, 0);
}
