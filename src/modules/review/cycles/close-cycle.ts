import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow, conflict } from "#platform/errors.ts";
import { readReviewer } from "../owners/read-reviewer.ts";
import { mayManageReview } from "../permissions.ts";
import { applyStep } from "../sheets/apply-step.ts";
import { listSheetHeads, listSheets } from "../sheets/sheet.data.ts";
import type { SheetState } from "../sheets/sheet-state.rules.ts";
import { type Cycle, getCycle, lockCycle, updateCycle } from "./cycle.data.ts";

interface YearAt {
  planKey: string;
  fiscalYear: number;
}

/** Nobody has to do anything with them before the year is published. */
const DONE: readonly SheetState[] = ["accepted", "published"];

/** Publishes a year: every accepted sheet becomes public. @throws AppError conflict where none is accepted, or sheets are still open and `leavesOpen` is not set */
export async function publishCycle(ctx: StaffContext, at: YearAt & { leavesOpen: boolean }): Promise<number> {
  return ctx.transaction(async (scope) => {
    const cycle = await lockedCycle(ctx, scope, at);
    const sheets = await listSheets(scope, { cycleId: cycle.id });
    const accepted = sheets.filter((sheet) => sheet.state === "accepted");
    const open = sheets.filter((sheet) => !DONE.includes(sheet.state));
    if (open.length > 0 && !at.leavesOpen) throw conflict("review.error.sheetsOpen", { count: open.length });
    if (accepted.length === 0) throw conflict("review.error.nothingToPublish");
    for (const sheet of accepted) await applyStep(ctx, scope, { sheet, cycle, act: "publish" });
    // While sheets are open a year stays what it was: open, or closed.
    const state = open.length === 0 ? {} : { state: cycle.state };
    await updateCycle(scope, cycle.id, { state: "published", ...state, publishedAt: ctx.clock.now() });
    await auditYear(ctx, scope, { cycle, action: "reviewYear.published", after: { sheets: accepted.length } });
    await bumpRevision(scope);
    return accepted.length;
  });
}

/** Closes a year (nobody writes any more), or opens it again. */
export async function setCycleClosed(ctx: StaffContext, at: YearAt & { isClosed: boolean }): Promise<void> {
  await ctx.transaction(async (scope) => {
    const cycle = await lockedCycle(ctx, scope, at);
    const changed = at.isClosed
      ? ({ state: "closed", closedAt: ctx.clock.now() } as const)
      : { state: await stateUnclosed(scope, cycle.id), closedAt: null };
    await updateCycle(scope, cycle.id, changed);
    const action = at.isClosed ? "reviewYear.closed" : "reviewYear.reopened";
    await auditYear(ctx, scope, { cycle, action, after: { state: changed.state } });
  });
}

/** A year that was published as a whole is published again, not open. */
async function stateUnclosed(scope: Scope, cycleId: number): Promise<"open" | "published"> {
  const heads = await listSheetHeads(scope, { cycleId });
  return heads.length > 0 && heads.every(({ state }) => state === "published") ? "published" : "open";
}

async function lockedCycle(ctx: StaffContext, scope: Scope, at: YearAt): Promise<Cycle> {
  allow(mayManageReview(await readReviewer(ctx, scope)));
  const { id } = await getCycle(scope, at);
  await lockCycle(scope, id);
  return getCycle(scope, at);
}

async function auditYear(
  ctx: StaffContext,
  scope: Scope,
  act: { cycle: Cycle; action: string; after: object },
): Promise<void> {
  await recordAudit(ctx, scope, {
    action: act.action,
    objectKind: "reviewYear",
    objectKey: `${act.cycle.planKey}/${act.cycle.fiscalYear}`,
    before: { state: act.cycle.state },
    after: act.after,
  });
}
