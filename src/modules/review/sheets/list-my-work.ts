import type { StaffContext } from "#platform/context.ts";
import { type Check, checksOf } from "../cycles/chain.rules.ts";
import { type Cycle, listCycles } from "../cycles/cycle.data.ts";
import { readReviewer } from "../owners/read-reviewer.ts";
import { mayCheckSheet, mayManageReview, type Reviewer } from "../permissions.ts";
import { dueDay } from "./lock.rules.ts";
import { listSheetHeads, type SheetHead } from "./sheet.data.ts";
import { isWithOwner } from "./sheet-state.rules.ts";

/** A sheet with its year and the day until which the next step is due. */
export interface WorkItem {
  sheet: SheetHead;
  cycle: Cycle;
  due: string;
  /** The check that it waits for, where it waits for one. */
  check: Check | null;
}

export interface MyWork {
  /** Sheets of the person's own posts that are still to be written. */
  toWrite: WorkItem[];
  /** Sheets that wait for the person's check. The lead section sees those of its own levels only. */
  toCheck: WorkItem[];
  /** Sheets of her posts that are under way or done, in years that are open. */
  sent: WorkItem[];
  cycles: Cycle[];
  isManager: boolean;
}

/** What waits for the person who is signed in, in all years that are open. */
export async function listMyWork(ctx: StaffContext): Promise<MyWork> {
  return ctx.read(async (scope) => {
    const reviewer = await readReviewer(ctx, scope);
    const cycles = await listCycles(scope);
    const items: WorkItem[] = [];
    for (const cycle of cycles.filter(({ state }) => state === "open")) {
      const heads = await listSheetHeads(scope, { cycleId: cycle.id });
      items.push(...heads.map((sheet) => workItem(cycle, sheet)));
    }
    const own = items.filter(({ sheet }) => reviewer.postIds.includes(sheet.postId));
    return {
      toWrite: own.filter(({ sheet }) => isWithOwner(sheet.state)),
      toCheck: items.filter((item) => waitsFor(reviewer, item)),
      sent: own.filter(({ sheet }) => !isWithOwner(sheet.state)),
      cycles,
      isManager: mayManageReview(reviewer),
    };
  });
}

function workItem(cycle: Cycle, sheet: SheetHead): WorkItem {
  const checks = checksOf(cycle.chain, sheet);
  const check = sheet.level === null ? null : (checks[sheet.level] ?? null);
  return { sheet, cycle, check, due: dueDay({ reportsDue: cycle.reportsDue, checks }, sheet) };
}

/** The officer may check in everybody's place, but only what waits at the lead section's own levels waits for her. */
export function waitsFor(reviewer: Reviewer, { sheet, check }: Pick<WorkItem, "sheet" | "check">): boolean {
  if (!check || !mayCheckSheet(reviewer, { sheet, check })) return false;
  if (check.kind !== "sectionHead") return true;
  return sheet.sectionId !== null && reviewer.sectionIds.includes(sheet.sectionId);
}
