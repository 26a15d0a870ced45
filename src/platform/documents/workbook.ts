import { type Cell, readXlsx, type Sheet, type WriteSheet, writeXlsx } from "hucre";
import { ArchiveError, type ArchivePart, type ArchiveProblem, readArchive, storeArchive } from "./archive.ts";
import { sheetNames } from "./sheet-names.ts";
import { cellStyle, columnStyle, FONT, type FormSheet } from "./workbook-styles.ts";

/** A cell as it is written and read; dates are read as `2023-04-01`. */
export type CellValue = string | number | boolean | null;

/** A drop-down of a column. `source` is a range on a visible sheet (`'lists'!$A$2:$A$4`): LibreOffice hides others. */
export interface DropDown {
  column: number;
  fromRow: number;
  toRow: number;
  source: string;
}

/** A piece of a cell's text; marked pieces are underlined. */
export interface TextRun {
  text: string;
  isMarked: boolean;
}

/** A sheet to write. Rows and columns count from 0 here. */
export interface SheetContent {
  name: string;
  rows: readonly (readonly CellValue[])[];
  /** Column widths in characters. */
  widths: readonly number[];
  /** Columns whose cells stay text whatever somebody types into them ("60.0", "2023-04", "=1"). */
  textColumns: readonly boolean[];
  headerRows: number;
  frozenColumns: number;
  dropDowns: readonly DropDown[];
  /** Cells of which pieces are marked, by `row,column`; put together, the pieces are the cell's text. */
  marked?: ReadonlyMap<string, readonly TextRun[]>;
  /** What it is printed on, across; A3 where it is left out. */
  paper?: "a3" | "a4";
  /** A table for reading on paper: each row is as high as its text, however long, with a line under it. */
  isWhole?: boolean;
  form?: FormSheet;
}

export interface SheetRows {
  name: string;
  rows: CellValue[][];
  /** Rows (from 0) that a spreadsheet does not show, because somebody hid or filtered them; they are read all the same. */
  hiddenRows?: number[];
}

/** What is wrong with a workbook, and where (row and column from 1). */
export interface WorkbookProblem {
  what: ArchiveProblem | "formula" | "merged" | "errorValue" | "tooManyRows" | "tooManyColumns" | "tooManyCells";
  sheet?: string;
  row?: number;
  column?: number;
}

export class WorkbookError extends Error {
  readonly problems: readonly WorkbookProblem[];
  constructor(problems: readonly WorkbookProblem[]) {
    super(`workbook: ${problems.map((problem) => problem.what).join(", ")}`);
    this.problems = problems;
  }
}

export const WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** Rows that are laid out, blank ones among them; how many may be filled is the business of who reads. */
const MAX_SHEET_ROWS = 40_000;
const LIMITS = { parts: 2_000, bytes: 200_000_000, ratio: 50 };
const MAX_COLUMNS = 500;
/** Tags of one part: beyond it the reader's tree would not fit into memory, however few bytes the file has. */
const MAX_TAGS = { "xl/sharedStrings.xml": 3_000_000, other: 12_000_000 };
const MAX_PROBLEMS = 100;
/** Of ten points. */
const CHARACTERS_ACROSS = { a3: 220, a4: 155 };
const MAX_LINES = 5;
/** A row of a spreadsheet is at most 409 points high. */
const HIGHEST_LINES = 29;
const LINE_POINTS = 14;
const TITLE_POINTS = 22;
/** Written into every file: equal content gives equal bytes. */
const FIXED_DATE = new Date(0);

/** Writes an .xlsx file. Strings are text whatever they begin with: no cell becomes a formula. */
export async function writeWorkbook(wished: readonly SheetContent[], title: string): Promise<Uint8Array<ArrayBuffer>> {
  const names = sheetNames(wished.map(({ name }) => name));
  const sheets = wished.map((sheet, index) => ({ ...sheet, name: names[index] ?? sheet.name }));
  const bytes = await writeXlsx({
    sheets: sheets.map(sheetOf),
    namedRanges: sheets.map(printTitlesOf),
    properties: { title, creator: "Kakehashi", created: FIXED_DATE, modified: FIXED_DATE },
    defaultFont: FONT,
  });
  return new Uint8Array(bytes);
}

