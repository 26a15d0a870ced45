import { parseRuby, type RubySegment } from "#platform/i18n/text.ts";

/** A stretch of a text that was found, or that was not. */
export interface MarkedSegment extends RubySegment {
  isHit: boolean;
}

/** How search compares: without regard to case and width, as the database does it. */
function foldForSearch(value: string): string {
  return value.normalize("NFKC").toLowerCase();
}

/** Splits a text so that what the terms found can be marked. A run of kanji with a reading is marked as a whole. */
export function markTerms(value: string, terms: readonly string[]): MarkedSegment[] {
  const pieces = piecesOf(value);
  const words = terms.map(foldForSearch).filter((word) => word !== "");
  const hits = new Set(formsOf(pieces).flatMap((form) => words.flatMap((word) => piecesFound(form, word))));
  return joined(pieces.map((piece, index) => ({ ...piece, isHit: hits.has(index) })));
}

function piecesFound({ text, pieceAt }: Form, word: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    found.push(...pieceAt.slice(at, at + word.length));
  return found;
}

/** Single letters, and runs of kanji with the reading over them. */
function piecesOf(value: string): RubySegment[] {
  return parseRuby(value).flatMap((segment): RubySegment[] =>
    segment.reading === undefined ? [...segment.surface].map((surface) => ({ surface })) : [segment],
  );
}

interface Form {
  text: string;
  /** For each code unit of the text: the piece it came from. */
  pieceAt: number[];
}

/** The text as it is written and as it is read. */
function formsOf(pieces: readonly RubySegment[]): Form[] {
  const form = (spell: (piece: RubySegment) => string): Form => {
    const spelt = pieces.map((piece) => foldForSearch(spell(piece)));
    return { text: spelt.join(""), pieceAt: spelt.flatMap((part, index) => Array(part.length).fill(index)) };
  };
  return [form((piece) => piece.surface), form((piece) => piece.reading ?? piece.surface)];
}

function joined(pieces: readonly MarkedSegment[]): MarkedSegment[] {
  const segments: MarkedSegment[] = [];
  for (const piece of pieces) {
    const last = segments.at(-1);
    if (last && last.isHit === piece.isHit && last.reading === undefined && piece.reading === undefined)
      segments[segments.length - 1] = { ...last, surface: last.surface + piece.surface };
    else segments.push(piece);
  }
  return segments;
}
