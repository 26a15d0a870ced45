import { join } from "node:path";
import { planDocumentWork } from "#modules/plan/document-work.ts";
import { checkout } from "#platform/checkout.ts";
import { serveDocuments } from "#platform/documents/serve-documents.ts";
import { Catalogue } from "#platform/i18n/catalogue.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { createTranslator } from "#platform/i18n/translator.ts";
import { RECORD_KINDS } from "./modules.ts";

// The process that reads and writes documents for the server (platform/documents/document-worker.ts): a bundle of its own,
// dist/document-worker.js, without pages and database.

let catalogue: Catalogue | undefined;

serveDocuments(
  planDocumentWork({
    kinds: RECORD_KINDS,
    sayIn(language) {
      catalogue ??= new Catalogue(join(checkout, "locales"));
      return createTranslator(catalogue, getLanguage(language));
    },
  }),
);
