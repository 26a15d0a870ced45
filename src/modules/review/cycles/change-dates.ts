import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { AppError, allow, type Issue, invalid } from "#platform/errors.ts";
import { isOnCalendar } from "#platform/i18n/partial-date.ts";
import { readReviewer } from "../owners/read-reviewer.ts";
import { mayManageReview } from "../permissions.ts";
import { type Cycle, getCycle, lockCycle, updateCycle } from "./cycle.data.ts";
import type { CycleDatesInput } from "./inputs.ts";

/** Moves the days of a year that runs. @throws AppError invalid; conflict where somebody else has changed the year since */
export async function changeDates(
  ctx: StaffContext,
  at: { planKey: string; fiscalYear: number },
  input: CycleDatesInput,
): Promise<void> {
  await ctx.transaction(async (scope) => {
    allow(mayManageReview(await readReviewer(ctx, scope)));
    await lockCycle(scope, (await getCycle(scope, at)).id);
    const cycle = await getCycle(scope, at);
    if (cycle.version !== input.version) throw new AppError("conflict", "review.error.changedMeanwhile");
    const after = { ...datesOf(input, cycle) };
    const issues = orderIssues(after);
    if (issues.length > 0) throw invalid(issues);
    const { reportsDue, lockedAfter, settledDue } = after;
    const chain = cycle.chain.map((check, level) => ({ ...check, due: after.dues[level] ?? check.due }));
    await updateCycle(scope, cycle.id, { reportsDue, lockedAfter, settledDue, chain });
    await recordAudit(ctx, scope, {
      action: "reviewYear.rescheduled",
      objectKind: "reviewYear",
      objectKey: `${cycle.planKey}/${cycle.fiscalYear}`,
      before: {
        reportsDue: cycle.reportsDue,
        lockedAfter: cycle.lockedAfter,
        settledDue: cycle.settledDue,
        dues: cycle.chain.map(({ due }) => due),
      },
      after,
      reason: input.reason,
    });
  });
}

interface Dates {
  reportsDue: string;
  lockedAfter: string | null;
  settledDue: string;
  /** Of the checks, in their order. */
  dues: string[];
}

function datesOf(input: CycleDatesInput, cycle: Cycle): Dates {
  const typed = input as unknown as Readonly<Record<string, string>>;
  const { reportsDue, lockedAfter, settledDue } = input;
  return { reportsDue, lockedAfter, settledDue, dues: cycle.chain.map((_, level) => typed[`due.${level}`] ?? "") };
}

function orderIssues({ reportsDue, lockedAfter, dues }: Dates): Issue[] {
  const issues: Issue[] = dues.flatMap((due, level) => {
    const path = `due.${level}`;
    if (!/^\d{4}-\d{2}-\d{2}$/.test(due) || !isOnCalendar(due)) return [{ path, code: "review.error.dayForm" }];
    return due < (dues[level - 1] ?? reportsDue) ? [{ path, code: "review.error.dueOrder" }] : [];
  });
  if (lockedAfter !== null && lockedAfter < reportsDue)
    issues.push({ path: "lockedAfter", code: "review.error.lockBeforeDue" });
  return issues;
}
