import { listBodies } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { type Cycle, getCycle } from "../cycles/cycle.data.ts";
import { readReviewer } from "../owners/read-reviewer.ts";
import { mayManageReview, mayReadSheet } from "../permissions.ts";
import { listSheetHeads, type SheetHead } from "../sheets/sheet.data.ts";
import { countBoard } from "./board.data.ts";
import { type BoardLine, boardLines, nextDue } from "./board.rules.ts";

export const BOARD_FILTERS = [
  "late",
  "amended",
  "provisional",
  "notStarted",
  "draft",
  "submitted",
  "returned",
  "accepted",
  "published",
] as const;
export type BoardFilter = (typeof BOARD_FILTERS)[number];

export interface Board {
  cycle: Cycle;
  lines: BoardLine[];
  /** Those that the filter and the section leave. */
  sheets: (SheetHead & { due: string | null })[];
  isManager: boolean;
  today: string;
}

/** A year at a glance. Staff of a partner body see their own sheets only. */
export async function readBoard(
  ctx: StaffContext,
  at: { planKey: string; fiscalYear: number; sectionId?: number; bodyId?: number; only?: BoardFilter },
): Promise<Board> {
  return ctx.read(async (scope) => {
    const reviewer = await readReviewer(ctx, scope);
    const cycle = await getCycle(scope, at);
    const today = todayInJapan(ctx.clock.now());
    const bodies = new Map((await listBodies(scope)).map((body) => [body.id, body.name]));
    const counts = (await countBoard(scope, cycle.id)).filter((count) => mayReadSheet(reviewer, count));
    const heads = await listSheetHeads(scope, { cycleId: cycle.id, sectionId: at.sectionId, bodyId: at.bodyId });
    const sheets = heads
      .filter((sheet) => mayReadSheet(reviewer, sheet))
      .map((sheet) => ({ ...sheet, due: nextDue(cycle, sheet) }))
      .filter((sheet) => matches(sheet, at.only, today));
    return {
      cycle,
      lines: boardLines(counts, { cycle, bodies, today }),
      sheets,
      isManager: mayManageReview(reviewer),
      today,
    };
  });
}

function matches(sheet: SheetHead & { due: string | null }, only: BoardFilter | undefined, today: string): boolean {
  switch (only) {
    case undefined:
      return true;
    case "late":
      return sheet.due !== null && sheet.due < today;
    case "amended":
      return sheet.amendedAt !== null && sheet.submittedAt !== null && sheet.amendedAt > sheet.submittedAt;
    case "provisional":
      return sheet.settledState === "provisional";
    default:
      return sheet.state === only;
  }
}
