import type { Route } from "#platform/http/route.ts";
import type { ReportTools } from "../making/make-report.ts";
import { reportRoutes } from "./report-page.tsx";
import { reportsRoutes } from "./reports-page.tsx";

/** Where reports are made and published. */
export const staffRoutes = (tools: ReportTools): Route[] => [...reportsRoutes, ...reportRoutes(tools)];
