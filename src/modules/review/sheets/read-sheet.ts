import { listStaffNames } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { SheetValues } from "../fields/field-value.rules.ts";
import { readSheetGrading, type SheetGrading } from "../grading/read-grading.ts";
import { readActing } from "../owners/read-reviewer.ts";
import { type OpenSheet, openSheet } from "./open-sheet.ts";
import type { LedgerLine } from "./prefill.rules.ts";
import { readLastYear } from "./read-last-year.ts";
import { readLedger } from "./read-ledger.ts";
import { listSteps, type SheetStep } from "./sheet-step.data.ts";

/** A sheet with everything that its page shows. */
export interface SheetToRead extends OpenSheet {
  ledger: LedgerLine[];
  /** The newest first. */
  steps: SheetStep[];
  /** What last year's sheet of the project held. */
  lastYear: SheetValues;
  names: ReadonlyMap<string, string>;
  /** Who acts for its post today: the holder, then the deputies. */
  acting: readonly string[];
  /** What the year's rule proposes; null where the year has no rule. */
  grading: SheetGrading | null;
}

export async function readSheet(ctx: StaffContext, id: number): Promise<SheetToRead> {
  return ctx.read(async (scope) => {
    const opened = await openSheet(ctx, scope, id);
    const acting = await readActing(scope, todayInJapan(ctx.clock.now()));
    return {
      ...opened,
      ledger: await readLedger(scope, opened),
      steps: await listSteps(scope, id),
      lastYear: (await readLastYear(scope, opened.cycle, [opened.sheet])).get(opened.sheet.project) ?? {},
      names: await listStaffNames(scope),
      acting: acting.get(opened.sheet.postId) ?? [],
      grading: await readSheetGrading(scope, opened),
    };
  });
}
