import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { forbidden, type Issue, invalid } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { holdCycle } from "../cycles/cycle.data.ts";
import { mayManageReview } from "../permissions.ts";
import { applyStep } from "./apply-step.ts";
import { canConfirm, confirmIn } from "./confirm-settled.ts";
import type { SheetsInput } from "./inputs.ts";
import { type OpenSheet, openSheet } from "./open-sheet.ts";
import { getSheet, getSheetForUpdate } from "./sheet.data.ts";
import { isWithOwner } from "./sheet-state.rules.ts";
import { stampSheet } from "./stamp-sheet.ts";

type Act = SheetsInput["act"];

/**
 * Does the same with many sheets: passes them on with one note (a committee's meeting), gives their owners longer, says
 * that their settled amounts are final. All or nothing: what somebody ticked and cannot be is an issue; of "all that are
 * shown" those are left out for which it is not possible. Returns how many. @throws AppError invalid, forbidden, notFound
 */
export async function stepSheets(ctx: StaffContext, input: SheetsInput): Promise<number> {
  return ctx.transaction(async (scope) => {
    const ready = await readySheets(ctx, scope, input);
    for (const opened of ready) await ACTS[input.act](ctx, scope, { opened, input });
    return ready.length;
  });
}

/** The sheets for which it can be done, locked. @throws AppError invalid with each that was ticked and is none of them */
async function readySheets(ctx: StaffContext, scope: Scope, input: SheetsInput): Promise<OpenSheet[]> {
  const issues: Issue[] = [];
  const ready: OpenSheet[] = [];
  // Years first and everything in the order of its number: two people who do this wait for one another, never in a ring.
  const picks = [...input.picks].sort((one, other) => one.id - other.id);
  await holdYearsOf(scope, picks);
  for (const { id, version } of picks) {
    await getSheetForUpdate(scope, id);
    const opened = await openSheet(ctx, scope, id);
    if (!mayDo(opened, input.act)) throw forbidden();
    if (opened.sheet.version === version && isPossible(ctx, opened, input.act)) ready.push(opened);
    else issues.push(movedMeanwhile(opened));
  }
  if (issues.length > 0 && !input.isAll) throw invalid(issues);
  if (ready.length === 0) throw invalid([{ path: "pick", code: "review.error.nothingPossible" }]);
  return ready;
}

async function holdYearsOf(scope: Scope, picks: readonly { id: number }[]): Promise<void> {
  const cycleIds = new Set<number>();
  for (const { id } of picks) cycleIds.add((await getSheet(scope, id)).cycleId);
  for (const cycleId of [...cycleIds].sort((one, other) => one - other)) await holdCycle(scope, cycleId);
}

const movedMeanwhile = ({ sheet }: OpenSheet): Issue => ({
  path: `pick.${sheet.id}`,
  code: "review.error.sheetMoved",
  params: { project: sheet.projectTitle.ja ?? sheet.project },
});

/** To pass on what one may not check, and to lengthen or confirm what is not one's own, is refused for the whole list. */
function mayDo({ reviewer, acts, sheet }: OpenSheet, act: Act): boolean {
  if (act === "unlock") return mayManageReview(reviewer);
  if (act === "confirmSettled") return mayManageReview(reviewer) || reviewer.postIds.includes(sheet.postId);
  return mayManageReview(reviewer) || acts.has("pass") || sheet.state !== "submitted";
}

function isPossible(ctx: StaffContext, opened: OpenSheet, act: Act): boolean {
  if (act === "pass") return opened.acts.has("pass");
  if (act === "confirmSettled") return canConfirm(ctx, opened);
  return opened.cycle.state === "open" && isWithOwner(opened.sheet.state);
}

interface OneAct {
  opened: OpenSheet;
  input: SheetsInput;
}

const ACTS: Record<Act, (ctx: StaffContext, scope: Scope, act: OneAct) => Promise<unknown>> = {
  pass: (ctx, scope, { opened, input }) =>
    applyStep(ctx, scope, { sheet: opened.sheet, cycle: opened.cycle, act: "pass", note: input.note }),
  confirmSettled: (ctx, scope, { opened, input }) => confirmIn(ctx, scope, { opened, note: input.note }),
  unlock,
};

async function unlock(ctx: StaffContext, scope: Scope, { opened, input }: OneAct): Promise<void> {
  const { until, note } = input;
  const issues: Issue[] = [];
  if (until === null || until < todayInJapan(ctx.clock.now()))
    issues.push({ path: "until", code: "review.error.untilPast" });
  if (note.trim() === "") issues.push({ path: "note", code: "review.error.reasonMissing" });
  if (issues.length > 0) throw invalid(issues);
  await stampSheet(ctx, scope, {
    sheet: opened.sheet,
    cycle: opened.cycle,
    act: "unlock",
    action: "sheet.unlocked",
    change: { unlockedUntil: until },
    note: `${until}：${note}`,
  });
}
