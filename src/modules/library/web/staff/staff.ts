import type { Route } from "#platform/http/route.ts";
import { contactRoutes } from "./contacts-page.tsx";
import { newEntryRoutes } from "./new-entry-page.tsx";
import { placeRoutes } from "./place-page.tsx";
import { previewRoutes } from "./preview-page.tsx";
import { propertyRoutes } from "./properties-page.tsx";
import { revisionRoutes } from "./revisions-page.tsx";
import { textRoutes } from "./text-page.tsx";
import { translationRoutes } from "./translation-page.tsx";
import { translationsRoutes } from "./translations-page.tsx";
import { treeRoutes } from "./tree-page.tsx";

/** Pages of staff that keep the library. Last among the library's: `/library/:key` would take their addresses. */
export const staffRoutes: Route[] = [
  ...treeRoutes,
  ...newEntryRoutes,
  ...contactRoutes,
  ...textRoutes,
  ...propertyRoutes,
  ...placeRoutes,
  ...previewRoutes,
  ...revisionRoutes,
  ...translationsRoutes,
  ...translationRoutes,
];
