import { parse } from "csv-parse/sync";
import iconv from "iconv-lite";

export type CsvEncoding = "utf-8" | "cp932";

export interface CsvContent {
  encoding: CsvEncoding;
  rows: string[][];
}

export class CsvError extends Error {
  /** Line of the file, from 1. */
  readonly line: number;
  constructor(line: number) {
    super(`csv: unreadable at line ${line}`);
    this.line = line;
  }
}

/**
 * Reads comma-separated values in UTF-8 (with or without a byte order mark) or, where the bytes are not UTF-8, in
 * Shift_JIS as Windows writes it (CP932). Takes away the tab that `writeCsv` puts before a dangerous first character.
 * `delimiter`: a tab in what was copied out of a spreadsheet. `keepsEmptyLines`: so that rows keep their numbers.
 */
export function readCsv(
  bytes: Uint8Array,
  { delimiter = ",", keepsEmptyLines = false }: { delimiter?: "," | "\t"; keepsEmptyLines?: boolean } = {},
): CsvContent {
  const encoding = isUtf8(bytes) ? "utf-8" : "cp932";
  try {
    const rows: string[][] = parse(decodeText(bytes), {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: !keepsEmptyLines,
    });
    return { encoding, rows: rows.map((row) => row.map((value) => value.replace(PROTECTED, ""))) };
  } catch (error) {
    throw new CsvError(error instanceof Error && "lines" in error ? Number(error.lines) : 1);
  }
}

/** Characters of a text file: in UTF-8, or where the bytes are not, as Windows writes Japanese. */
export function decodeText(bytes: Uint8Array): string {
  return isUtf8(bytes) ? new TextDecoder().decode(bytes) : iconv.decode(Buffer.from(bytes), "cp932");
}

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** What a spreadsheet would take for a formula or a command. */
const DANGEROUS = /^[=+\-@\t\r]/;
const PROTECTED = /^\t(?=[=+\-@\t\r])/;

function cellOf(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  // A tab and not the usual apostrophe: Excel and LibreOffice take a cell that begins with white space for text and show
  // nothing of it, programs trim it, and it never is a part of a name, so `readCsv` can take it away again.
  const safe = DANGEROUS.test(value) ? `\t${value}` : value;
  return /[",\r\n\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

type CsvRows = readonly (readonly (string | number | null)[])[];

/** UTF-8 with the byte order mark, without which Excel in Japan reads it as Shift_JIS; lines end as RFC 4180 says. */
export function writeCsv(rows: CsvRows): string {
  return `\uFEFF${textOf(rows)}`;
}

const textOf = (rows: CsvRows) => rows.map((row) => `${row.map(cellOf).join(",")}\r\n`).join("");

/** The same character in two standards: what Unicode keeps apart and CP932 has only once. */
const SAME_IN_CP932: Readonly<Record<string, string>> = {
  "\u2212": "\uFF0D",
  "\u301C": "\uFF5E",
  "\u2016": "\u2225",
  "\u2014": "\u2015",
  "\u00A2": "\uFFE0",
  "\u00A3": "\uFFE1",
  "\u00AC": "\uFFE2",
};

/**
 * Shift_JIS as Windows reads it, for programs that know nothing else. Never writes `?` for a character that CP932 does
 * not have: then `bytes` is null and `unmappable` names them, each row's once.
 */
export function writeCsvCp932(rows: CsvRows): {
  bytes: Uint8Array<ArrayBuffer> | null;
  unmappable: { row: number; characters: string[] }[];
} {
  const text = [...textOf(rows)].map((character) => SAME_IN_CP932[character] ?? character).join("");
  const missing = [...new Set(text)].filter(
    (character) => iconv.decode(iconv.encode(character, "cp932"), "cp932") !== character,
  );
  if (missing.length === 0) return { bytes: new Uint8Array(iconv.encode(text, "cp932")), unmappable: [] };
  const lines = rows.map((row) => new Set(textOf([row])));
  const unmappable = lines.map((line, row) => ({ row, characters: missing.filter((one) => line.has(one)) }));
  return { bytes: null, unmappable: unmappable.filter(({ characters }) => characters.length > 0) };
}
