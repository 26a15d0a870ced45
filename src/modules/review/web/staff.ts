import type { Route } from "#platform/http/route.ts";
import { openRoutes } from "./open-page.tsx";
import { sheetRoutes } from "./sheet-page.tsx";
import { workRoute } from "./work-page.tsx";

/** The yearly review as staff of the city and of partner bodies see it. */
export const staffRoutes: readonly Route[] = [workRoute, ...openRoutes, ...sheetRoutes];
