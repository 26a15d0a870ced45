import type { Documents } from "#platform/documents/document-task.ts";
import type { Route } from "#platform/http/route.ts";
import { boardActRoutes } from "./board-acts.tsx";
import { boardRoute } from "./board-page.tsx";
import { previewRoutes } from "./exchange/preview-page.tsx";
import { workbookRoutes } from "./exchange/workbook-page.tsx";
import { openRoutes } from "./open-page.tsx";
import { sheetRoutes } from "./sheet-page.tsx";
import { workRoute } from "./work-page.tsx";

/** The yearly review as staff of the city and of partner bodies see it. The board's address is the widest: it stands last. */
export const staffRoutes = (documents: Documents): Route[] => [
  workRoute,
  ...openRoutes,
  ...sheetRoutes,
  ...workbookRoutes(documents),
  ...previewRoutes,
  ...boardActRoutes,
  boardRoute,
];
