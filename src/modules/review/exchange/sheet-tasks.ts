import type { DocumentTask } from "#platform/documents/document-task.ts";
import type { ReturnedBook } from "./read-section-book.ts";
import type { SectionBook } from "./write-section-book.ts";

// What the document worker does for the yearly review. Only types come from the files that do it.

export interface WrittenBook {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
}

export const WRITE_SECTION_BOOK: DocumentTask<{ book: SectionBook; language: string }, WrittenBook> = {
  name: "review.writeSectionBook",
};
/** All sections' books in one archive, by the names of their files. */
export const WRITE_SECTION_BOOKS: DocumentTask<
  { books: readonly { book: SectionBook; name: string }[]; language: string },
  WrittenBook
> = { name: "review.writeSectionBooks" };
export const READ_SECTION_BOOK: DocumentTask<{ name: string; bytes: Uint8Array<ArrayBuffer> }, ReturnedBook> = {
  name: "review.readSectionBook",
};
