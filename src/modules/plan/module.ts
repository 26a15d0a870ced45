import type { Module } from "#platform/module.ts";
import { factsReportPart } from "./facts/facts-report-part.ts";
import { permissions } from "./permissions.ts";
import type { PlanParts } from "./plan-parts.ts";
import { listPlanPages } from "./reading/list-public-pages.ts";
import { planMeasures } from "./reading/plan-measures.data.ts";
import { organisationPart, partnersPart } from "./report/organisation-parts.ts";
import { structurePart } from "./report/structure-part.ts";
import { listPendingStates } from "./states/list-pending-states.ts";
import { planApiRoutes } from "./web/api/api.ts";
import { planExchangeRoutes } from "./web/exchange/exchange.tsx";
import { factsRoutes } from "./web/facts/facts.ts";
import { portalRoutes } from "./web/portal/portal.ts";
import { planStaffRoutes } from "./web/staff/staff.ts";

export function createPlanModule(parts: PlanParts): Module {
  return {
    name: "plan",
    routes: [
      ...portalRoutes(parts),
      ...planApiRoutes(parts),
      ...planExchangeRoutes(parts),
      ...planStaffRoutes(parts),
      ...factsRoutes(parts),
    ],
    permissions,
    measures: planMeasures,
    staffMenu: [
      { section: "plan", label: "plan.staff.menu", path: "/plans", permission: "plan.read" },
      { section: "facts", label: "plan.staff.facts", path: "/facts", permission: "plan.recordFacts" },
    ],
    reportParts: [structurePart, organisationPart, partnersPart, factsReportPart],
    listPending: listPendingStates,
    listPublicPages: listPlanPages,
  };
}
