import type { Measure, Module } from "#platform/module.ts";
import { listPending } from "./list-pending.ts";
import { permissions } from "./permissions.ts";
import { indicatorApiRoutes } from "./web/api.ts";
import { portalRoutes } from "./web/portal.ts";
import { staffRoutes } from "./web/staff.ts";
import { nodeTargetsPanel, targetsPanel } from "./web/targets-panel.tsx";
import { targetsReport } from "./web/targets-report.ts";

/** What `app/` joins from all modules before indicators can read their numbers. */
export interface IndicatorParts {
  measures: readonly Measure[];
}

export function createIndicatorsModule({ measures }: IndicatorParts): Module {
  return {
    name: "indicators",
    routes: [...portalRoutes, ...indicatorApiRoutes(), ...staffRoutes(measures)],
    permissions,
    reportParts: [targetsReport],
    listPending,
    staffMenu: [
      { section: "indicators", label: "indicators.staff.menu", path: "/indicators", permission: "indicators.report" },
    ],
  };
}

/** What stands of targets on the pages of a plan. */
export const indicatorPanels = { home: [targetsPanel], node: [nodeTargetsPanel] };
