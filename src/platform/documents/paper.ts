import type { LanguageCode } from "../i18n/languages.ts";
import { parseRuby, type ResolvedText } from "../i18n/text.ts";

/** A stretch of a line: plain characters, or characters with furigana, weight, a language of their own or an address. */
export type Inline =
  | string
  | { text: string; reading?: string; strong?: boolean; language?: LanguageCode; href?: string };

export type Line = readonly Inline[];

export interface PaperColumn {
  title: Line;
  /** `end` for numbers. */
  align?: "start" | "end";
  /** Share of the width, beside the others'; 1 where it is left out. */
  width?: number;
}

/** A piece of a document that is the same on a page, in PDF, Word and Excel. */
export type Block = {
  /** Of all of it, where it is another one than the paper's: it then runs in that language's direction. */
  language?: LanguageCode;
} /** `isUnlisted`: stands in no list of contents, whatever its level. */ & (
  | { kind: "heading"; level: 1 | 2 | 3 | 4; text: Line; isUnlisted?: boolean }
  | { kind: "paragraph"; text: Line; tone?: "lead" | "note" }
  | { kind: "list"; items: readonly Line[]; isOrdered?: boolean }
  /** Set apart at a line: a warning, whom to ask. */
  | { kind: "aside"; lines: readonly Line[] }
  /** Japanese words to show to somebody, large, and what they mean. */
  | { kind: "phrases"; items: readonly { words: Line; reading?: Line; meaning: Line }[] }
  /** A cell is one line or several, each a paragraph. `headerColumns` stand bold at the row's beginning; the last `totalRows` are sums. */
  | {
      kind: "table";
      caption?: Line;
      columns: readonly PaperColumn[];
      rows: readonly (readonly (readonly Line[])[])[];
      headerColumns?: number;
      totalRows?: number;
    }
  | { kind: "terms"; items: readonly { term: Line; text: readonly Line[] }[] }
  /** Beside its table, never instead of it. `value` is a plain decimal, `shown` what is written at the bar. */
  | { kind: "bars"; title: Line; bars: readonly { label: Line; value: string; shown: Line }[] }
  /** Empty boxes to be written into by hand: number and date of a decision, seals. */
  | { kind: "blanks"; items: readonly Line[] }
  | { kind: "pageBreak" }
);

/** A document before it has a format. */
export interface Paper {
  title: Line;
  subtitle?: Line;
  publisher: Line;
  language: LanguageCode;
  /** The document's own date, `2025-06-30`: written into files instead of the clock, so that equal content gives equal bytes. */
  date: string;
  hasCover: boolean;
  hasContents: boolean;
  orientation: "portrait" | "landscape";
  /** Beside the date: which of several editions it is, for example its language. */
  edition?: Line;
  /** Where the same is read online, for those who hold the paper in their hands: the PDF has a QR code of it. */
  online?: { address: string; text: Line };
  /** Stands on every page: that it is a draft or a sample. */
  mark?: Line;
  /** The publisher's colour, `#rrggbb`, readable on white: of headings, bars and the arc. Black where it is left out. */
  colour?: string;
  blocks: readonly Block[];
}

/** A text as a line: furigana become readings; what fell back to another language says so. */
export function lineOf(resolved: ResolvedText): Line {
  const language = resolved.isFallback ? { language: resolved.language.code } : {};
  return parseRuby(resolved.value).map(({ surface, reading }) => {
    if (reading === undefined && !resolved.isFallback) return surface;
    return reading === undefined ? { text: surface, ...language } : { text: surface, reading, ...language };
  });
}

/** The same as plain characters. */
export const plainLine = (line: Line): string =>
  line.map((inline) => (typeof inline === "string" ? inline : inline.text)).join("");