function sheetOf(content: SheetContent): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  content.rows.forEach((row, rowIndex) => {
    row.forEach((value, column) => {
      const style = cellStyle(content, [rowIndex, column], value);
      // The writer would turn the text "#N/A" into an error value; as a run of rich text it stays what it is.
      const richText = typeof value === "string" && ERROR_VALUE.test(value) ? [{ text: value }] : undefined;
      if (style ?? richText)
        cells.set(`${rowIndex},${column}`, { ...(style && { style }), ...(richText && { richText }) });
    });
  });
  for (const [place, runs] of content.marked ?? []) cells.set(place, { richText: runs.map(runOf) });
  return {
    name: content.name,
    rows: content.rows.map((row) => row.map((value) => (typeof value === "string" ? escapeText(value) : value))),
    columns: content.widths.map((width, column) => ({ width, style: columnStyle(content, column) })),
    cells,
    rowDefs: new Map(content.rows.map((row, index) => [index, { height: heightOf(row, content, index) }])),
    freezePane: { rows: content.headerRows, columns: content.frozenColumns },
    dataValidations: content.dropDowns.map((dropDown) => ({
      type: "list",
      range: `${columnLetters(dropDown.column)}${dropDown.fromRow + 1}:${columnLetters(dropDown.column)}${dropDown.toRow + 1}`,
      formula1: dropDown.source,
      allowBlank: true,
      showErrorMessage: true,
    })),
    pageSetup: {
      paperSize: content.paper ?? "a3",
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: content.form ? 1 : Math.ceil(sumOf(content.widths) / CHARACTERS_ACROSS[content.paper ?? "a3"]),
      fitToHeight: 0,
    },
    headerFooter: { oddFooter: "&L&A&R&P / &N" },
  };
}

/**
 * The rows and the column that each printed page repeats. As a name of our own: the library would leave the sheet's name
 * without quotes, and Excel offers to repair a book whose names it cannot read.
 */
function printTitlesOf({ name, headerRows }: SheetContent) {
  const sheet = `'${name.replaceAll("'", "''")}'`;
  return { name: "_xlnm.Print_Titles", range: `${sheet}!$A:$A,${sheet}!$1:$${headerRows}`, scope: name };
}

const ERROR_VALUE = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|GETTING_DATA|SPILL!|CALC!)$/;

function runOf({ text, isMarked }: TextRun) {
  const font = isMarked ? { ...FONT, underline: true } : FONT;
  return { text: escapeText(text), font };
}

/** Spreadsheets do not all fit rows to their text by themselves. Beyond a few lines the text is read in its cell. */
function heightOf(
  row: readonly CellValue[],
  { widths, isWhole, form, headerRows }: SheetContent,
  index: number,
): number {
  if (form && index === 0) return TITLE_POINTS;
  const most = isWhole ? HIGHEST_LINES : MAX_LINES;
  const least = form && index >= headerRows ? form.leastLines : 1;
  const lines = row.map((value, column) =>
    typeof value === "string" && column !== form?.keyColumn ? linesOf(value, { width: widths[column] ?? 10, most }) : 1,
  );
  return Math.min(most, Math.max(least, ...lines)) * LINE_POINTS;
}

const sumOf = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);

function linesOf(text: string, { width, most }: { width: number; most: number }): number {
  // Kanji and kana take two places; what is beyond the visible lines need not be counted.
  const wide = text.slice(0, most * width).replace(/[\x20-\x7E]/g, "");
  return (text.match(/\n/g)?.length ?? 0) + Math.ceil((text.length + wide.length) / width);
}

