import type { Documents } from "#platform/documents/document-task.ts";
import type { Route } from "#platform/http/route.ts";
import { boardActRoutes } from "./board-acts.tsx";
import { boardRoutes } from "./board-page.tsx";
import { datesRoutes } from "./dates-page.tsx";
import { budgetNoteRoutes } from "./exchange/budget-note-page.tsx";
import { previewRoutes } from "./exchange/preview-page.tsx";
import { workbookRoutes } from "./exchange/workbook-page.tsx";
import { fieldSetRoutes } from "./field-set-page.tsx";
import { handoverRoutes } from "./handover-page.tsx";
import { openRoutes } from "./open-page.tsx";
import { ownersRoutes } from "./owners-page.tsx";
import { settingsRoutes } from "./settings-page.tsx";
import { sheetRoutes } from "./sheet-page.tsx";
import { workRoutes } from "./work-page.tsx";

/** The yearly review as staff of the city and of partner bodies see it. The board's address is the widest: it stands last. */
export const staffRoutes = (documents: Documents): Route[] => [
  ...workRoutes,
  ...openRoutes,
  ...settingsRoutes,
  ...fieldSetRoutes,
  ...ownersRoutes,
  ...handoverRoutes,
  ...sheetRoutes,
  ...workbookRoutes(documents),
  ...previewRoutes,
  ...budgetNoteRoutes(documents),
  ...datesRoutes,
  ...boardActRoutes,
  ...boardRoutes,
];
