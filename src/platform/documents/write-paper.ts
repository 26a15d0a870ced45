import type { LanguageCode } from "../i18n/languages.ts";
import type { Translator } from "../i18n/translator.ts";
import type { Paper } from "./paper.ts";
import { writableText } from "./paper-lines.ts";
import { paperSheets } from "./paper-sheets.ts";
import { type PaperFormat, WRITE_PAPER, type WrittenPaper } from "./paper-task.ts";
import { paperWords } from "./paper-words.ts";
import { writePdf } from "./print/write-pdf.ts";
import { type DocumentWork, documentWork } from "./serve-documents.ts";
import { writeWord } from "./word/write-word.ts";
import { writeWorkbook } from "./workbook.ts";

/** What the writers need of the process that they run in. */
export interface WritingTools {
  sayIn(language: LanguageCode): Translator;
}

export async function writePaper(paper: Paper, format: PaperFormat, { sayIn }: WritingTools): Promise<WrittenPaper> {
  const words = paperWords(paper, sayIn(paper.language));
  if (format === "pdf") return writePdf(paper, words);
  const bytes =
    format === "docx"
      ? await writeWord(paper, words)
      : await writeWorkbook(paperSheets(paper, words), writableText(paper.title));
  return { bytes, replaced: [] };
}

/** Registration with the document worker. */
export function paperWork(tools: WritingTools): DocumentWork[] {
  return [documentWork(WRITE_PAPER, ({ paper, format }) => writePaper(paper, format, tools))];
}
