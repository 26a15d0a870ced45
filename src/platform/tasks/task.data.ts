import { sql } from "kysely";
import type { Scope } from "#platform/db/scope.ts";
import { SILENCE_MS, type TaskState } from "./task.rules.ts";
import type { TaskFile, TaskInput, TaskResult } from "./task.ts";

export interface TaskRow {
  id: string;
  kind: string;
  input: TaskInput;
  state: TaskState;
  done: number;
  total: number | null;
  attempts: number;
  seenAt: Date | null;
  errorCode: string | null;
  errorParams: Record<string, string | number> | null;
  resultPath: string | null;
  resultName: string | null;
  startedBy: string;
  createdAt: Date;
  finishedAt: Date | null;
}

const COLUMNS = [
  "id",
  "kind",
  "input",
  "state",
  "done",
  "total",
  "attempts",
  "seen_at as seenAt",
  "error_code as errorCode",
  "error_params as errorParams",
  "result_path as resultPath",
  "result_name as resultName",
  "started_by as startedBy",
  "created_at as createdAt",
  "finished_at as finishedAt",
] as const;

export interface NewTask {
  kind: string;
  input: TaskInput;
  startedBy: string;
  now: Date;
}

export async function insertTask(scope: Scope, { kind, input, startedBy, now }: NewTask): Promise<string> {
  const row = await scope.db
    .insertInto("tasks")
    .values({
      municipality_id: scope.municipalityId,
      kind,
      input: JSON.stringify(input),
      state: "queued",
      started_by: startedBy,
      created_at: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function findTask(scope: Scope, id: string): Promise<TaskRow | undefined> {
  return (await selectTasks(scope).where(isNamed(id)).executeTakeFirst()) as TaskRow | undefined;
}

/** The same, and nobody else changes it until the end of the transaction. */
export async function lockTask(scope: Scope, id: string): Promise<TaskRow | undefined> {
  return (await selectTasks(scope).where(isNamed(id)).forUpdate().executeTakeFirst()) as TaskRow | undefined;
}

/** What a person has started, the newest first. */
export async function listTasksOf(scope: Scope, staffId: string): Promise<TaskRow[]> {
  const rows = await selectTasks(scope)
    .where("started_by", "=", staffId)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .limit(100)
    .execute();
  return rows as TaskRow[];
}

/** What of one kind is not over yet, whoever started it; the oldest first. */
export async function listOpenTasks(scope: Scope, kind: string): Promise<TaskRow[]> {
  const rows = await selectTasks(scope)
    .where("kind", "=", kind)
    .where("state", "in", ["queued", "running"])
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows as TaskRow[];
}

export async function readTaskFile(scope: Scope, id: string): Promise<TaskFile | undefined> {
  const row = await scope.db
    .selectFrom("tasks")
    .where("municipality_id", "=", scope.municipalityId)
    .where(isNamed(id))
    .select(["result", "result_name", "result_type"])
    .executeTakeFirst();
  if (!row?.result) return undefined;
  return { name: row.result_name ?? "", type: row.result_type ?? "", bytes: new Uint8Array(row.result) };
}

export async function markRunning(scope: Scope, id: string, { attempts, now }: Turn): Promise<void> {
  await updateTasks(scope)
    .set({ state: "running", attempts, done: 0, total: null, seen_at: now })
    .where("id", "=", id)
    .execute();
}

/** Who runs a task, told by the number of its attempt: another process that has taken it over has a higher one. */
export interface Turn {
  attempts: number;
  now: Date;
}

/** `step` left out: a sign of life only. */
export async function notePulse(
  scope: Scope,
  id: string,
  { attempts, now, step }: Turn & { step?: { done: number; total: number } },
): Promise<void> {
  await updateTasks(scope)
    .set({ seen_at: now, ...step })
    .where("id", "=", id)
    .where("state", "=", "running")
    .where("attempts", "=", attempts)
    .execute();
}

/** False where another process has taken the task over. */
export async function markDone(
  scope: Scope,
  id: string,
  { attempts, now, result }: Turn & { result: TaskResult },
): Promise<boolean> {
  const { path, file } = result;
  const changed = await updateTasks(scope)
    .set({
      state: "done",
      finished_at: now,
      done: sql<number>`coalesce(total, done)`,
      result_path: path ?? null,
      result_name: file?.name ?? null,
      result_type: file?.type ?? null,
      result: file ? Buffer.from(file.bytes) : null,
    })
    .where("id", "=", id)
    .where("state", "=", "running")
    .where("attempts", "=", attempts)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** What was refused before it was done. */
export async function deleteTask(scope: Scope, id: string): Promise<void> {
  await scope.db.deleteFrom("tasks").where("municipality_id", "=", scope.municipalityId).where("id", "=", id).execute();
}

/** Earlier beginnings of what the person has now done that a killed process left behind. */
export async function deleteInterrupted(scope: Scope, { kind, input, startedBy, now }: NewTask): Promise<void> {
  await scope.db
    .deleteFrom("tasks")
    .where("municipality_id", "=", scope.municipalityId)
    .where("started_by", "=", startedBy)
    .where("kind", "=", kind)
    .where("state", "=", "running")
    .where("seen_at", "<", new Date(now.getTime() - SILENCE_MS))
    .where(sql<boolean>`input = ${JSON.stringify(input)}::jsonb`)
    .execute();
}

export interface Failure {
  code: string;
  params: Record<string, string | number>;
}

export async function markFailed(
  scope: Scope,
  id: string,
  { attempts, now, failure }: Turn & { failure: Failure },
): Promise<void> {
  await updateTasks(scope)
    .set({
      state: "failed",
      finished_at: now,
      error_code: failure.code,
      error_params: JSON.stringify(failure.params),
    })
    .where("id", "=", id)
    .where("attempts", "=", attempts)
    .execute();
}

function selectTasks(scope: Scope) {
  return scope.db.selectFrom("tasks").where("municipality_id", "=", scope.municipalityId).select(COLUMNS);
}

function updateTasks(scope: Scope) {
  return scope.db.updateTable("tasks").where("municipality_id", "=", scope.municipalityId);
}

/** As text: what stands in an address need not be a UUID. */
const isNamed = (id: string) => sql<boolean>`id::text = ${id}`;
