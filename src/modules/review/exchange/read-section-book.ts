import {
  type CellValue,
  columnLetters,
  readWorkbook,
  type SheetRows,
  WorkbookError,
} from "#platform/documents/workbook.ts";
import { type Issue, invalid } from "#platform/errors.ts";
import type { ReturnedRow } from "./merge-rows.rules.ts";
import { type RowKey, readRowKey } from "./row-key.ts";

/** A row with the place that a person finds it at. */
export interface PlacedRow extends ReturnedRow {
  sheetId: number;
  sheetName: string;
  /** From 1, as spreadsheets count. */
  at: number;
  /** Letters of the columns that its cells stand in. */
  columns: readonly string[];
  /** Nobody sees it in the spreadsheet: somebody hid it or filtered it away. */
  isHidden: boolean;
}

export interface ReturnedBook {
  rows: PlacedRow[];
}

/**
 * Finds the rows of a workbook by their keys, wherever they stand: sheets may have been renamed, rows and columns put in
 * another order, and everything that a sanitiser takes out may be gone. The cells are those under the numbered heads
 * (`▼1`, `▼2`, …), in the order of the numbers.
 * @throws AppError invalid with everything that is wrong with the file
 */
export async function readSectionBook(file: { name: string; bytes: Uint8Array<ArrayBuffer> }): Promise<ReturnedBook> {
  const sheets = await readWorkbook(file.bytes).catch((error: unknown) => {
    throw error instanceof WorkbookError ? invalid(error.problems.map(issueOf), "review.error.file") : error;
  });
  const issues: Issue[] = [];
  const rows = sheets.flatMap((sheet) => rowsOf(sheet, issues));
  issues.push(...findTwice(rows));
  if (rows.length + issues.length === 0) issues.push({ path: "file", code: "review.error.fileWithoutKeys" });
  if (issues.length > 0) throw invalid(issues, "review.error.file");
  return { rows };
}

function issueOf({ what, sheet, row, column }: WorkbookError["problems"][number]): Issue {
  const letters = column === undefined ? "" : columnLetters(column - 1);
  return {
    path: "file",
    code: `review.error.workbook.${what}`,
    params: { sheet: sheet ?? "", row: row ?? 0, column: letters },
  };
}

function rowsOf({ name, rows, hiddenRows = [] }: SheetRows, issues: Issue[]): PlacedRow[] {
  let columns: number[] = [];
  const hidden = new Set(hiddenRows);
  let isHeadless = false;
  const placed = rows.flatMap((cells, index): PlacedRow[] => {
    const key = keyAmong(cells);
    // The last row without a key before one with a key is the table's head.
    if (!key) columns = headColumns(cells) ?? columns;
    if (!key) return [];
    isHeadless ||= columns.length === 0;
    return [
      {
        ...key,
        cells: columns.map((column) => textOf(cells[column])),
        sheetName: name,
        at: index + 1,
        columns: columns.map(columnLetters),
        isHidden: hidden.has(index),
      },
    ];
  });
  if (!isHeadless) return placed;
  issues.push({ path: "file", code: "review.error.headMissing", params: { sheet: name } });
  return [];
}

function keyAmong(cells: readonly CellValue[]): RowKey | undefined {
  for (const cell of cells) {
    const key = typeof cell === "string" ? readRowKey(cell) : undefined;
    if (key) return key;
  }
  return undefined;
}

/** Where the cells to fill stand, by the numbers in their heads; a number that is missing or there twice is no head at all. */
function headColumns(cells: readonly CellValue[]): number[] | undefined {
  const heads = cells.flatMap((cell, column) => {
    const number = typeof cell === "string" ? HEAD.exec(cell.normalize("NFKC"))?.[1] : undefined;
    return number ? [{ number: Number(number), column }] : [];
  });
  heads.sort((one, other) => one.number - other.number);
  const isWhole = heads.length > 0 && heads.every(({ number }, index) => number === index + 1);
  return isWhole ? heads.map(({ column }) => column) : undefined;
}

const HEAD = /^\s*▼\s*(\d)(?!\d)/;

function textOf(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return "";
  return typeof cell === "string" ? cell.replaceAll("\r\n", "\n") : String(cell);
}

/** A row that stands there twice (copied) says two things at once. */
function findTwice(rows: readonly PlacedRow[]): Issue[] {
  const groups = Map.groupBy(rows, (row) => `${row.sheetId}:${row.row}`);
  return [...groups.values()].flatMap(([, second]) =>
    second
      ? [{ path: "file", code: "review.error.rowTwice", params: { sheet: second.sheetName, row: second.at } }]
      : [],
  );
}
