import type { Module } from "#platform/module.ts";
import { createPlanModule } from "#modules/plan/module.ts";
import { PLAN_KINDS, type RecordKind } from "#modules/plan/public.ts";
import { INDICATOR_KINDS } from "#modules/indicators/indicator-kinds.ts";
import { portalHome } from "./portal-home.tsx";

/** Every kind of record that a plan file holds, from all modules. */
export const RECORD_KINDS: readonly RecordKind[] = [...PLAN_KINDS, ...INDICATOR_KINDS];

/** Pages that speak of several modules at once. */
const portal: Module = { name: "portal", routes: [portalHome], permissions: {} };

/** All modules, joined: the only place that knows each of them. */
export function createModules(): readonly Module[] {
  return [portal, createPlanModule({ kinds: RECORD_KINDS, panels: { home: [], node: [] } })];
}
