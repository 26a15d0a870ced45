import type { SystemContext } from "#platform/context.ts";
import { AppError } from "#platform/errors.ts";
import { lockTask, markDone, markFailed, markRunning, notePulse, type TaskRow } from "./task.data.ts";
import { isInterrupted, MOST_ATTEMPTS, PULSE_MS } from "./task.rules.ts";
import type { TaskKind } from "./task.ts";

/**
 * Runs a task to its end: done with its result, or failed with the reason. One that a killed process has left behind is
 * begun anew. @throws Error where another process runs it, so that its job comes again
 */
export async function runTask(ctx: SystemContext, kinds: readonly TaskKind[], taskId: string): Promise<void> {
  const task = await take(ctx, taskId);
  if (!task) return;
  const { attempts } = task;
  try {
    await work(ctx, kinds, task);
  } catch (error) {
    if (!(error instanceof AppError)) logFailure(ctx, task, error);
    const { code, params } = error instanceof AppError ? error : UNEXPECTED;
    const now = ctx.clock.now();
    await ctx.transaction((scope) => markFailed(scope, taskId, { attempts, now, failure: { code, params } }));
  }
}

const UNEXPECTED = { code: "background.error.taskFailed", params: {} };

async function take(ctx: SystemContext, taskId: string): Promise<TaskRow | undefined> {
  return ctx.transaction(async (scope) => {
    const task = await lockTask(scope, taskId);
    const now = ctx.clock.now();
    if (!task || task.state === "done" || task.state === "failed") return undefined;
    if (task.state === "running" && !isInterrupted(task, now)) throw new Error(`task ${taskId} is being run`);
    if (task.attempts >= MOST_ATTEMPTS) {
      const failure = { code: "background.error.taskInterrupted", params: { attempts: task.attempts } };
      await markFailed(scope, taskId, { attempts: task.attempts, now, failure });
      return undefined;
    }
    const attempts = task.attempts + 1;
    await markRunning(scope, taskId, { attempts, now });
    return { ...task, attempts };
  });
}

async function work(ctx: SystemContext, kinds: readonly TaskKind[], task: TaskRow): Promise<void> {
  const { id, attempts, input, startedBy } = task;
  const kind = kinds.find(({ name }) => name === task.kind);
  if (!kind?.run) throw new Error(`nobody does tasks of the kind ${task.kind}`);
  const pulse = (step?: { done: number; total: number }) =>
    ctx.transaction((scope) => notePulse(scope, id, { attempts, now: ctx.clock.now(), step }));
  const timer = setInterval(() => void pulse().catch(() => {}), PULSE_MS);
  try {
    const save = await kind.run(ctx, { id, input, startedBy, progress: (done, total) => pulse({ done, total }) });
    await ctx.transaction(async (scope) => {
      const result = await save(scope);
      const isOurs = await markDone(scope, id, { attempts, now: ctx.clock.now(), result });
      // What was saved is undone with it: the other process saves it.
      if (!isOurs) throw new Error(`task ${id} was taken over`);
    });
  } finally {
    clearInterval(timer);
  }
}

function logFailure(ctx: SystemContext, { id, kind }: TaskRow, error: unknown): void {
  ctx.log.error("task.failed", { task: id, kind, error: String(error instanceof Error ? error.stack : error) });
}
