import type { DocumentTask } from "#platform/documents/document-task.ts";

/** A table that becomes a workbook; the first row is its heading. */
export interface LedgerWorkbook {
  title: string;
  name: string;
  rows: (string | number | null)[][];
}

export interface WrittenWorkbook {
  body: Uint8Array<ArrayBuffer>;
  type: string;
}

export const WRITE_LEDGER: DocumentTask<LedgerWorkbook, WrittenWorkbook> = { name: "opinions.writeLedger" };
