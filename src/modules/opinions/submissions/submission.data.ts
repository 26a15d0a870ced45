import { type Selectable, sql } from "kysely";
import type { Submissions } from "#platform/db/schema.ts";
import type { Scope } from "#platform/db/scope.ts";
import { conflict, notFound } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";

export const CHANNELS = ["web", "letter", "email", "fax", "counter"] as const;
export type Channel = (typeof CHANNELS)[number];
export type SubmissionState = "waiting" | "accepted" | "rejected" | "withdrawn";

/** What one person sent at one time; what she wrote and said of herself is sealed. */
export interface Submission {
  id: string;
  roundId: number;
  channel: Channel;
  language: LanguageCode;
  receivedOn: string;
  part: string | null;
  sealedWords: string | null;
  sealedPerson: string | null;
  wordsHash: string;
  codeHash: string | null;
  state: SubmissionState;
  /** Why it is not published. */
  reason: string | null;
  decidedAt: Date | null;
  correctedAt: Date | null;
  erasedAt: Date | null;
  version: number;
  isDemo: boolean;
}

type NewSubmission = Pick<
  Submission,
  | "id"
  | "roundId"
  | "channel"
  | "language"
  | "receivedOn"
  | "part"
  | "sealedWords"
  | "sealedPerson"
  | "wordsHash"
  | "codeHash"
> & { receivedAt: Date; isDemo?: boolean };

export async function insertSubmission(scope: Scope, submission: NewSubmission): Promise<void> {
  await scope.db
    .insertInto("submissions")
    .values({
      id: submission.id,
      municipality_id: scope.municipalityId,
      round_id: submission.roundId,
      channel: submission.channel,
      language: submission.language,
      received_on: submission.receivedOn,
      received_at: submission.receivedAt,
      part: submission.part,
      sealed_words: submission.sealedWords,
      sealed_person: submission.sealedPerson,
      words_hash: submission.wordsHash,
      code_hash: submission.codeHash,
      is_demo: submission.isDemo ?? false,
    })
    .execute();
}

/** In the order in which they came. */
export async function listSubmissions(scope: Scope, roundId: number): Promise<Submission[]> {
  const rows = await submissions(scope).where("round_id", "=", roundId).orderBy("received_at").orderBy("id").execute();
  return rows.map(toSubmission);
}

/** Locks the row until the transaction ends. @throws AppError notFound, conflict */
export async function getSubmissionForUpdate(
  scope: Scope,
  at: { roundId: number; id: string; version?: number },
): Promise<Submission> {
  const row = await submissions(scope)
    .where("round_id", "=", at.roundId)
    .where(sql`id::text`, "=", at.id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  if (at.version !== undefined && row.version !== at.version) throw conflict("opinions.staff.error.changedMeanwhile");
  return toSubmission(row);
}

/** @throws AppError notFound */
export async function getSubmission(scope: Scope, at: { roundId: number; id: string }): Promise<Submission> {
  const row = await submissions(scope)
    .where("round_id", "=", at.roundId)
    .where(sql`id::text`, "=", at.id)
    .executeTakeFirst();
  return row ? toSubmission(row) : missing();
}

/** Locks the row until the transaction ends. */
export async function findSubmissionByCode(
  scope: Scope,
  at: { roundId: number; codeHash: string },
): Promise<Submission | undefined> {
  const row = await submissions(scope)
    .where("round_id", "=", at.roundId)
    .where("code_hash", "=", at.codeHash)
    .forUpdate()
    .executeTakeFirst();
  return row && toSubmission(row);
}

type Fields = Partial<Omit<Submission, "id" | "roundId" | "version" | "channel" | "receivedOn">>;

/** Only the fields that are given; each time the version counts up. */
export async function updateSubmission(scope: Scope, id: string, fields: Fields): Promise<void> {
  await scope.db
    .updateTable("submissions")
    .set({
      part: fields.part,
      sealed_words: fields.sealedWords,
      sealed_person: fields.sealedPerson,
      words_hash: fields.wordsHash,
      state: fields.state,
      reason: fields.reason,
      decided_at: fields.decidedAt,
      corrected_at: fields.correctedAt,
      erased_at: fields.erasedAt,
      version: sql`version + 1`,
    })
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}

/** People whose words count, those who still wait, and those whose words are not published. */
export async function countSubmissions(
  scope: Scope,
  roundId: number,
): Promise<{ people: number; waiting: number; rejected: number }> {
  const row = await scope.db
    .selectFrom("submissions")
    .select([
      sql<number>`count(*) filter (where state <> 'withdrawn')::int`.as("people"),
      sql<number>`count(*) filter (where state = 'waiting')::int`.as("waiting"),
      sql<number>`count(*) filter (where state = 'rejected')::int`.as("rejected"),
    ])
    .where("municipality_id", "=", scope.municipalityId)
    .where("round_id", "=", roundId)
    .executeTakeFirstOrThrow();
  return row;
}

/** Those of a round, or of one person's, that still hold something sealed. */
export async function listSealed(scope: Scope, roundId: number): Promise<Submission[]> {
  const rows = await submissions(scope)
    .where("round_id", "=", roundId)
    .where((query) => query.or([query("sealed_words", "is not", null), query("sealed_person", "is not", null)]))
    .execute();
  return rows.map(toSubmission);
}

export async function deleteDemoSubmissions(scope: Scope): Promise<void> {
  await scope.db
    .deleteFrom("submissions")
    .where("municipality_id", "=", scope.municipalityId)
    .where("is_demo", "=", true)
    .execute();
}

const submissions = (scope: Scope) =>
  scope.db.selectFrom("submissions").selectAll().where("municipality_id", "=", scope.municipalityId);

function toSubmission(row: Selectable<Submissions>): Submission {
  return {
    id: row.id,
    roundId: row.round_id,
    channel: row.channel as Channel,
    language: row.language as LanguageCode,
    receivedOn: row.received_on,
    part: row.part,
    sealedWords: row.sealed_words,
    sealedPerson: row.sealed_person,
    wordsHash: row.words_hash,
    codeHash: row.code_hash,
    state: row.state as SubmissionState,
    reason: row.reason,
    decidedAt: row.decided_at,
    correctedAt: row.corrected_at,
    erasedAt: row.erased_at,
    version: row.version,
    isDemo: row.is_demo,
  };
}

function missing(): never {
  throw notFound();
}
