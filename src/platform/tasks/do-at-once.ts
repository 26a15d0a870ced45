import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { deleteInterrupted, deleteTask, insertTask, markDone, markRunning } from "./task.data.ts";
import type { TaskInput, TaskName } from "./task.ts";

/**
 * Does in one transaction what a person waits for on the page, and leaves a trace of it before: is the process killed on
 * the way, nothing is saved and `/tasks` says so. What is refused leaves none, as the page itself says why.
 */
export async function doAtOnce<Input extends TaskInput, Value>(
  ctx: StaffContext,
  task: { kind: TaskName<Input>; input: Input; path: string },
  work: (scope: Scope) => Promise<Value>,
): Promise<Value> {
  const { kind, input, path } = task;
  const begun = { kind: kind.name, input, startedBy: ctx.actor.staffId, now: ctx.clock.now() };
  const id = await ctx.transaction(async (scope) => {
    const taskId = await insertTask(scope, begun);
    await markRunning(scope, taskId, { attempts: 1, now: begun.now });
    return taskId;
  });
  try {
    return await ctx.transaction(async (scope) => {
      const value = await work(scope);
      await markDone(scope, id, { attempts: 1, now: ctx.clock.now(), result: { path } });
      await deleteInterrupted(scope, begun);
      return value;
    });
  } catch (error) {
    await ctx.transaction((scope) => deleteTask(scope, id));
    throw error;
  }
}
