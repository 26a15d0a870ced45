import type { StaffContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import { AppError } from "#platform/errors.ts";
import { updateCycle } from "../cycles/cycle.data.ts";
import { applyStep } from "./apply-step.ts";
import { openSheetForAct } from "./open-sheet.ts";
import type { SheetState } from "./sheet-state.rules.ts";

export interface SheetStepToTake {
  id: number;
  version: number;
  act: "pass" | "return" | "withdraw" | "reopen";
  note: string;
}

/** Passes a sheet on, gives it back with a note, takes it back. @throws AppError conflict where it has moved meanwhile */
export async function stepSheet(ctx: StaffContext, input: SheetStepToTake): Promise<SheetState> {
  return ctx.transaction(async (scope) => {
    const { sheet, cycle } = await openSheetForAct(ctx, scope, input);
    if (sheet.version !== input.version) throw new AppError("conflict", "review.error.changedMeanwhile");
    const { act, note } = input;
    const { state } = await applyStep(ctx, scope, { sheet, cycle, act, note });
    if (sheet.state === "published") {
      // It is under way again, and its owner finds it among her work.
      if (cycle.state === "published") await updateCycle(scope, cycle.id, { state: "open" });
      await bumpRevision(scope);
    }
    return state;
  });
}
