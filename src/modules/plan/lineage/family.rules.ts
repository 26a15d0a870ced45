import type { LineageStep, ProjectPlace } from "./lineage.data.ts";

const idOf = ({ plan, project }: ProjectPlace) => `${plan}/${project}`;

/** A step on the way back from a project; `generation` 1 leads to those it came out of directly. */
export interface Ancestor extends LineageStep {
  generation: number;
}

/** All steps that lead to a project, the nearest first; each once, also where two ways lead to the same former project. */
export function ancestorsOf(steps: readonly LineageStep[], place: ProjectPlace): Ancestor[] {
  const arriving = Map.groupBy(steps, (step) => idOf(step.to));
  const found = new Map<LineageStep, Ancestor>();
  let level = [idOf(place)];
  for (let generation = 1; level.length > 0; generation++) {
    const next = level.flatMap((id) => arriving.get(id) ?? []).filter((step) => !found.has(step));
    for (const step of next) found.set(step, { ...step, generation });
    level = [...new Set(next.map((step) => idOf(step.from)))];
  }
  return [...found.values()];
}

/** The steps that lead on from a project: what it was merged into, split into, continued by. */
export function successorsOf(steps: readonly LineageStep[], place: ProjectPlace): LineageStep[] {
  return steps.filter((step) => idOf(step.from) === idOf(place));
}

/** Whether a step would lead back to where it comes from. */
export function wouldCircle(steps: readonly LineageStep[], from: ProjectPlace, to: ProjectPlace): boolean {
  return idOf(from) === idOf(to) || ancestorsOf(steps, from).some((step) => idOf(step.from) === idOf(to));
}
