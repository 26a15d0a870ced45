import type { Route } from "#platform/http/route.ts";
import { boardActRoutes } from "./board-acts.tsx";
import { boardRoute } from "./board-page.tsx";
import { openRoutes } from "./open-page.tsx";
import { sheetRoutes } from "./sheet-page.tsx";
import { workRoute } from "./work-page.tsx";

/** The yearly review as staff of the city and of partner bodies see it. The board's address is the widest: it stands last. */
export const staffRoutes: readonly Route[] = [workRoute, ...openRoutes, ...sheetRoutes, ...boardActRoutes, boardRoute];
