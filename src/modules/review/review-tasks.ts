import type { TaskKind, TaskName } from "#platform/tasks/task.ts";

// What people wait for on the page; where it is cut off, `/tasks` says so.

export const OPEN_YEAR: TaskName<{ plan: string; fiscalYear: number }> = { name: "review.openYear" };
export const TAKE_WORKBOOK_IN: TaskName<{ plan: string; fiscalYear: number; id: string }> = {
  name: "review.takeWorkbookIn",
};

export const reviewTasks: readonly TaskKind[] = [
  { ...OPEN_YEAR, title: "review.staff.task.open" },
  { ...TAKE_WORKBOOK_IN, title: "review.staff.task.takeIn" },
] as readonly TaskKind[];
