import type { Module } from "#platform/module.ts";
import { permissions } from "./permissions.ts";
import { planMeasures } from "./plan-measures.data.ts";
import type { PlanPanels } from "./plan-panels.ts";
import type { RecordKind } from "./record-kind.rules.ts";
import { planApiRoutes } from "./web/api.ts";
import { planExchangeRoutes } from "./web/exchange.tsx";
import { portalRoutes } from "./web/portal.ts";
import { planStaffRoutes } from "./web/staff.ts";

/** What `app/` joins from all modules before the plan's pages can be made. */
export interface PlanParts {
  /** Kinds of records that a plan file holds: the plan's own and those of other modules (indicators). */
  kinds: readonly RecordKind[];
  panels: PlanPanels;
}

export function createPlanModule(parts: PlanParts): Module {
  return {
    name: "plan",
    routes: [...portalRoutes(parts), ...planApiRoutes(parts), ...planExchangeRoutes(parts), ...planStaffRoutes(parts)],
    permissions,
    measures: planMeasures,
    staffMenu: [{ section: "plan", label: "plan.staff.menu", path: "/plans", permission: "plan.read" }],
  };
}
