import { createHash } from "node:crypto";

/**
 * The visible key of a row: which sheet, which controls of it, and a mark of what stood there when the workbook was taken
 * out. By the mark a reader of the workbook knows what was changed in it and what somebody has changed in the product
 * since, even where nothing else of the file's structure is left: `213:outputs.0#9f3c1a2b`.
 */
export interface RowKey {
  sheetId: number;
  row: string;
  mark: string;
}

const PATTERN = /^(\d{1,9}):([A-Za-z][A-Za-z0-9.]{0,80})#([0-9a-f]{8})$/;

export const writeRowKey = ({ sheetId, row, mark }: RowKey): string => `${sheetId}:${row}#${mark}`;

export function readRowKey(cell: string): RowKey | undefined {
  const match = PATTERN.exec(cell.trim());
  return match?.[1] && match[2] && match[3] ? { sheetId: Number(match[1]), row: match[2], mark: match[3] } : undefined;
}

/** Of the cells of a row, as they are compared: blanks at the ends do not count, nor how lines end. */
export function markOf(cells: readonly string[]): string {
  return createHash("sha256")
    .update(JSON.stringify(cells.map((cell) => cell.replace(/\r\n?/g, "\n").trim())))
    .digest("hex")
    .slice(0, 8);
}
