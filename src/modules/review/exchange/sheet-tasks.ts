import type { DocumentTask } from "#platform/documents/document-task.ts";
import type { ReturnedBook } from "./read-section-book.ts";
import type { SectionBook } from "./write-section-book.ts";

// What the document worker does for the yearly review. Only types come from the files that do it.

export const WRITE_SECTION_BOOK: DocumentTask<{ book: SectionBook; language: string }, Uint8Array<ArrayBuffer>> = {
  name: "review.writeSectionBook",
};
export const READ_SECTION_BOOK: DocumentTask<{ name: string; bytes: Uint8Array<ArrayBuffer> }, ReturnedBook> = {
  name: "review.readSectionBook",
};
