import { fold } from "./fold.rules.ts";
import { kanaOf, shortened } from "./romaji.rules.ts";
import { type Segment, segmentsOf, spell } from "./spelling.rules.ts";

/** A stretch of a query that has to stand somewhere in one piece. */
export type Piece = readonly Segment[];

/** One piece of a query and what may stand instead of it: other words, each as a phrase. */
export interface WantedPart {
  piece: Piece;
  instead: Piece[];
}

/** What a query asks for: all parts, or one of the ways to say the whole of it. */
export interface Wanted {
  parts: WantedPart[];
  instead: Piece[];
}

const MOST_PIECES = 8;
const LONGEST_QUERY = 200;

/** The pieces of a text, at whatever keeps apart: spaces, full stops, line ends. */
function piecesOf(text: string): Segment[][] {
  const pieces: Segment[][] = [];
  for (const part of fold(text).split(/\s+/u)) {
    for (const segment of segmentsOf(part)) {
      if (segment.isApart) pieces.push([segment]);
      else pieces.at(-1)?.push(segment);
    }
  }
  return pieces;
}

/** What was typed. Never fails: what holds no letter asks for nothing. */
export function parseQuery(typed: string): Wanted {
  const all = piecesOf([...typed].slice(0, LONGEST_QUERY).join("")).slice(0, MOST_PIECES);
  const once = new Map(all.map((piece) => [spell(piece), piece]));
  return { parts: [...once.values()].map((piece) => ({ piece, instead: otherScripts(piece) })), instead: [] };
}

const KANA_ONLY = /^[ぁ-ゖー]+$/;

/** hinanjo is ひなんじょ; long vowels are found without their length. */
function otherScripts(piece: Piece): Piece[] {
  const [only] = piece;
  if (!only || piece.length > 1) return [];
  const kana = only.kind === "word" ? kanaOf(spell(piece).trim()) : KANA_ONLY.test(only.text) ? only.text : undefined;
  if (kana === undefined) return [];
  return [...new Set([kana, shortened(kana)])]
    .filter((text) => text && text !== only.text)
    .map((text) => segmentsOf(text));
}

/** Words for the same thing. */
export interface SameWords {
  /** By which it is known, in all languages. */
  names: readonly string[];
  /** How Japanese reads it: the beginning is enough. */
  reading?: string;
  /** What is looked for instead. */
  said: readonly string[];
}

export interface Thesaurus {
  byName: ReadonlyMap<string, readonly SameWords[]>;
  readings: readonly { reading: string; same: SameWords }[];
}

/** How names are compared with what was typed: pieces follow one another as words do. */
const nameOf = (pieces: readonly Piece[]) => pieces.map(spell).join("\n");

export function createThesaurus(words: readonly SameWords[]): Thesaurus {
  const byName = new Map<string, SameWords[]>();
  const readings: { reading: string; same: SameWords }[] = [];
  for (const same of words) {
    const read = same.reading ? [fold(same.reading), shortened(fold(same.reading))] : [];
    for (const name of new Set([...same.names.map((each) => nameOf(piecesOf(each))), ...read])) {
      if (name) byName.set(name, [...(byName.get(name) ?? []), same]);
    }
    readings.push(...[...new Set(read)].map((reading) => ({ reading, same })));
  }
  return { byName, readings };
}

/** As many letters of a reading as tell something. */
const READING_FROM = 2;
const MOST_SAME = 8;

/** The words of the thesaurus that these pieces name. */
export function sameWordsFor(thesaurus: Thesaurus, pieces: readonly Piece[]): SameWords[] {
  const name = nameOf(pieces);
  const kana = [name, ...otherKana(pieces)].filter((each) => KANA_ONLY.test(each));
  const begun = kana
    .filter((each) => each.length >= READING_FROM)
    .flatMap((each) => thesaurus.readings.filter(({ reading }) => reading.startsWith(each)).map(({ same }) => same));
  const exact = [name, ...kana].flatMap((each) => thesaurus.byName.get(each) ?? []);
  return [...new Set([...exact, ...begun])].slice(0, MOST_SAME);
}

const otherKana = (pieces: readonly Piece[]) =>
  pieces.length === 1 && pieces[0] ? otherScripts(pieces[0]).map(spell) : [];

/** The same query with the other words for its parts, and for the whole of it. */
export function widen(wanted: Wanted, thesaurus: Thesaurus): Wanted {
  const insteadOf = (pieces: readonly Piece[]): Piece[] => {
    const own = nameOf(pieces);
    const said = sameWordsFor(thesaurus, pieces).flatMap((same) => same.said.map((word) => segmentsOf(fold(word))));
    const once = new Map(said.map((each) => [spell(each), each]));
    return [...once].filter(([name]) => name && name !== own).map(([, each]) => each);
  };
  const whole = wanted.parts.map(({ piece }) => piece);
  return {
    parts: wanted.parts.map(({ piece, instead }) => ({ piece, instead: [...instead, ...insteadOf([piece])] })),
    instead: whole.length > 1 ? insteadOf(whole) : [],
  };
}

/** All pieces that may have been found, for marking them. */
export function allPieces({ parts, instead }: Wanted): Piece[] {
  return [...parts.flatMap(({ piece, instead: others }) => [piece, ...others]), ...instead];
}

/** The query as search compares it: the same for all ways of typing it. */
export const normalisedQuery = ({ parts }: Wanted): string => parts.map(({ piece }) => spell(piece).trim()).join(" ");
