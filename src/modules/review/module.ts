import type { Module } from "#platform/module.ts";
import { listPending } from "./list-pending.ts";
import { permissions } from "./permissions.ts";
import { staffRoutes } from "./web/staff.ts";

export function createReviewModule(): Module {
  return {
    name: "review",
    routes: [...staffRoutes],
    permissions,
    listPending,
    staffMenu: [{ section: "review", label: "review.staff.menu", path: "/review", permission: "review.read" }],
  };
}
