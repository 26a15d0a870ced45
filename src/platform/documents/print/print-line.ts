import type { LanguageCode } from "../../i18n/languages.ts";
import type { Line } from "../paper.ts";
import { LINE_END, type Piece, piecesOf } from "../paper-lines.ts";
import { widthOf } from "../paper-widths.ts";

/** A piece as paper.typ takes it. */
export type PrintedPiece =
  | string
  | {
      text: string;
      reading?: string;
      /** Of the characters or of their reading, whichever is longer, in em. */
      width?: number;
      /** Stays on one line. */
      isWhole?: true;
      /** May go on on the next line wherever a zero-width space stands. */
      isBroken?: true;
      strong?: true;
      language?: LanguageCode;
      href?: string;
    };

/** Characters with one reading that stay together; a longer reading stands behind them. */
const LONGEST_READ_RUN = 10;
/** Kana of half size, in em. */
const READING = 0.44;
const BREAK = "\u200B";
/** Words of capitals are so much wider than the average. */
const WIDEST = 1.35;

/** A line for a place of `room` em: nothing in it is wider than that without a place where it may be broken. */
export function fitLine(line: Line, room: number): PrintedPiece[] {
  return piecesOf(line).map((piece) => fitPiece(piece, room));
}

/** The same for a title: what stands between two spaces stays on one line where it can. */
export function fitTitle(line: Line, room: number): PrintedPiece[] {
  return fitLine(line, room).flatMap((piece): PrintedPiece[] => {
    if (typeof piece !== "string" || !SPACE.test(piece)) return [piece];
    return piece
      .split(SPACES)
      .map((part) => (SPACE.test(part) || widthOf(part) > room ? part : { text: part, isWhole: true }));
  });
}

const SPACE = /[ \u3000]/;
const SPACES = /([ \u3000]+)/;

function fitPiece(piece: Piece, room: number): PrintedPiece {
  if (piece === LINE_END) return piece.text;
  const { reading, isStrong, language, href } = piece;
  const marks = {
    ...(isStrong && { strong: true as const }),
    ...(language && { language }),
    ...(href && { href }),
  };
  const width = reading === undefined ? 0 : Math.max(widthOf(piece.text), widthOf(reading) * READING);
  if (reading !== undefined && width <= Math.min(room, LONGEST_READ_RUN))
    return { text: piece.text, reading, width, ...marks };
  const text = breakLongWords(reading === undefined ? piece.text : `${piece.text}（${reading}）`, room);
  if (text.includes(BREAK)) return { text, isBroken: true, ...marks };
  return Object.keys(marks).length > 0 ? { text, ...marks } : text;
}

export const hasReading = (line: readonly PrintedPiece[]): boolean =>
  line.some((piece) => typeof piece !== "string" && piece.reading !== undefined);

/** Estimated, in em. */
export const printedWidth = (line: readonly PrintedPiece[]): number =>
  line.reduce(
    (sum, piece) => sum + (typeof piece === "string" ? widthOf(piece) : (piece.width ?? widthOf(piece.text))),
    0,
  );

/** After the joints of an address where that is enough, else behind every letter. */
function breakLongWords(text: string, room: number): string {
  const fits = (word: string) => widthOf(word) * WIDEST <= room;
  return text.replace(LONG_WORD, (word) => {
    if (fits(word)) return word;
    return word
      .split(/(?<=[/?&=.,_@-])/)
      .map((part) => (fits(part) ? part : [...part].join(BREAK)))
      .join(BREAK);
  });
}

/** Letters without a space between them that are not broken as kanji and kana are. */
const LONG_WORD = /[!-~\u00A0-\u02FF\u0370-\u052F]{6,}/g;
