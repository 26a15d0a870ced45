import type { Documents } from "#platform/documents/document-task.ts";
import type { Route } from "#platform/http/route.ts";
import { progressApiRoutes } from "./api.ts";
import { fileRoutes } from "./files.ts";
import { publishedSheetRoute } from "./published-sheet-page.tsx";
import { rollingRoute } from "./rolling-page.tsx";
import { yearRoute } from "./year-page.tsx";
import { yearsRoute } from "./years-page.tsx";

/** The yearly review as everybody sees it. The year's address takes any word, so it stands behind those that are words. */
export const progressRoutes = (parts: { documents: Documents }): Route[] => [
  yearsRoute,
  rollingRoute,
  ...fileRoutes(parts),
  publishedSheetRoute,
  yearRoute,
  ...progressApiRoutes,
];
