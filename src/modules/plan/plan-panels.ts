import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { PlanReference } from "./records/plan-record.data.ts";

/** A part of a plan's page that another module draws (the targets on the plan home). Null where there is nothing to show. */
export type PlanPanel = (
  ctx: ResidentContext,
  scope: Scope,
  at: { plan: PlanReference; node?: string },
) => Promise<JSX.Element | null>;

/** Joined in `app/`, so that the plan knows none of the modules that serve it. */
export interface PlanPanels {
  home: readonly PlanPanel[];
  node: readonly PlanPanel[];
}
