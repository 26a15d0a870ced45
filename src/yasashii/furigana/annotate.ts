import type { Token } from "../analyser/analyser.ts";
import type { Sentence } from "../rules/rule.ts";
import type { CleanText } from "../text/clean.ts";
import { hasKanji } from "../text/kana.ts";
import { apart } from "./apart.ts";
import { contextReading } from "./context.ts";
import { isName } from "./names.ts";
import { numberPieces } from "./numbers.ts";
import { type Piece, piecesOf } from "./piece.ts";
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
  whole: Sentence,
  given: { input: string; clean: CleanText },
  setting: ReadingSetting,
): Segment[] {
  const sentence = { ...whole, tokens: apart(whole.tokens) };
  const { text, tokens } = sentence;
  if (!hasKanji(text)) return segmentsOf(given, []);
  const layers = createLayers(text);
  layers.put(authorPieces(given.clean));
  const numbers = numberPieces(text, tokens);
  layers.put(confirmedPieces(sentence, setting, numbers));
  layers.put(numbers);
  layers.put(weekdayPieces(text));
  if (setting.words) layers.put(wordPieces(sentence, { words: setting.words, source: "rule" }));
  layers.put(wordPieces(sentence, { words: fieldWords(), source: "rule" }));
  for (let at = 0; at < tokens.length; at += 1) layers.put(tokenPieces(tokens, at));
  return segmentsOf(
    given,
    layers.pieces().map((piece) => confirmedPiece(piece, text, setting)),
  );
}

/** One kanji that is part of a longer word is not the word that was confirmed: 日 in 14日 and in 収集日. */
function confirmedPieces(sentence: Sentence, { confirmed }: ReadingSetting, numbers: readonly Piece[]): Piece[] {
  if (confirmed.size === 0) return [];
  const alone = new Set(sentence.tokens.filter(isAlone).map(({ start }) => start));
  return wordPieces(sentence, { words: confirmed, source: "author", inside: numbers }).filter(
    ({ start, end }) => end > start + 1 || alone.has(start),
  );
}

const isAlone = ({ surface, kind, kind1 }: Token) =>
  surface.length === 1 && kind1 !== "接尾" && kind1 !== "数" && kind !== "接頭詞";

/** The kanji of 行った, confirmed as おこな; names, of which nothing was known. */
function confirmedPiece(piece: Piece, text: string, { confirmed }: ReadingSetting): Piece {
  const reading = piece.source === "author" ? undefined : confirmed.get(text.slice(piece.start, piece.end));
  if (!reading || (piece.reading !== null && ![piece.reading, ...piece.alternatives].includes(reading))) return piece;
  return { ...piece, reading, alternatives: [], source: "author" };
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
  return piecesOf(token.surface, token.start, { reading, alternatives: context?.alternatives ?? [], source });
}
