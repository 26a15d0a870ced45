import { type DocumentWork, documentWork } from "#platform/documents/serve-documents.ts";
import { WORKBOOK_TYPE, writeWorkbook } from "#platform/documents/workbook.ts";
import { type LedgerWorkbook, WRITE_LEDGER, type WrittenWorkbook } from "./opinion-tasks.ts";

/** Number, source, date, occasion, place, opinion, language, people, answer in a word, answer, date, change. */
const WIDTHS = [6, 16, 12, 20, 26, 50, 12, 8, 16, 50, 12, 36];
/** What a sheet may be called: at most 31 characters, none of these. */
const NOT_IN_NAMES = /[\\/?*[\]:]/g;

/** Registration with the document worker: only app/document-worker.ts imports it. */
export const opinionDocumentWork: readonly DocumentWork[] = [documentWork(WRITE_LEDGER, writeLedger)];

async function writeLedger({ title, name, rows }: LedgerWorkbook): Promise<WrittenWorkbook> {
  const sheet = {
    name: name.replace(NOT_IN_NAMES, " ").slice(0, 31),
    rows,
    widths: WIDTHS,
    textColumns: WIDTHS.map((_, column) => column !== 0 && column !== 7),
    headerRows: 1,
    frozenColumns: 1,
    dropDowns: [],
  };
  return { body: await writeWorkbook([sheet], title), type: WORKBOOK_TYPE };
}