/** `_x0041_` would be read as an escape (ECMA-376 part 1, 22.9.2.19), and XML has no place for U+FFFE and U+FFFF. */
function escapeText(value: string): string {
  return value
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/[\uFFFE\uFFFF]/g, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase()}_`);
}

/** 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return (rest >= 0 ? columnLetters(rest) : "") + String.fromCharCode(65 + (column % 26));
}

/**
 * Reads the sheets of an .xlsx file. Throws WorkbookError with all that is wrong: formulas, merged cells and error values
 * are refused, as nobody could say what should be stored.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<SheetRows[]> {
  const parts = await openParts(bytes);
  // Whatever the library stumbles over in a file from outside, the file is not a workbook that can be read.
  const book = await readXlsx(storeArchive(parts)).catch(() => {
    throw new WorkbookError([{ what: "notAnArchive" }]);
  });
  const problems = book.sheets.flatMap(problemsOf);
  if (problems.length > 0) throw new WorkbookError(problems.slice(0, MAX_PROBLEMS));
  return book.sheets.map(rowsOf);
}

function rowsOf({ name, rows, rowDefs }: Sheet): SheetRows {
  const hiddenRows = [...(rowDefs ?? [])].flatMap(([row, { hidden }]) => (hidden ? [row] : []));
  return { name, rows: rows.map((row) => row.map(plainValue)), ...(hiddenRows.length > 0 ? { hiddenRows } : {}) };
}

/** Inflated here, within limits, so that the library never inflates anything itself. Pictures and macros stay outside. */
async function openParts(bytes: Uint8Array): Promise<ArchivePart[]> {
  const parts = await readArchive(bytes, LIMITS).catch((error: unknown) => {
    throw error instanceof ArchiveError ? new WorkbookError([{ what: error.problem }]) : error;
  });
  const wanted = parts.filter((part) => /\.(xml|rels)$/.test(part.name));
  for (const part of wanted) {
    const allowed = part.name === "xl/sharedStrings.xml" ? MAX_TAGS["xl/sharedStrings.xml"] : MAX_TAGS.other;
    if (countTags(part.bytes) > allowed) throw new WorkbookError([{ what: "tooManyCells" }]);
    if (part.name.startsWith("xl/worksheets/")) checkExtent(part.bytes);
  }
  return wanted;
}

function countTags(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0x3c); at >= 0; at = bytes.indexOf(0x3c, at + 1)) count++;
  return count;
}

const CELL_REFERENCE = /<(?:\w+:)?c\s[^<>]*?\br="([A-Z]+)(\d+)"/g;

/** The library lays out every row up to its last cell: a single cell far out would fill the memory with blanks. */
function checkExtent(bytes: Uint8Array): void {
  for (const match of new TextDecoder().decode(bytes).matchAll(CELL_REFERENCE)) {
    const letters = match[1] ?? "";
    if (letters.length > 3 || columnNumber(letters) > MAX_COLUMNS)
      throw new WorkbookError([{ what: "tooManyColumns" }]);
    if (Number(match[2]) > MAX_SHEET_ROWS) throw new WorkbookError([{ what: "tooManyRows" }]);
  }
}

const columnNumber = (letters: string) => [...letters].reduce((so, letter) => so * 26 + letter.charCodeAt(0) - 64, 0);

function problemsOf(sheet: Sheet): WorkbookProblem[] {
  const problems: WorkbookProblem[] = (sheet.merges ?? []).map((merge) => ({
    what: "merged",
    sheet: sheet.name,
    row: merge.startRow + 1,
    column: merge.startCol + 1,
  }));
  for (const [place, cell] of sheet.cells ?? []) {
    const what = problemOf(cell);
    const [row = 0, column = 0] = place.split(",").map(Number);
    if (what) problems.push({ what, sheet: sheet.name, row: row + 1, column: column + 1 });
  }
  if (sheet.rows.length > MAX_SHEET_ROWS) problems.push({ what: "tooManyRows", sheet: sheet.name });
  return problems;
}

function problemOf(cell: Cell): "formula" | "errorValue" | null {
  // LibreOffice writes every truth value so.
  const isTruthValue = /^(TRUE|FALSE)\(\)$/.test(cell.formula ?? "");
  if ((cell.formula !== undefined || cell.type === "formula") && !isTruthValue) return "formula";
  return cell.type === "error" ? "errorValue" : null;
}

function plainValue(value: Sheet["rows"][number][number]): CellValue {
  return value instanceof Date ? value.toISOString().slice(0, 10) : value;
}
