import { fold } from "./fold.rules.ts";
import { shortened } from "./romaji.rules.ts";
import { type Segment, segmentsOf, wordOf } from "./spelling.rules.ts";
import type { Piece, Wanted } from "./wanted.rules.ts";

/** A: titles; B: headings; C: text. */
export type Weight = "A" | "B" | "C";

export interface WeightedLine {
  weight: Weight;
  text: string;
}

/** The words of one row: lexeme → places with their weights, as PostgreSQL writes a `tsvector`. */
export interface Vector {
  lexemes: Map<string, string[]>;
  /** The last place that is taken; PostgreSQL knows 16,383. */
  end: number;
}

export const emptyVector = (): Vector => ({ lexemes: new Map(), end: 0 });

/** Before tokens that stand for a text without standing in it. */
const ALSO = "~";

function add({ lexemes }: Vector, lexeme: string, place: string): void {
  const places = lexemes.get(lexeme);
  if (places) places.push(place);
  else lexemes.set(lexeme, [place]);
}

export function addLine(vector: Vector, { weight, text }: WeightedLine): void {
  addSegments(vector, segmentsOf(fold(text)), { weight, prefix: "" });
}

/** Other words for the text; kana also without the length of their vowels, as romaji are often written. */
export function addAlso(vector: Vector, text: string): void {
  const folded = fold(text);
  const short = shortened(folded);
  for (const form of short === folded ? [folded] : [folded, short])
    addSegments(vector, segmentsOf(form), { weight: "D", prefix: ALSO });
}

/** A token without a place: of which municipality a row is. */
export const addMark = ({ lexemes }: Vector, mark: string): void => void lexemes.set(mark, []);

function addSegments(
  vector: Vector,
  segments: readonly Segment[],
  { weight, prefix }: { weight: Weight | "D"; prefix: string },
): void {
  for (const stretch of stretchesOf(segments)) {
    // A place left free is what a phrase cannot cross.
    if (stretch.isApart) vector.end += 1;
    for (const lexemes of lexemesAlong(stretch)) {
      vector.end += 1;
      for (const lexeme of lexemes) add(vector, prefix + lexeme, `${vector.end}${weight}`);
    }
  }
}

/** Runs that only a space divides are one. */
function stretchesOf(segments: readonly Segment[]): Segment[] {
  const stretches: Segment[] = [];
  for (const segment of segments) {
    const last = stretches.at(-1);
    if (last?.kind === "run" && segment.kind === "run" && !segment.isApart)
      stretches[stretches.length - 1] = { ...last, text: last.text + segment.text };
    else stretches.push(segment);
  }
  return stretches;
}

/** Place by place: two neighbouring letters of a run, at its end the last one alone; a word, and beside it its accents. */
function lexemesAlong({ kind, text }: Segment): string[][] {
  if (kind === "run") {
    const letters = [...text];
    return letters.map((letter, index) => [letter + (letters[index + 1] ?? "")]);
  }
  const { plain } = wordOf(text);
  return [plain === text ? [plain] : [plain, exactForm(text)]];
}

/** The accented form as a token of its own, so that it is no beginning of another word. */
const exactForm = (text: string) => `=${[...text].slice(0, 100).join("")}`;

const quoted = (lexeme: string) => `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

/** As PostgreSQL reads it: `$1::tsvector`. */
export const vectorLiteral = ({ lexemes }: Vector): string =>
  [...lexemes].map(([lexeme, places]) => quoted(lexeme) + (places.length > 0 ? `:${places.join(",")}` : "")).join(" ");

/** `exact`: words with accents only as they are typed. */
type Form = "plain" | "exact" | "also";

/** A piece as a phrase: `'ひな' <-> 'なん'`, two places on after what keeps apart. The last word may go on, a single letter too. */
export function phraseOf(piece: Piece, form: Form = "plain"): string {
  const stretches = stretchesOf(piece);
  const prefix = form === "also" ? ALSO : "";
  return stretches
    .map((stretch, index) => {
      const lexemes = phraseLexemes(stretch, { isLast: index === stretches.length - 1, form });
      const phrase = lexemes.map(({ lexeme, isOpen }) => quoted(prefix + lexeme) + (isOpen ? ":*" : "")).join(NEXT);
      return (index === 0 ? "" : stretch.isApart ? " <2> " : NEXT) + phrase;
    })
    .join("");
}

const NEXT = " <-> ";

function phraseLexemes({ kind, text }: Segment, { isLast, form }: { isLast: boolean; form: Form }) {
  if (kind === "word") {
    const { plain } = wordOf(text);
    const lexeme = form === "exact" && plain !== text ? exactForm(text) : plain;
    return [{ lexeme, isOpen: isLast }];
  }
  const letters = [...text];
  const all = letters.map((letter, index) => ({ lexeme: letter + (letters[index + 1] ?? ""), isOpen: false }));
  if (!isLast) return all;
  return letters.length === 1 ? [{ lexeme: text, isOpen: true }] : all.slice(0, -1);
}

/** A query as PostgreSQL reads it (`$1::tsquery`). Made of quoted tokens only: nothing that is typed is syntax. */
export interface QueryLiterals {
  /** All of them, just as typed but for accents. */
  pieces: string[];
  /** With the accents that were typed. */
  exact: string;
  /** In other words too. */
  broad: string;
}

export function queryLiterals({ parts, instead }: Wanted): QueryLiterals {
  const anyForm = (piece: Piece) => `(${phraseOf(piece)} | ${phraseOf(piece, "also")})`;
  const typed = parts.map(({ piece, instead: others }) => `(${[piece, ...others].map(anyForm).join(" | ")})`);
  return {
    pieces: parts.map(({ piece }) => phraseOf(piece)),
    exact: parts.map(({ piece }) => `(${phraseOf(piece, "exact")})`).join(" & "),
    broad: [`(${typed.join(" & ")})`, ...instead.map(anyForm)].join(" | "),
  };
}
