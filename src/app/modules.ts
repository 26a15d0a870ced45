import { type AccountsParts, createAccountsModule } from "#modules/accounts/module.ts";
import { createIndicatorsModule, indicatorPanels } from "#modules/indicators/module.ts";
import { INDICATOR_KINDS } from "#modules/indicators/public.ts";
import { createPlanModule } from "#modules/plan/module.ts";
import { PLAN_KINDS, type RecordKind } from "#modules/plan/public.ts";
import type { Documents } from "#platform/documents/document-task.ts";
import type { Module } from "#platform/module.ts";
import { portalHome } from "./portal-home.tsx";
import { staffToday } from "./staff-today.tsx";

/** Every kind of record that a plan file holds, from all modules. */
export const RECORD_KINDS: readonly RecordKind[] = [...PLAN_KINDS, ...INDICATOR_KINDS];

/** Pages that speak of several modules at once. */
const portal: Module = {
  name: "portal",
  routes: [portalHome, staffToday],
  permissions: {},
  staffMenu: [{ section: "today", label: "common.staff.today", path: "/" }],
};

/** What modules need of the installation. */
export interface ModuleParts extends AccountsParts {
  documents: Documents;
}

/** All modules, joined: the only place that knows each of them. */
export function createModules({ documents, ...accounts }: ModuleParts): readonly Module[] {
  const plan = createPlanModule({ kinds: RECORD_KINDS, panels: indicatorPanels, documents });
  const indicators = createIndicatorsModule({ measures: plan.measures ?? [] });
  return [portal, plan, indicators, createAccountsModule(accounts)];
}

/** Permission → roles that carry it, of all modules together. */
export function permissionTable(modules: readonly Module[]): Record<string, readonly string[]> {
  return Object.assign({}, ...modules.map((module) => module.permissions));
}
