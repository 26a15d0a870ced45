import type { Module } from "#platform/module.ts";
import { gradesPart } from "./grading/web/grades-part.ts";
import { gradingRoutes } from "./grading/web/staff.ts";
import { listPending } from "./list-pending.ts";
import { permissions } from "./permissions.ts";
import { staffRoutes } from "./web/staff.ts";

export function createReviewModule(): Module {
  return {
    name: "review",
    routes: [...gradingRoutes, ...staffRoutes],
    permissions,
    listPending,
    reportParts: [gradesPart],
    staffMenu: [{ section: "review", label: "review.staff.menu", path: "/review", permission: "review.read" }],
  };
}
