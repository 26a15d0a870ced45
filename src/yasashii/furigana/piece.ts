import { align } from "./align.ts";
import type { Segment } from "./segment.ts";

/** A reading at a place of the clean text (UTF-16 units). */
export interface Piece {
  start: number;
  end: number;
  /** null: a name, or what an author wants without a reading. */
  reading: string | null;
  alternatives: string[];
  source: Exclude<Segment["source"], "none">;
}

type Reading = Pick<Piece, "alternatives" | "source"> & { reading: string };

/** The kanji of a word with their readings, its kana left out; of other readings those that differ there. */
export function piecesOf(word: string, start: number, { reading, alternatives, source }: Reading): Piece[] {
  const others = alternatives.map((other) => align(word, other));
  let from = start;
  return align(word, reading).flatMap((part, at): Piece[] => {
    const piece = { start: from, end: from + part.text.length };
    from = piece.end;
    if (part.reading === null) return [];
    const different = others.flatMap((parts) => parts[at]?.reading ?? []).filter((other) => other !== part.reading);
    return [{ ...piece, reading: part.reading, alternatives: different, source }];
  });
}
