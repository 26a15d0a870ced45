import type { StaffContext } from "#platform/context.ts";
import { conflict, invalid } from "#platform/errors.ts";
import { editPlan, type PlanTarget } from "../editing/edit-plan.ts";
import { deleteImport, findLastChange, getImport } from "./plan-import.data.ts";
import { changesOfImport, listNewer } from "./preview-import.ts";

export interface ApplyImportInput {
  id: string;
  /** `lastChange` of the preview that the person decided on. */
  lastChange: number;
  /** Ids of the conflicts that are decided for the file. */
  take: ReadonlySet<string>;
  reason: string | null;
}

/**
 * Makes the plan what the upload says, all of it or nothing, as one act in the plan's history. Returns how much changed.
 * @throws AppError conflict `plan.error.changedSincePreview` where the plan is no longer the one that was compared;
 * forbidden, notFound, invalid
 */
export async function applyImport(ctx: StaffContext, target: PlanTarget, input: ApplyImportInput): Promise<number> {
  let count = 0;
  await editPlan(ctx, target, async ({ scope, plan, document }) => {
    const whose = { planId: plan.id, staffId: ctx.actor.staffId, now: ctx.clock.now() };
    const upload = await getImport(scope, input.id, whose);
    if ((await findLastChange(scope, plan.id)) !== input.lastChange) throw conflict("plan.error.changedSincePreview");
    const newer = await listNewer(scope, plan.id, upload);
    const { changes } = changesOfImport(document, { ...upload, newer, take: input.take }, target.kinds);
    if (changes.length === 0) throw invalid([{ path: "", code: "plan.error.nothingChosen" }]);
    await deleteImport(scope, input.id);
    count = changes.length;
    return { changes, action: "plan.imported", reason: input.reason };
  });
  return count;
}
