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
export type Block =
  | { kind: "heading"; level: 1 | 2 | 3 | 4; text: Line }
  | { kind: "paragraph"; text: Line; tone?: "lead" | "note" }
  | { kind: "list"; items: readonly Line[]; isOrdered?: boolean }
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
  | { kind: "pageBreak" };

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
