import type { StaffContext } from "#platform/context.ts";
import { allow, notFound } from "#platform/errors.ts";
import type { PlanTarget } from "../editing/edit-plan.ts";
import { readForEditing, type StaffReading } from "../editing/read-for-editing.ts";
import type { PlanDocument } from "../records/plan-document.rules.ts";
import { loadDocument } from "../records/plan-record.data.ts";
import type { Change } from "./plan-diff.rules.ts";
import { listBatch } from "./plan-history.data.ts";
import { undoOf } from "./undo.rules.ts";

/** What taking back an act would do to the plan as it is. */
export interface UndoPreview {
  reading: StaffReading;
  document: PlanDocument;
  changes: Change[];
}

/** @throws AppError forbidden, notFound */
export async function previewUndo(ctx: StaffContext, input: PlanTarget & { batch: number }): Promise<UndoPreview> {
  let changes: Change[] = [];
  let document: PlanDocument | undefined;
  const reading = await readForEditing(ctx, {
    ...input,
    lists: [],
    async also(scope, plan) {
      changes = undoOf(await listBatch(scope, { planId: plan.id, batch: input.batch }));
      document = await loadDocument(scope, plan.id, input.kinds);
    },
  });
  allow(reading.mayEdit);
  if (!document || changes.length === 0) throw notFound();
  return { reading, document, changes };
}
