import type { StaffContext } from "#platform/context.ts";
import { invalid } from "#platform/errors.ts";
import { editPlan } from "../editing/edit-plan.ts";
import { recordsOf } from "../records/plan-document.rules.ts";
import { mergeProjects as merge } from "./regroup.rules.ts";
import {
  dayOf,
  outcomeOf,
  projectInForce,
  type Regrouping,
  regroupingChanges,
  type TypedOutcome,
} from "./regroup-projects.ts";

/**
 * Makes one project of two or more, as one act that one undo takes back. Returns the key of the project that goes on.
 * @throws AppError invalid, forbidden, notFound
 */
export async function mergeProjects(
  ctx: StaffContext,
  input: Regrouping & { from: readonly string[]; outcome: TypedOutcome },
): Promise<string> {
  let key = "";
  await editPlan(ctx, input, ({ document }) => {
    if (new Set(input.from).size < 2) throw invalid([{ path: "from", code: "plan.error.mergeTwo" }]);
    const from = [...new Set(input.from)].map((entry) => projectInForce(ctx, document, entry));
    const { existing } = input.outcome;
    if (existing !== null && !input.from.includes(existing))
      throw invalid([{ path: "into", code: "plan.error.choice" }]);
    const on = dayOf(document, input.on);
    const taken = new Set(recordsOf(document, "projects").map((project) => project.key));
    const outcome = outcomeOf(ctx, document, { typed: input.outcome, at: "", taken });
    key = outcome.project.key;
    const next = merge(document, { from, outcome, on, reason: input.reason });
    return { changes: regroupingChanges(input, document, next), action: "project.merged", reason: input.reason };
  });
  return key;
}
