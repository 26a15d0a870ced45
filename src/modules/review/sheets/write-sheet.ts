import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { AppError, invalid } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { accountsCloseOn } from "../cycles/schedule.rules.ts";
import type { SheetValues } from "../fields/field-value.rules.ts";
import { missingFields } from "../fields/missing-fields.rules.ts";
import { readSheetForm, type Typed } from "../fields/sheet-form.rules.ts";
import { checkSheetGrade, gradeSheet } from "../grading/grade-sheet.ts";
import { applyStep } from "./apply-step.ts";
import { type OpenSheet, openSheetForAct } from "./open-sheet.ts";
import { readLedger } from "./read-ledger.ts";
import { settledStateOf } from "./settled.rules.ts";
import type { Sheet } from "./sheet.data.ts";
import { takeOver } from "./take-over.rules.ts";

export interface SheetToWrite {
  id: number;
  /** The version that the person had before her eyes. */
  version: number;
  act: "save" | "submit" | "amend";
  typed: Typed;
  note: string;
}

/**
 * Saves what was typed, or saves and sends it on. @throws AppError invalid with everything that is wrong (a save asks
 * only that numbers are numbers); conflict `review.error.changedMeanwhile` where somebody else has saved since
 */
export async function writeSheet(ctx: StaffContext, input: SheetToWrite): Promise<Sheet["state"]> {
  return ctx.transaction(async (scope) => {
    const opened = await openSheetForAct(ctx, scope, input);
    const { sheet, fieldSet } = opened;
    if (sheet.version !== input.version) throw new AppError("conflict", "review.error.changedMeanwhile");
    const read = readSheetForm(fieldSet.fields, { typed: input.typed, previous: sheet.values });
    if (read.issues.length > 0) throw invalid(read.issues);
    const values = await withTaken(ctx, scope, { opened, values: read.values, typed: input.typed });
    return (await sendOn(ctx, scope, { opened, values, input })).state;
  });
}

interface Sending {
  opened: OpenSheet;
  values: SheetValues;
  input: Pick<SheetToWrite, "act" | "note">;
  /** What the timeline calls a save that did not come from the form. */
  recordedAs?: "import";
}

/** The part of writing that the form and the workbook share. */
export async function sendOn(ctx: StaffContext, scope: Scope, { opened, values, input, recordedAs }: Sending) {
  const { sheet, cycle, fieldSet } = opened;
  if (input.act !== "save") {
    const handedIn = { cycle, fields: fieldSet.fields, sheet: { ...sheet, values } };
    const issues = [...missingFields(fieldSet.fields, values), ...(await checkSheetGrade(scope, handedIn))];
    if (issues.length > 0) throw invalid(issues, "review.error.incomplete");
    await gradeSheet(ctx, scope, handedIn);
  }
  const settledState = settledStateOf(
    fieldSet.fields,
    { before: sheet.values, after: values },
    {
      state: sheet.settledState,
      today: todayInJapan(ctx.clock.now()),
      closeOn: accountsCloseOn(cycle.fiscalYear),
    },
  );
  const { act, note } = input;
  return applyStep(ctx, scope, {
    sheet,
    cycle,
    act,
    values,
    note,
    recordedAs,
    more: { settledState },
  });
}

/** Puts the facts that were ticked into the outputs. */
async function withTaken(
  ctx: StaffContext,
  scope: Scope,
  { opened, values, typed }: { opened: OpenSheet; values: SheetValues; typed: Typed },
): Promise<SheetValues> {
  const ledger = await readLedger(scope, opened);
  return takeOver(opened.fieldSet.fields, values, { typed, ledger, at: ctx.clock.now().toISOString() });
}
