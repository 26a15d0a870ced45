import { type CellValue, readWorkbook, type SheetRows, WorkbookError } from "#platform/documents/workbook.ts";
import { type Issue, invalid } from "#platform/errors.ts";
import type { ReturnedRow } from "./merge-rows.rules.ts";
import { readRowKey } from "./row-key.rules.ts";

/** A row with the place that a person finds it at. */
export interface PlacedRow extends ReturnedRow {
  sheetId: number;
  sheetName: string;
  /** From 1, as spreadsheets count. */
  at: number;
  /** Column letter of its first cell. */
  firstColumn: number;
}

export interface ReturnedBook {
  rows: PlacedRow[];
}

/**
 * Finds the rows of a workbook by their keys, wherever they stand: sheets may have been renamed, rows and columns put in
 * another order, and everything that a sanitiser takes out may be gone. The cells are those between the label and what is
 * only for looking at, found by the head of the table.
 * @throws AppError invalid with everything that is wrong with the file
 */
export async function readSectionBook(file: { name: string; bytes: Uint8Array<ArrayBuffer> }): Promise<ReturnedBook> {
  const sheets = await readWorkbook(file.bytes).catch((error: unknown) => {
    throw error instanceof WorkbookError ? invalid(error.problems.map(issueOf), "review.error.file") : error;
  });
  const rows = sheets.flatMap(rowsOf);
  if (rows.length === 0) throw invalid([{ path: "file", code: "review.error.fileWithoutKeys" }], "review.error.file");
  const twice = findTwice(rows);
  if (twice.length > 0) throw invalid(twice, "review.error.file");
  return { rows };
}

function issueOf({ what, sheet, row, column }: WorkbookError["problems"][number]): Issue {
  const place = { sheet: sheet ?? "", row: row ?? 0, column: column ?? 0 };
  return { path: "file", code: `review.error.workbook.${what}`, params: place };
}

function rowsOf({ name, rows }: SheetRows): PlacedRow[] {
  let columns: number[] | undefined;
  let keyColumn = 0;
  return rows.flatMap((cells, index): PlacedRow[] => {
    const found = cells.findIndex((cell) => typeof cell === "string" && readRowKey(cell) !== undefined);
    if (found < 0) {
      // The last row without a key before one with a key is the table's head.
      columns = headColumns(cells) ?? columns;
      return [];
    }
    keyColumn = found;
    const key = readRowKey(String(cells[keyColumn]));
    if (!key || !columns) return [];
    const first = columns[0] ?? 0;
    return [
      {
        ...key,
        cells: columns.map((column) => textOf(cells[column])),
        sheetName: name,
        at: index + 1,
        firstColumn: first,
      },
    ];
  });
}

/** Which columns are to be filled: their heads are marked so. */
function headColumns(cells: readonly CellValue[]): number[] | undefined {
  const columns = cells.flatMap((cell, column) =>
    typeof cell === "string" && cell.trim().startsWith("▼") ? [column] : [],
  );
  return columns.length > 0 ? columns : undefined;
}

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
