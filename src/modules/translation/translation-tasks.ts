import type { DocumentTask } from "#platform/documents/document-task.ts";
import type { SheetContent } from "#platform/documents/workbook.ts";
import type { ReadUpload } from "./exchange/read-returned.ts";

// What the document worker does for the translation desk. Only types come from the files that do it.

export const READ_RETURNED: DocumentTask<{ name: string; bytes: Uint8Array<ArrayBuffer> }, ReadUpload> = {
  name: "translation.readReturned",
};
export const WRITE_TRANSLATION_BOOK: DocumentTask<
  { sheets: SheetContent[]; title: string },
  { bytes: Uint8Array<ArrayBuffer>; type: string }
> = { name: "translation.writeBook" };
