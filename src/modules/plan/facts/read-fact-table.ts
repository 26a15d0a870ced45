import { type CsvContent, CsvError, readCsv } from "#platform/documents/csv.ts";
import { type FactTable, MAX_FACT_ROWS, readFactRows, refuseTable } from "./fact-file.rules.ts";

/** Far above what so many rows need. */
export const MAX_FACT_TEXT = 300_000;

/** A workbook is an archive and begins as one. */
export const isWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Reads what was pasted or uploaded: comma-separated, or with tabs as a spreadsheet copies it. */
export function readFactTable(bytes: Uint8Array): FactTable {
  if (isWorkbook(bytes)) return refuseTable("plan.facts.error.tableIsWorkbook");
  if (bytes.length > MAX_FACT_TEXT) return refuseTable("plan.facts.error.tableTooLong", { max: MAX_FACT_ROWS });
  const content = readRows(bytes);
  if ("line" in content) return refuseTable("plan.facts.error.tableUnreadable", { row: content.line });
  return readFactRows(content.rows);
}

function readRows(bytes: Uint8Array): CsvContent | { line: number } {
  const end = bytes.indexOf(0x0a);
  const firstLine = bytes.subarray(0, end < 0 ? bytes.length : end);
  try {
    return readCsv(bytes, { delimiter: firstLine.includes(0x09) ? "\t" : ",", keepsEmptyLines: true });
  } catch (error) {
    if (error instanceof CsvError) return { line: error.line };
    throw error;
  }
}
