import type { Token } from "../analyser/analyser.ts";
import type { Sentence } from "../rules/rule.ts";
import type { CleanText } from "../text/clean.ts";
import { hasKanji } from "../text/kana.ts";
import { align } from "./align.ts";
import { contextReading } from "./context.ts";
import { isName } from "./names.ts";
import { numberPieces } from "./numbers.ts";
import type { Piece } from "./piece.ts";
import type { Segment } from "./segment.ts";
import { segmentsOf } from "./segments-of.ts";
import { weekdayPieces } from "./weekdays.ts";
import { fieldWords, wordPieces } from "./words.ts";

export interface ReadingSetting {
  /** What an author has confirmed: word → reading. Stands above everything else. */
  confirmed: ReadonlyMap<string, string>;
  /** Words of the field beyond those that are known here, as a glossary has them: word → reading. */
  words?: ReadonlyMap<string, string>;
}

/** The segments of a sentence as it was given (`input`), with its readings. */
export function annotate(
  sentence: Sentence,
  given: { input: string; clean: CleanText },
  setting: ReadingSetting,
): Segment[] {
  const { text, tokens } = sentence;
  if (!hasKanji(text)) return segmentsOf(given, []);
  const layers = createLayers(text);
  layers.put(authorPieces(given.clean));
  const numbers = numberPieces(text, tokens);
  layers.put(wordPieces(sentence, { words: setting.confirmed, source: "author", inside: numbers }));
  layers.put(numbers);
  layers.put(weekdayPieces(text));
  if (setting.words) layers.put(wordPieces(sentence, { words: setting.words, source: "rule" }));
  layers.put(wordPieces(sentence, { words: fieldWords(), source: "rule" }));
  for (let at = 0; at < tokens.length; at += 1) layers.put(tokenPieces(tokens, at));
  return segmentsOf(given, layers.pieces());
}

/** Pieces that were put first stay; what overlaps them is dropped. */
function createLayers(text: string) {
  const taken: (Piece | undefined)[] = new Array(text.length);
  const isFree = ({ start, end }: Piece) => {
    for (let unit = start; unit < end; unit += 1) if (taken[unit]) return false;
    return true;
  };
  return {
    put(pieces: readonly Piece[]) {
      for (const piece of pieces) if (isFree(piece)) taken.fill(piece, piece.start, piece.end);
    },
    pieces: () => taken.filter((piece, at): piece is Piece => piece !== undefined && piece.start === at),
  };
}

/** What stood in 《》, in units of the clean text. */
function authorPieces({ readings, inputAt }: CleanText): Piece[] {
  let unit = 0;
  const unitOf = (input: number) => {
    while (unit < inputAt.length - 1 && (inputAt[unit] ?? 0) < input) unit += 1;
    return unit;
  };
  return readings.map(({ start, end, reading }) => ({
    start: unitOf(start),
    end: unitOf(end),
    reading: reading || null,
    alternatives: [],
    source: "author",
  }));
}

function tokenPieces(tokens: readonly Token[], at: number): Piece[] {
  const token = tokens[at];
  if (!token || !hasKanji(token.surface)) return [];
  if (isName(tokens, at)) {
    return [{ start: token.start, end: token.end, reading: null, alternatives: [], source: "name" }];
  }
  const context = contextReading(tokens, at);
  const reading = context?.reading ?? token.reading;
  if (!reading) return [];
  const source = context ? "rule" : "analyser";
  return piecesOf(token, { reading, alternatives: context?.alternatives ?? [], source });
}

/** A word with its kana apart; alternatives stay with its first kanji. */
export function piecesOf(
  { surface, start }: Pick<Token, "surface" | "start">,
  { reading, alternatives, source }: Pick<Piece, "alternatives" | "source"> & { reading: string },
): Piece[] {
  const others = alternatives.map((other) => align(surface, other));
  let from = start;
  return align(surface, reading).flatMap((part, at): Piece[] => {
    const piece = { start: from, end: from + part.text.length };
    from = piece.end;
    if (part.reading === null) return [];
    const differ = others.map((parts) => parts[at]?.reading).filter((other): other is string => !!other);
    return [
      { ...piece, reading: part.reading, alternatives: differ.filter((other) => other !== part.reading), source },
    ];
  });
}
