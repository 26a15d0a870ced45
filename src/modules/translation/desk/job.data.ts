import { type Selectable, sql } from "kysely";
import type { Content } from "#modules/library/public.ts";
import type { TranslationJobs } from "#platform/db/schema.ts";
import type { Scope } from "#platform/db/scope.ts";
import { conflict, notFound } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { JobState } from "./job.rules.ts";

/** A request in one language. */
export interface Job {
  id: number;
  requestId: number;
  language: LanguageCode;
  state: JobState;
  assigneeId: string | null;
  readerId: string | null;
  dueOn: string | null;
  /** Of a pasted text. */
  freeTarget: Content | null;
  /** Part → hash of the translation when the work was begun; once delivered, as it was delivered. */
  baseline: Record<string, string> | null;
  characters: number | null;
  deliveredAt: Date | null;
  version: number;
}

const jobs = (scope: Scope) =>
  scope.db.selectFrom("translation_jobs").selectAll().where("municipality_id", "=", scope.municipalityId);

export async function insertJob(scope: Scope, job: Pick<Job, "requestId" | "language">): Promise<number> {
  const { id } = await scope.db
    .insertInto("translation_jobs")
    .values({ municipality_id: scope.municipalityId, request_id: job.requestId, language: job.language })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** @throws AppError notFound */
export async function getJob(scope: Scope, id: number): Promise<Job> {
  const row = await jobs(scope).where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound();
  return toJob(row);
}

/** Locks the row until the transaction ends. @throws AppError notFound; conflict where somebody changed it meanwhile */
export async function getJobForUpdate(scope: Scope, id: number, version?: number): Promise<Job> {
  const row = await jobs(scope).where("id", "=", id).forUpdate().executeTakeFirst();
  if (!row) throw notFound();
  if (version !== undefined && row.version !== version) throw conflict("translation.error.changedMeanwhile");
  return toJob(row);
}

/** Of one request, or all; in the order of the requests, the newest first, then as they were asked. */
export async function listJobs(scope: Scope, requestId?: number): Promise<Job[]> {
  const rows = await jobs(scope)
    .$if(requestId !== undefined, (query) => query.where("request_id", "=", requestId ?? 0))
    .orderBy("request_id", "desc")
    .orderBy("id")
    .execute();
  return rows.map(toJob);
}

export type JobChange = Partial<
  Pick<Job, "state" | "assigneeId" | "readerId" | "dueOn" | "freeTarget" | "baseline" | "characters" | "deliveredAt">
>;

/** Changes what is named, and counts the version up. */
export async function updateJob(scope: Scope, id: number, change: JobChange): Promise<void> {
  await scope.db
    .updateTable("translation_jobs")
    .set({
      version: sql<number>`version + 1`,
      ...(change.state && { state: change.state }),
      ...(change.assigneeId !== undefined && { assignee_id: change.assigneeId }),
      ...(change.readerId !== undefined && { reader_id: change.readerId }),
      ...(change.dueOn !== undefined && { due_on: change.dueOn }),
      ...(change.freeTarget && { free_target: JSON.stringify(change.freeTarget) }),
      ...(change.baseline && { baseline: JSON.stringify(change.baseline) }),
      ...(change.characters !== undefined && { characters: change.characters }),
      ...(change.deliveredAt !== undefined && { delivered_at: change.deliveredAt }),
    })
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}

function toJob(row: Selectable<TranslationJobs>): Job {
  return {
    id: row.id,
    requestId: row.request_id,
    language: row.language as LanguageCode,
    state: row.state as JobState,
    assigneeId: row.assignee_id,
    readerId: row.reader_id,
    dueOn: row.due_on,
    freeTarget: row.free_target as unknown as Content | null,
    baseline: row.baseline as Record<string, string> | null,
    characters: row.characters,
    deliveredAt: row.delivered_at,
    version: row.version,
  };
}

/** What became of a job at one time. */
export interface JobStep {
  state: JobState;
  note: string | null;
  /** As a plain decimal; null where none were typed. */
  hours: string | null;
  madeBy: string;
  madeAt: Date;
}

export async function insertStep(scope: Scope, jobId: number, step: JobStep): Promise<void> {
  await scope.db
    .insertInto("translation_job_steps")
    .values({
      municipality_id: scope.municipalityId,
      job_id: jobId,
      state: step.state,
      note: step.note,
      hours: step.hours,
      made_by: step.madeBy,
      made_at: step.madeAt,
    })
    .execute();
}

/** In the order in which they were made. */
export async function listSteps(scope: Scope, jobId: number): Promise<JobStep[]> {
  const rows = await scope.db
    .selectFrom("translation_job_steps")
    .select(["state", "note", "hours", "made_by", "made_at"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("job_id", "=", jobId)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    state: row.state as JobState,
    note: row.note,
    hours: row.hours === null ? null : String(row.hours),
    madeBy: row.made_by,
    madeAt: row.made_at,
  }));
}
