import { listBodies } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { type Check, checksOf } from "../cycles/chain.rules.ts";
import { type Cycle, getCycle } from "../cycles/cycle.data.ts";
import { accountsCloseOn } from "../cycles/schedule.rules.ts";
import { readReviewer } from "../owners/read-reviewer.ts";
import { mayManageReview, mayReadSheet } from "../permissions.ts";
import { listSheetHeads, type SheetHead } from "../sheets/sheet.data.ts";
import { countBoard, type LastReminder, listLastReminders } from "./board.data.ts";
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

export interface BoardSheet extends SheetHead {
  due: string | null;
  /** The check that it waits for. */
  check: Check | null;
}

export interface Board {
  cycle: Cycle;
  lines: (BoardLine & { lastReminder: LastReminder | null })[];
  /** Those that the filter and the section leave. */
  sheets: BoardSheet[];
  /** How many wait for each check of the chain, by its key. */
  waiting: ReadonlyMap<string, number>;
  /** The accounts are closed: settled amounts can be said to be final. */
  isSettledTime: boolean;
  isManager: boolean;
  today: string;
}

export interface BoardPlace {
  planKey: string;
  fiscalYear: number;
  sectionId?: number;
  bodyId?: number;
  only?: BoardFilter;
  /** Key of the check that the sheets wait for. */
  check?: string;
}

/** A year at a glance. Staff of a partner body see their own sheets only. */
export async function readBoard(ctx: StaffContext, at: BoardPlace): Promise<Board> {
  return ctx.read(async (scope) => {
    const reviewer = await readReviewer(ctx, scope);
    const cycle = await getCycle(scope, at);
    const today = todayInJapan(ctx.clock.now());
    const bodies = new Map((await listBodies(scope)).map((body) => [body.id, body.name]));
    const counts = (await countBoard(scope, cycle.id)).filter((count) => mayReadSheet(reviewer, count));
    const lines = boardLines(counts, { cycle, bodies, today });
    const heads = await listSheetHeads(scope, { cycleId: cycle.id, sectionId: at.sectionId, bodyId: at.bodyId });
    const sheets = heads
      .filter((sheet) => mayReadSheet(reviewer, sheet))
      .map((sheet) => ({ ...sheet, due: nextDue(cycle, sheet), check: checkOf(cycle, sheet) }))
      .filter((sheet) => matches(sheet, at.only, today) && (at.check === undefined || sheet.check?.key === at.check));
    const waiting = new Map<string, number>();
    for (const count of counts) {
      const key = checkOf(cycle, count)?.key;
      if (key !== undefined) waiting.set(key, (waiting.get(key) ?? 0) + count.count);
    }
    return {
      cycle,
      lines: await withReminders(scope, cycle, lines),
      sheets,
      waiting,
      isSettledTime: today > accountsCloseOn(cycle.fiscalYear),
      isManager: mayManageReview(reviewer),
      today,
    };
  });
}

function checkOf(cycle: Cycle, at: Pick<SheetHead, "sectionId" | "level">): Check | null {
  return at.level === null ? null : (checksOf(cycle.chain, at)[at.level] ?? null);
}

async function withReminders(scope: Scope, cycle: Cycle, lines: readonly BoardLine[]): Promise<Board["lines"]> {
  const reminders = await listLastReminders(scope, { cycleId: cycle.id, since: todayInJapan(cycle.openedAt) });
  return lines.map((line) => ({
    ...line,
    lastReminder:
      reminders.find(
        ({ sectionId, bodyId }) => sectionId === line.sectionId && (sectionId ?? bodyId) === placeOf(line),
      ) ?? null,
  }));
}

const placeOf = ({ sectionId, bodyId }: BoardLine): number => sectionId ?? bodyId;

function matches(sheet: BoardSheet, only: BoardFilter | undefined, today: string): boolean {
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
