import { readWorkbook, type SheetContent, writeWorkbook } from "#platform/documents/workbook.ts";

/** A section's workbook as it comes back: something else in every cell that holds a text. */
export async function changedBook(bytes: Uint8Array): Promise<File> {
  const sheets = (await readWorkbook(bytes)).map(({ name, rows }): SheetContent => {
    const plain = { widths: [], textColumns: [], headerRows: 0, frozenColumns: 0, dropDowns: [] };
    return { name, rows: rows.map(changedRow), ...plain };
  });
  return new File([await writeWorkbook(sheets, "x")], "section.xlsx");
}

/** Keys end in `.text` where a field holds a text. */
function changedRow(cells: SheetContent["rows"][number]): SheetContent["rows"][number] {
  const isText = cells.some((cell) => typeof cell === "string" && /^\d+:[\w.]+\.text#/.test(cell));
  return isText ? cells.map((cell, column) => (column === TEXT_COLUMN ? `${cell ?? ""} 直した文` : cell)) : cells;
}

/** Behind key and label. */
const TEXT_COLUMN = 2;
