import type { Scope } from "#platform/db/scope.ts";
import { type Ancestor, ancestorsOf, successorsOf } from "./family.rules.ts";
import { type LineageStep, listAllLineage, type ProjectPlace } from "./lineage.data.ts";

export interface Family {
  /** The nearest first. */
  ancestors: Ancestor[];
  successors: LineageStep[];
}

/** Where a project comes from and what became of it, across all plans of the municipality. */
export async function readFamily(scope: Scope, place: ProjectPlace): Promise<Family> {
  const steps = await listAllLineage(scope);
  return { ancestors: ancestorsOf(steps, place), successors: successorsOf(steps, place) };
}

/**
 * All former projects of a project (`from` of each step), those of earlier plans too: whose sheets, facts and grades are
 * its history. The nearest first.
 */
export async function listAncestors(
  scope: Scope,
  { planId, project }: { planId: number; project: string },
): Promise<Ancestor[]> {
  const steps = await listAllLineage(scope);
  const [own] = steps.filter((step) => step.to.planId === planId && step.to.project === project);
  return own ? ancestorsOf(steps, own.to) : [];
}

/** The steps that ended or began projects of one plan, the oldest first. */
export async function listLineage(scope: Scope, { planId }: { planId: number }): Promise<LineageStep[]> {
  return (await listAllLineage(scope)).filter((step) => step.to.planId === planId || step.from.planId === planId);
}
