import { type DocumentWork, documentWork } from "#platform/documents/serve-documents.ts";
import { WORKBOOK_TYPE } from "#platform/documents/workbook.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { readSectionBook } from "./exchange/read-section-book.ts";
import { READ_SECTION_BOOK, WRITE_SECTION_BOOK, WRITE_SECTION_BOOKS } from "./exchange/sheet-tasks.ts";
import { writeSectionBook, writeSectionBooks } from "./exchange/write-section-book.ts";

interface Tools {
  sayIn(language: string): Translator;
}

/** Registration with the document worker, as module.ts is with the server: only app/document-worker.ts imports it. */
export function reviewDocumentWork({ sayIn }: Tools): DocumentWork[] {
  return [
    documentWork(WRITE_SECTION_BOOK, async ({ book, language }) => ({
      bytes: await writeSectionBook(book, sayIn(language)),
      type: WORKBOOK_TYPE,
    })),
    documentWork(WRITE_SECTION_BOOKS, async ({ books, language }) => ({
      bytes: await writeSectionBooks(books, sayIn(language)),
      type: "application/zip",
    })),
    documentWork(READ_SECTION_BOOK, (file) => readSectionBook(file)),
  ];
}
