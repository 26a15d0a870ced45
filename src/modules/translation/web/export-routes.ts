import { packArchive } from "#platform/documents/archive.ts";
import type { Documents } from "#platform/documents/document-task.ts";
import { file } from "#platform/http/reply.ts";
import { type Route, staffPage } from "#platform/http/route.ts";
import { languageName } from "../desk/language-name.ts";
import { exportJob, exportOwnJobs, writeExchange } from "../exchange/export-job.ts";
import { noteWords } from "../exchange/note-words.ts";
import { WRITE_TRANSLATION_BOOK } from "../translation-tasks.ts";
import { drawTranslationBook } from "../workbook/translation-book.ts";
import { notesOf } from "../xliff/unit-notes.ts";
import { readId } from "./desk-address.ts";

const access = "translation.order";
const XLIFF_TYPE = "application/xliff+xml";

/** Texts out to translators. */
export function exportRoutes(documents: Documents): Route[] {
  return [
    staffPage({
      access,
      path: "/translation/jobs/:id{[0-9]+}/export.xlf",
      query: ["version"],
      async handle(ctx, { params, query }) {
        const exported = await exportJob(ctx, readId(params.id));
        const body = writeExchange(ctx, exported, query.version === "1.2" ? "1.2" : "2.0");
        return file({ body, type: XLIFF_TYPE, fileName: `${exported.name}.xlf` });
      },
    }),
    staffPage({
      access,
      path: "/translation/jobs/:id{[0-9]+}/export.xlsx",
      async handle(ctx, { params }) {
        const { say } = ctx;
        const { exchange, terms, name } = await exportJob(ctx, readId(params.id));
        const words = noteWords(say);
        const sheets = drawTranslationBook(exchange, {
          sheet: languageName(exchange.targetLanguage, say.language.code),
          lead: say.t("translation.staff.export.bookLead"),
          columns: [
            say.t("translation.staff.export.column.id"),
            say.t("translation.staff.export.column.source"),
            say.t("translation.staff.export.column.target"),
            say.t("translation.staff.export.column.state"),
            say.t("translation.staff.export.column.note"),
          ],
          stateOf: ({ state }) => say.t(`translation.staff.partState.${state}`),
          noteOf: (unit) =>
            notesOf(unit, exchange, { words, terms })
              .map(({ text }) => text)
              .join("\n"),
        });
        const { bytes, type } = await documents.run(WRITE_TRANSLATION_BOOK, { sheets, title: name });
        return file({ body: bytes, type, fileName: `${name}.xlsx` });
      },
    }),
    staffPage({
      access,
      path: "/translation/export.zip",
      async handle(ctx) {
        const exported = await exportOwnJobs(ctx);
        const parts = exported.map((each) => ({
          name: `${each.name}.xlf`,
          bytes: new TextEncoder().encode(writeExchange(ctx, each, "2.0")),
        }));
        return file({ body: await packArchive(parts), type: "application/zip", fileName: "translation.zip" });
      },
    }),
  ];
}
