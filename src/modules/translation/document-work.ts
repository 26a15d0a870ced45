import { type DocumentWork, documentWork } from "#platform/documents/serve-documents.ts";
import { WORKBOOK_TYPE, writeWorkbook } from "#platform/documents/workbook.ts";
import { readReturned } from "./exchange/read-returned.ts";
import { READ_RETURNED, WRITE_TRANSLATION_BOOK } from "./translation-tasks.ts";

/** Registration with the document worker, as module.ts is with the server: only app/document-worker.ts imports it. */
export const translationDocumentWork: readonly DocumentWork[] = [
  documentWork(READ_RETURNED, (file) => readReturned(file)),
  documentWork(WRITE_TRANSLATION_BOOK, async ({ sheets, title }) => ({
    bytes: await writeWorkbook(sheets, title),
    type: WORKBOOK_TYPE,
  })),
];
