import type { Route } from "#platform/http/route.ts";
import type { ReportTools } from "../making/make-report.ts";
import { paperRoutes } from "./papers.tsx";
import { papersPage } from "./papers-page.tsx";
import { reportRoutes } from "./report-page.tsx";
import { reportsRoutes } from "./reports-page.tsx";
import { templateRoutes } from "./template-page.tsx";

/** Where reports are made and published. */
export const staffRoutes = (tools: ReportTools): Route[] => [
  ...reportsRoutes,
  ...templateRoutes(tools),
  papersPage,
  ...paperRoutes(tools),
  ...reportRoutes(tools),
];
