import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { AppError, allow, invalid } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { holdCycle } from "../cycles/cycle.data.ts";
import { accountsCloseOn } from "../cycles/schedule.rules.ts";
import type { Field } from "../fields/field-set.rules.ts";
import type { SheetValues } from "../fields/field-value.rules.ts";
import { changedFields } from "../fields/missing-fields.rules.ts";
import { readSheetForm, type Typed } from "../fields/sheet-form.rules.ts";
import { mayFillSheet } from "../permissions.ts";
import { type OpenSheet, openSheet } from "./open-sheet.ts";
import { mayBeConfirmed } from "./settled.rules.ts";
import { getSheet, getSheetForUpdate } from "./sheet.data.ts";
import { isWithOwner } from "./sheet-state.rules.ts";
import { stampSheet } from "./stamp-sheet.ts";

export interface SettledToConfirm {
  id: number;
  version: number;
  /** The amounts as they were typed; what the form does not hold stays. */
  typed: Typed;
  /** Needed where an amount changes. */
  note: string;
}

/**
 * Says that the settled amount is final, or puts it right on the way; at any stage of the sheet, once the accounts are
 * closed. @throws AppError invalid; conflict where somebody else has saved since or there is nothing to confirm
 */
export async function confirmSettled(ctx: StaffContext, input: SettledToConfirm): Promise<void> {
  await ctx.transaction(async (scope) => {
    await holdCycle(scope, (await getSheet(scope, input.id)).cycleId);
    await getSheetForUpdate(scope, input.id);
    const opened = await openSheet(ctx, scope, input.id);
    if (opened.sheet.version !== input.version) throw new AppError("conflict", "review.error.changedMeanwhile");
    const field = settledField(opened);
    const { values, issues } = readSheetForm([field], { typed: input.typed, previous: opened.sheet.values });
    if (issues.length > 0) throw invalid(issues);
    await confirmIn(ctx, scope, { opened, values, note: input.note });
  });
}

/** The same in a transaction of the caller, who holds the sheet's lock. @throws AppError forbidden, conflict, invalid */
export async function confirmIn(
  ctx: StaffContext,
  scope: Scope,
  { opened, values, note }: { opened: OpenSheet; values?: SheetValues; note: string },
): Promise<void> {
  const { sheet, cycle, reviewer } = opened;
  allow(mayFillSheet(reviewer, sheet));
  if (!canConfirm(ctx, opened)) throw new AppError("conflict", "review.error.notPossibleNow");
  const isChanged = values !== undefined && changedFields(sheet.values, values) !== null;
  if (isChanged && note.trim() === "") throw invalid([{ path: "note", code: "review.error.settledReason" }]);
  const isAmended = isChanged && !isWithOwner(sheet.state);
  await stampSheet(ctx, scope, {
    sheet,
    cycle,
    act: "confirmSettled",
    action: "sheet.settledConfirmed",
    note,
    change: {
      settledState: "confirmed",
      ...(isChanged ? { values } : {}),
      ...(isAmended ? { amendedAt: ctx.clock.now() } : {}),
    },
  });
}

/** Whether the amount of a sheet can be said to be final today. */
export function canConfirm(
  ctx: Pick<StaffContext, "clock">,
  { sheet, cycle }: Pick<OpenSheet, "sheet" | "cycle">,
): boolean {
  const today = todayInJapan(ctx.clock.now());
  const closeOn = accountsCloseOn(cycle.fiscalYear);
  return cycle.state !== "closed" && mayBeConfirmed(sheet.settledState, { today, closeOn });
}

/** @throws AppError conflict where the year's form asks for no settled amount */
export function settledField({ fieldSet }: Pick<OpenSheet, "fieldSet">): Field {
  const field = fieldSet.fields.find(({ isSettled }) => isSettled);
  if (!field) throw new AppError("conflict", "review.error.notPossibleNow");
  return field;
}
