import { listStaffNames } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { listCycles } from "../cycles/cycle.data.ts";
import type { SheetValues } from "../fields/field-value.rules.ts";
import { readSheetGrading, type SheetGrading } from "../grading/read-grading.ts";
import { readActing } from "../owners/read-reviewer.ts";
import { type OpenSheet, openSheet } from "./open-sheet.ts";
import type { LedgerLine } from "./prefill.rules.ts";
import { readLedger } from "./read-ledger.ts";
import { listSheets } from "./sheet.data.ts";
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
      lastYear: await readLastYear(scope, opened),
      names: await listStaffNames(scope),
      acting: acting.get(opened.sheet.postId) ?? [],
      grading: await readSheetGrading(scope, opened),
    };
  });
}

async function readLastYear(scope: Scope, { cycle, sheet }: OpenSheet): Promise<SheetValues> {
  const last = (await listCycles(scope, cycle.planId)).find((other) => other.fiscalYear === cycle.fiscalYear - 1);
  if (!last) return {};
  const [before] = await listSheets(scope, { cycleId: last.id, projects: [sheet.project] });
  return before?.values ?? {};
}
