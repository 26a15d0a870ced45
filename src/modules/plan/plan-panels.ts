import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { PlanReference } from "./records/plan-record.data.ts";

/** Draws what a panel has read, in the reader's language. Null where there is nothing to show. */
export type PanelDrawing = (ctx: ResidentContext) => JSX.Element | null;

/**
 * A part of a plan's page that another module shows (the targets on the plan home): it reads what is the same for every
 * reader, and gives back how to draw it.
 */
export type PlanPanel = (
  scope: Scope,
  at: { plan: PlanReference; node?: string; project?: string },
) => Promise<PanelDrawing>;

/** Joined in `app/`, so that the plan knows none of the modules that serve it. */
export interface PlanPanels {
  home: readonly PlanPanel[];
  /** Behind the heading of a node, and at the end of its page. */
  node: readonly PlanPanel[];
  nodeEnd?: readonly PlanPanel[];
  /** Behind the committees on the page of those who work together. */
  partners?: readonly PlanPanel[];
  /** At the end of a project's page. */
  project?: readonly PlanPanel[];
}
