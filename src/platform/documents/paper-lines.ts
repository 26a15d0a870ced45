import type { LanguageCode } from "../i18n/languages.ts";
import type { Block, Inline, Line } from "./paper.ts";

/** An inline of which every format can write the text: no control characters, no half of a character, no line end inside. */
export interface Piece {
  text: string;
  reading?: string;
  isStrong?: boolean;
  language?: LanguageCode;
  /** An address that works outside of a page, too. */
  href?: string;
}

/** What stands for a line end that was typed inside a line. */
export const LINE_END: Piece = { text: "\n" };

/** No writing in XML 1.0 and none in PDF/UA. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNWRITABLE = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\uFEFF\uFFFE\uFFFF]/gu;

export const writable = (text: string): string =>
  text.toWellFormed().replace(/\r\n?/g, "\n").replaceAll("\t", " ").replace(UNWRITABLE, "");

export function piecesOf(line: Line): Piece[] {
  return line.flatMap((inline) => splitAtEnds(pieceOf(inline))).filter(({ text }) => text !== "");
}

/** The same as one string, line ends kept: for cells of a workbook, titles, properties. */
export const writableText = (line: Line): string =>
  piecesOf(line)
    .map(({ text }) => text)
    .join("");

function pieceOf(inline: Inline): Piece {
  if (typeof inline === "string") return { text: writable(inline) };
  const { text, reading, strong, language, href } = inline;
  return {
    text: writable(text),
    ...(reading && { reading: writable(reading) }),
    ...(strong && { isStrong: true }),
    ...(language && { language }),
    ...(href && /^(https?:\/\/|mailto:|tel:)/.test(href) && { href: writable(href) }),
  };
}

function splitAtEnds(piece: Piece): Piece[] {
  if (!piece.text.includes("\n")) return [piece];
  return piece.text
    .split("\n")
    .flatMap((text, index) => (index > 0 ? [LINE_END, { ...piece, text }] : { ...piece, text }));
}

/**
 * Blocks without those that hold nothing, and with headings that begin at the first level and skip none: readers of PDF/UA,
 * Word and pages go from heading to heading.
 */
export function settleBlocks(blocks: readonly Block[]): Block[] {
  let before = 0;
  return blocks.filter(holdsSomething).map((block) => {
    if (block.kind !== "heading") return block;
    before = Math.min(block.level, before + 1);
    return { ...block, level: before as typeof block.level };
  });
}

function holdsSomething(block: Block): boolean {
  if (block.kind === "table") return block.columns.length > 0;
  if (block.kind === "heading") return writableText(block.text).trim() !== "";
  if (block.kind === "bars") return block.bars.length > 0;
  if (block.kind === "aside") return block.lines.length > 0;
  return !("items" in block) || block.items.length > 0;
}
