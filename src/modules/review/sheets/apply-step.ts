import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { conflict, invalid } from "#platform/errors.ts";
import { checksOf } from "../cycles/chain.rules.ts";
import type { Cycle } from "../cycles/cycle.data.ts";
import type { SheetValues } from "../fields/field-value.rules.ts";
import { changedFields } from "../fields/missing-fields.rules.ts";
import { type Sheet, type SheetChange, updateSheet } from "./sheet.data.ts";
import { afterAct, needsNote, type SheetAct, type SheetPosition, type SheetState } from "./sheet-state.rules.ts";
import { insertSteps } from "./sheet-step.data.ts";

interface Audited {
  action: string;
}

/** What the audit calls each act. */
const AUDITED: Readonly<Record<SheetAct, Audited>> = {
  save: { action: "sheet.saved" },
  submit: { action: "sheet.submitted" },
  withdraw: { action: "sheet.withdrawn" },
  pass: { action: "sheet.passed" },
  return: { action: "sheet.returned" },
  amend: { action: "sheet.amended" },
  reopen: { action: "sheet.reopened" },
  publish: { action: "sheet.published" },
};

export interface StepToTake {
  sheet: Sheet;
  cycle: Cycle;
  act: SheetAct;
  /** Where the act changes what is written. */
  values?: SheetValues;
  note?: string;
  /** What the timeline calls it, where that is not the act. */
  recordedAs?: "import";
  /** What else it changes. */
  more?: SheetChange;
}

/**
 * The one way in which a sheet goes on: position, values, the step with the texts before and after, and the audit, in the
 * caller's transaction. The caller has checked permission and locks. @throws AppError conflict where the act is not possible
 */
export async function applyStep(ctx: StaffContext, scope: Scope, act: StepToTake): Promise<SheetPosition> {
  const { sheet, cycle } = act;
  const next = afterAct(sheet, act.act, checksOf(cycle.chain, sheet).length);
  if (!next) throw conflict("review.error.notPossibleNow");
  const note = act.note?.trim() ?? "";
  if (needsNote(act.act) && note === "") throw invalid([{ path: "note", code: "review.error.noteMissing" }]);
  const now = ctx.clock.now();
  const changed = act.values ? changedFields(sheet.values, act.values) : null;
  await updateSheet(scope, sheet, {
    ...next,
    ...momentsOf(act.act, { from: sheet.state, next, note, now }),
    values: act.values,
    ...act.more,
  });
  await insertSteps(scope, [
    {
      sheetId: sheet.id,
      at: now,
      actorId: ctx.actor.staffId,
      postName: null,
      act: nameOfStep(act),
      fromState: sheet.state,
      toState: next.state,
      level: sheet.level,
      note: note === "" ? null : note,
      before: changed?.before ?? null,
      after: changed?.after ?? null,
    },
  ]);
  await recordAudit(ctx, scope, {
    ...AUDITED[act.act],
    objectKind: "sheet",
    objectKey: `${cycle.planKey}/${cycle.fiscalYear}/${sheet.project}`,
    bodyId: sheet.bodyId,
    before: { state: sheet.state },
    after: { state: next.state, fields: Object.keys(changed?.after ?? {}) },
  });
  return next;
}

const nameOfStep = ({ act, recordedAs }: StepToTake) => (act === "save" ? (recordedAs ?? act) : act);

interface Moment {
  from: SheetState;
  next: SheetPosition;
  note: string;
  now: Date;
}

function momentsOf(act: SheetAct, { from, next, note, now }: Moment): SheetChange {
  return {
    ...(act === "submit" ? { submittedAt: now, returnedNote: null, amendedAt: null } : {}),
    ...(next.state === "accepted" && act !== "amend" ? { acceptedAt: now } : {}),
    ...(act === "amend" ? { amendedAt: now } : {}),
    ...(needsNote(act) ? { returnedNote: note, acceptedAt: null } : {}),
    ...(act === "reopen" && from === "published" ? { keepsPublic: true } : {}),
    ...(act === "publish" ? { keepsPublic: false } : {}),
  };
}
