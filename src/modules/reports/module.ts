import type { Module } from "#platform/module.ts";
import type { TaskKind } from "#platform/tasks/task.ts";
import { makeReportTask, type ReportTools } from "./making/make-report.ts";
import { permissions } from "./permissions.ts";
import { portalRoutes } from "./web/portal.tsx";
import { staffRoutes } from "./web/staff.ts";

export function createReportsModule(tools: ReportTools): Module {
  return {
    name: "reports",
    routes: [...staffRoutes(tools), ...portalRoutes(tools)],
    permissions,
    tasks: [makeReportTask(tools) as TaskKind],
    staffMenu: [{ section: "reports", label: "reports.staff.menu", path: "/reports", permission: "reports.read" }],
  };
}

/** What stands of reports on the pages of a plan. */
export { reportPanels } from "./web/reports-panel.tsx";
