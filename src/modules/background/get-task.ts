import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import { findTask, readTaskFile, type TaskRow } from "#platform/tasks/task.data.ts";
import type { TaskFile } from "#platform/tasks/task.ts";

/** A task of the person who is signed in. @throws AppError notFound, also where another person started it */
export async function getTask(ctx: StaffContext, id: string): Promise<TaskRow> {
  return ctx.read((scope) => findOwn(ctx, scope, id));
}

/** The file that came of it. @throws AppError notFound where there is none (any more) */
export async function getTaskFile(ctx: StaffContext, id: string): Promise<TaskFile> {
  return ctx.read(async (scope) => {
    const task = await findOwn(ctx, scope, id);
    const file = await readTaskFile(scope, task.id);
    if (!file) throw notFound("background.error.fileGone");
    return file;
  });
}

async function findOwn(ctx: StaffContext, scope: Scope, id: string): Promise<TaskRow> {
  const task = await findTask(scope, id);
  if (!task || task.startedBy !== ctx.actor.staffId) throw notFound();
  return task;
}
