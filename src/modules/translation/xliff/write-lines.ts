import type { Mark, Piece } from "../segments/mark.rules.ts";
import { markLine, markTranslated } from "../segments/mark.rules.ts";
import type { Exchange, Unit } from "../segments/unit.rules.ts";
import { withoutReadings } from "../segments/unit.rules.ts";
import { chunksOf, escapeXml } from "./escape.rules.ts";

/** How the versions of XLIFF write what stands in a segment. */
export interface Notation {
  open(mark: Mark): string;
  close(mark: Mark): string;
  /** A character that XML cannot hold; `index`: how many of the segment came before. */
  character(code: string, index: number): string;
}

export function writePieces(pieces: readonly Piece[], marks: readonly Mark[], notation: Notation): string {
  const byId = new Map(marks.map((mark) => [mark.id, mark]));
  let characters = 0;
  const drawText = (text: string) =>
    chunksOf(text).map((chunk) =>
      "text" in chunk ? escapeXml(chunk.text) : notation.character(chunk.code, characters++),
    );
  return pieces
    .flatMap((piece) => {
      if ("text" in piece) return drawText(piece.text);
      const mark = byId.get(idOf(piece));
      if (!mark) return [];
      return "open" in piece ? notation.open(mark) : notation.close(mark);
    })
    .join("");
}

const idOf = (piece: Exclude<Piece, { text: string }>): string => Object.values(piece)[0] ?? "";

export interface WrittenSegment {
  source: string;
  /** Undefined where there is no translation. */
  target: string | undefined;
  /** Those of the source and, behind them, those that only the translation has. */
  marks: Mark[];
}

/** Both sides of a unit. The source stands without furigana where they would stand in a translator's way. */
export function writeSegment({ source, target }: Unit, exchange: Exchange, notation: Notation): WrittenSegment {
  const marked = markLine(source);
  const plain = marked.pieces.map((piece) =>
    "text" in piece ? { text: withoutReadings(piece.text, exchange.sourceLanguage) } : piece,
  );
  const own = target === null ? undefined : markTranslated(target, marked.marks);
  const marks = own?.marks ?? marked.marks;
  return {
    source: writePieces(plain, marks, notation),
    target: own && writePieces(own.pieces, marks, notation),
    marks,
  };
}
