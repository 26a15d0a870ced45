import type { StaffContext } from "#platform/context.ts";
import { invalid } from "#platform/errors.ts";
import { editPlan } from "../editing/edit-plan.ts";
import { recordsOf } from "../records/plan-document.rules.ts";
import { type Outcome, splitProject as split } from "./regroup.rules.ts";
import {
  dayOf,
  outcomeOf,
  projectInForce,
  type Regrouping,
  regroupingChanges,
  type TypedOutcome,
} from "./regroup-projects.ts";

/**
 * Makes two or more projects of one, as one act that one undo takes back. A part whose `existing` is the project itself
 * goes on under its key; otherwise the project ends. Returns the keys of the parts. @throws AppError invalid, forbidden, notFound
 */
export async function splitProject(
  ctx: StaffContext,
  input: Regrouping & { from: string; parts: readonly TypedOutcome[] },
): Promise<string[]> {
  let keys: string[] = [];
  await editPlan(ctx, input, ({ document }) => {
    const from = projectInForce(ctx, document, input.from);
    if (input.parts.length < 2) throw invalid([{ path: "from", code: "plan.error.splitTwo" }]);
    const on = dayOf(document, input.on);
    const taken = new Set(recordsOf(document, "projects").map((project) => project.key));
    const outcomes = input.parts.map((typed, index): Outcome => {
      const outcome = outcomeOf(ctx, document, { typed, at: `parts.${index}.`, taken });
      taken.add(outcome.project.key);
      return outcome;
    });
    keys = outcomes.map(({ project }) => project.key);
    const next = split(document, { from, outcomes, on, reason: input.reason });
    return { changes: regroupingChanges(input, document, next), action: "project.split", reason: input.reason };
  });
  return keys;
}
