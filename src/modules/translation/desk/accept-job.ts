import type { StaffContext } from "#platform/context.ts";
import { type Issue, invalid } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { addWorkingDays, isWorkingDay, knowsWorkingDay } from "#platform/i18n/working-day.rules.ts";
import { actOnJob } from "./act-on-job.ts";
import type { AcceptInput } from "./inputs.ts";
import { listTranslators } from "./list-translators.ts";

/** The desk takes a job on, or gives it to others: who translates, who reads it after her, until when. */
export async function acceptJob(ctx: StaffContext, input: AcceptInput & { id: number }): Promise<void> {
  const { id, version, assigneeId, readerId, dueOn } = input;
  const step = { id, version, act: "accept" as const, action: "translationJob.accepted", note: null, hours: null };
  await actOnJob(ctx, step, async (scope) => {
    const known = new Set((await listTranslators(scope)).map((person) => person.id));
    const issues = [...handsIssues(input, known), ...dueIssues(dueOn, todayInJapan(ctx.clock.now()))];
    if (issues.length > 0) throw invalid(issues);
    return { assigneeId, readerId, dueOn };
  });
}

function handsIssues({ assigneeId, readerId }: AcceptInput, known: ReadonlySet<string>): Issue[] {
  const isKnown = (id: string | null) => id === null || known.has(id);
  const wrong: [isWrong: boolean, path: string, code: string][] = [
    [assigneeId === null, "assigneeId", "translation.error.assigneeMissing"],
    [!isKnown(assigneeId), "assigneeId", "translation.error.choice"],
    [!isKnown(readerId), "readerId", "translation.error.choice"],
    [readerId !== null && readerId === assigneeId, "readerId", "translation.error.sameReader"],
  ];
  return wrong.flatMap(([isWrong, path, code]) => (isWrong ? [{ path, code }] : []));
}

/** A day on which nobody is in the office is no due date; the one before is named. */
function dueIssues(dueOn: string, today: string): Issue[] {
  if (!knowsWorkingDay(dueOn)) return [{ path: "dueOn", code: "translation.error.day" }];
  if (dueOn < today) return [{ path: "dueOn", code: "translation.error.past" }];
  if (isWorkingDay(dueOn)) return [];
  return [{ path: "dueOn", code: "translation.error.closed", params: { before: addWorkingDays(dueOn, -1) } }];
}

/** The working day before the day on which the section needs it, but not before today. */
export function usualDueDay(neededOn: string, today: string): string {
  if (!knowsWorkingDay(neededOn)) return neededOn;
  const before = addWorkingDays(neededOn, -1);
  return before < today ? addWorkingDays(today, 0) : before;
}
