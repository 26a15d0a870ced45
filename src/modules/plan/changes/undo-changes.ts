import type { StaffContext } from "#platform/context.ts";
import { conflict, notFound } from "#platform/errors.ts";
import { editPlan, type PlanTarget } from "../editing/edit-plan.ts";
import { listBatch, listLaterChanges } from "./plan-history.data.ts";
import { findUndoConflicts, isAsLeft, stillStanding, undoOf } from "./undo.rules.ts";

/**
 * Takes back one act of the plan's history by a new one that reverses it.
 * @throws AppError notFound, forbidden; conflict where it was taken back already (`plan.error.undoneAlready`), a later change
 * touched the same field (`plan.error.undoTouched`), or something came to depend on it (`plan.error.undoNeeded`)
 */
export async function undoChanges(ctx: StaffContext, input: PlanTarget & { batch: number }): Promise<void> {
  await editPlan(ctx, input, async ({ scope, plan, document }) => {
    const changes = await listBatch(scope, { planId: plan.id, batch: input.batch });
    if (changes.length === 0) throw notFound();
    const later = await listLaterChanges(scope, { planId: plan.id, batch: input.batch });
    if (stillStanding(later).some((change) => change.undoes === input.batch))
      throw conflict("plan.error.undoneAlready");
    const touched = findUndoConflicts(changes, later);
    if (touched.length > 0 || !changes.every((change) => isAsLeft(document, change)))
      throw conflict("plan.error.undoTouched", { count: Math.max(1, touched.length) });
    return {
      changes: undoOf(changes),
      action: "plan.changesUndone",
      undoes: input.batch,
      refuse: () => conflict("plan.error.undoNeeded"),
    };
  });
}
