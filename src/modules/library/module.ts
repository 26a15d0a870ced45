import type { Documents } from "#platform/documents/document-task.ts";
import type { FileStores } from "#platform/files/file-store.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { Module } from "#platform/module.ts";
import { listPendingOfLibrary } from "./editing/list-pending.ts";
import { listPendingRemarks } from "./feedback/read-feedback.ts";
import { feedbackRoutes } from "./feedback/web/feedback-page.tsx";
import { numberRoutes } from "./feedback/web/staff-numbers.tsx";
import { remarkRoutes } from "./feedback/web/staff-remarks.tsx";
import { documentRoutes } from "./files/web/documents-page.tsx";
import { fileRoutes } from "./files/web/staff-files.tsx";
import { paperRoutes } from "./files/web/staff-papers.tsx";
import { qrRoutes } from "./files/web/staff-qr.tsx";
import { glossaryRoutes } from "./glossary/web/glossary-page.tsx";
import { staffGlossaryRoutes } from "./glossary/web/staff-glossary.tsx";
import { permissions } from "./permissions.ts";
import { PrintShelf } from "./print/print-shelf.ts";
import { printRoutes } from "./print/web/print-routes.tsx";
import { listLibraryPages } from "./reading/list-public-pages.ts";
import { searchRoutes } from "./search/web/search-page.tsx";
import { missingRoutes } from "./search/web/staff-missing.tsx";
import { entryRoutes } from "./web/portal/entry-page.tsx";
import { indexRoutes } from "./web/portal/index-pages.tsx";
import { letterRoutes } from "./web/portal/letters-page.tsx";
import { pictureRoutes } from "./web/staff/picture-routes.ts";
import { staffRoutes } from "./web/staff/staff.ts";

/** What the library needs of the installation. */
export interface LibraryTools {
  documents: Documents;
  files: FileStores;
  sayIn(language: LanguageCode): Translator;
}

export function createLibraryModule(tools: LibraryTools): Module {
  const { documents, files, sayIn } = tools;
  const printing = { printed: new PrintShelf(documents), sayIn };
  return {
    name: "library",
    routes: [
      ...indexRoutes,
      ...letterRoutes,
      ...printRoutes(printing),
      ...documentRoutes,
      ...feedbackRoutes,
      ...fileRoutes(files),
      ...remarkRoutes,
      ...numberRoutes,
      ...paperRoutes(files),
      ...qrRoutes(sayIn),
      ...entryRoutes,
      ...pictureRoutes(files),
      ...staffRoutes,
      ...searchRoutes,
      ...glossaryRoutes,
      ...missingRoutes,
      ...staffGlossaryRoutes,
    ],
    permissions,
    listPublicPages: listLibraryPages,
    staffMenu: [{ section: "library", label: "library.staff.menu", path: "/library", permission: "library.read" }],
    listPending: async (ctx) => [...(await listPendingOfLibrary(ctx)), ...(await listPendingRemarks(ctx))],
  };
}
