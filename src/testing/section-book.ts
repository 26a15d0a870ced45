import { readWorkbook, type SheetContent, type SheetRows, writeWorkbook } from "#platform/documents/workbook.ts";
import type { ReviewOffice } from "./build-review.ts";
import type { StaffClient } from "./sign-in.ts";

/** Address of the year that the tests of workbooks work with. */
export const bookYear = (office: ReviewOffice): string => `/review/${office.plan}/2024`;

/** The workbook that somebody takes out. */
export async function takeOutBook(
  office: ReviewOffice,
  who: StaffClient = office.writer,
): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await who.get(`${bookYear(office)}/workbook.xlsx`);
  if (answer.status !== 200) throw new Error(`the workbook was not given: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

export const bookFile = (bytes: Uint8Array<ArrayBuffer>, name = "section.xlsx"): File => new File([bytes], name);

/** The book written anew after `edit`: values alone are left, without drop-downs, styles and widths. */
export async function rewriteBook(
  bytes: Uint8Array,
  edit: (sheets: SheetRows[]) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = await readWorkbook(bytes);
  edit(sheets);
  const plain = sheets.map(
    ({ name, rows }): SheetContent => ({
      name,
      rows,
      widths: [],
      textColumns: [],
      headerRows: 0,
      frozenColumns: 0,
      dropDowns: [],
    }),
  );
  return writeWorkbook(plain, "x");
}

/** Writes into a cell to fill of a row, found by the beginning of its key. */
export function fillBook(
  sheets: readonly SheetRows[],
  at: { sheet: number; row: string; column?: number },
  value: string | number,
): void {
  for (const { rows } of sheets) {
    const head = rows.find((row) => row.some(isHead));
    const first = head?.findIndex(isHead) ?? 0;
    const found = rows.find((row) => typeof row[0] === "string" && row[0].startsWith(`${at.sheet}:${at.row}#`));
    if (found) found[first + (at.column ?? 0)] = value;
  }
}

const isHead = (cell: unknown): boolean => typeof cell === "string" && cell.startsWith("▼");
