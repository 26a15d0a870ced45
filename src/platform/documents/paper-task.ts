import type { DocumentTask } from "./document-task.ts";
import type { Paper } from "./paper.ts";

export const PAPER_FORMATS = ["pdf", "docx", "xlsx"] as const;
export type PaperFormat = (typeof PAPER_FORMATS)[number];

export const PAPER_TYPES: Readonly<Record<PaperFormat, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

export interface WrittenPaper {
  bytes: Uint8Array;
  /** Characters that no font of this machine has: in the PDF 〓 stands for each. Empty for the other formats. */
  replaced: string[];
  /** Of the PDF; the other formats have no pages before somebody opens them. */
  pages?: number;
}

/** Writes a paper as a file. The same paper gives the same bytes. */
export const WRITE_PAPER: DocumentTask<{ paper: Paper; format: PaperFormat }, WrittenPaper> = {
  name: "documents.writePaper",
};
