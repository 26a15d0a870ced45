import { join } from "node:path";
import { opinionDocumentWork } from "#modules/opinions/document-work.ts";
import { planDocumentWork } from "#modules/plan/document-work.ts";
import { reviewDocumentWork } from "#modules/review/document-work.ts";
import { translationDocumentWork } from "#modules/translation/document-work.ts";
import { checkout } from "#platform/checkout.ts";
import { serveDocuments } from "#platform/documents/serve-documents.ts";
import { paperWork, type WritingTools } from "#platform/documents/write-paper.ts";
import { Catalogue } from "#platform/i18n/catalogue.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { createTranslator } from "#platform/i18n/translator.ts";
import { RECORD_KINDS } from "./modules.ts";

// The process that reads and writes documents for the server (platform/documents/document-worker.ts): a bundle of its own,
// dist/document-worker.js, without pages and database.

let catalogue: Catalogue | undefined;

const tools: WritingTools = {
  sayIn(language) {
    catalogue ??= new Catalogue(join(checkout, "locales"));
    return createTranslator(catalogue, getLanguage(language));
  },
};

serveDocuments([
  ...planDocumentWork({ ...tools, kinds: RECORD_KINDS }),
  ...paperWork(tools),
  ...opinionDocumentWork,
  ...reviewDocumentWork(tools),
  ...translationDocumentWork,
]);
