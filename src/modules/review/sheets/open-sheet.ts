import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { forbidden, notFound } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { type Check, checksOf } from "../cycles/chain.rules.ts";
import { type Cycle, getCycleById, holdCycle, lockCycle } from "../cycles/cycle.data.ts";
import { getFieldSet } from "../fields/field-set.data.ts";
import type { FieldSet } from "../fields/field-set.rules.ts";
import { readReviewer } from "../owners/read-reviewer.ts";
import { mayCheckSheet, mayFillSheet, mayManageReview, mayReadSheet, type Reviewer } from "../permissions.ts";
import { isLockedForOwner } from "./lock.rules.ts";
import { getSheet, getSheetForUpdate, type Sheet } from "./sheet.data.ts";
import { afterAct, type SheetAct } from "./sheet-state.rules.ts";

/** A sheet with what decides what may be done with it. */
export interface OpenSheet {
  sheet: Sheet;
  cycle: Cycle;
  fieldSet: FieldSet;
  /** The checks that this sheet goes through. */
  checks: readonly Check[];
  reviewer: Reviewer;
  isLocked: boolean;
  /** What the person who is signed in may do with it now. */
  acts: ReadonlySet<SheetAct>;
}

/** For a page. @throws AppError notFound for the sheet of another municipality, or of another partner body */
export async function openSheet(ctx: StaffContext, scope: Scope, id: number): Promise<OpenSheet> {
  return open(ctx, scope, await getSheet(scope, id));
}

/**
 * For an act: the sheet is locked until the transaction ends, and its year with it, so that nothing is written into a year
 * that is being closed or published. @throws AppError forbidden where the person may not do it
 */
export async function openSheetForAct(
  ctx: StaffContext,
  scope: Scope,
  at: { id: number; act: SheetAct },
): Promise<OpenSheet> {
  // The year first, as everybody does it: else two would wait for one another. Reopening changes the year itself.
  const { cycleId } = await getSheet(scope, at.id);
  await (at.act === "reopen" ? lockCycle : holdCycle)(scope, cycleId);
  const opened = await open(ctx, scope, await getSheetForUpdate(scope, at.id));
  if (!isAllowed(opened, at.act)) throw forbidden();
  return opened;
}

async function open(ctx: StaffContext, scope: Scope, sheet: Sheet): Promise<OpenSheet> {
  const reviewer = await readReviewer(ctx, scope);
  if (!mayReadSheet(reviewer, sheet) && !mayFillSheet(reviewer, sheet)) throw notFound("review.error.sheetNotFound");
  const cycle = await getCycleById(scope, sheet.cycleId);
  const opened = {
    sheet,
    cycle,
    fieldSet: await getFieldSet(scope, cycle.fieldSetId),
    checks: checksOf(cycle.chain, sheet),
    reviewer,
    isLocked: isLockedForOwner(cycle, sheet, todayInJapan(ctx.clock.now())),
    acts: new Set<SheetAct>(),
  };
  return { ...opened, acts: actsFor(opened) };
}

/** Whose acts they are, whatever the state; a closed year has none. */
function isAllowed({ sheet, cycle, checks, reviewer, isLocked }: OpenSheet, act: SheetAct): boolean {
  if (cycle.state === "closed" && act !== "publish") return false;
  switch (act) {
    case "save":
    case "submit":
    case "withdraw":
      return mayFillSheet(reviewer, sheet) && (!isLocked || mayManageReview(reviewer));
    case "pass":
    case "return":
      return mayCheckSheet(reviewer, { sheet, check: checks[sheet.level ?? 0] });
    case "amend":
    case "reopen":
    case "publish":
      return mayManageReview(reviewer);
  }
}

function actsFor(opened: OpenSheet): Set<SheetAct> {
  const acts: SheetAct[] = ["save", "submit", "withdraw", "pass", "return", "amend", "reopen"];
  return new Set(
    acts.filter((act) => isAllowed(opened, act) && afterAct(opened.sheet, act, opened.checks.length) !== null),
  );
}
