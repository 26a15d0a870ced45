import type { StaffContext } from "#platform/context.ts";
import { listTasksOf, type TaskRow } from "#platform/tasks/task.data.ts";

/** What the person who is signed in has started, newest first. */
export async function listTasks(ctx: StaffContext): Promise<TaskRow[]> {
  return ctx.read((scope) => listTasksOf(scope, ctx.actor.staffId));
}
