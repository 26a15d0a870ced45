import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { JobName } from "#platform/jobs/job.ts";
import { insertTask } from "./task.data.ts";
import type { TaskInput, TaskName } from "./task.ts";

export const RUN_TASK: JobName<{ taskId: string }> = { name: "task.run" };

/**
 * Begins long work when the transaction is committed and returns its id; `taskPath(id)` is the page that follows it. The
 * use case has asked for permission and written its own line into the audit.
 */
export async function startTask<Input extends TaskInput>(
  ctx: StaffContext,
  scope: Scope,
  { kind, input }: { kind: TaskName<Input>; input: Input },
): Promise<string> {
  const now = ctx.clock.now();
  const taskId = await insertTask(scope, { kind: kind.name, input, startedBy: ctx.actor.staffId, now });
  await ctx.enqueue(scope, { job: RUN_TASK, data: { taskId } });
  return taskId;
}
