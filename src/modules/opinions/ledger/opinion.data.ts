import { type Selectable, sql } from "kysely";
import type { Opinions } from "#platform/db/schema.ts";
import type { Scope } from "#platform/db/scope.ts";
import { conflict, notFound } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Answer, Disposition, Opinion, PlaceKind, Source } from "./opinion.rules.ts";

/** Narrows a list of opinions; what is left out does not narrow. */
export interface OpinionFilter {
  isPublished?: boolean;
  source?: Source;
  disposition?: Disposition;
  isAnswered?: boolean;
  /** First and last day on which it was said. */
  from?: string;
  to?: string;
  roundId?: number;
  meetingId?: number;
  postIds?: readonly number[];
  /** Any place in this plan, or one record of it. */
  place?: { planId: number; kind?: PlaceKind; key?: string };
  /** Something was answered or changed between these days. */
  movedBetween?: { from: string; to: string };
  hasChange?: boolean;
}

/** The newest first. */
export async function listOpinions(
  scope: Scope,
  filter: OpinionFilter,
  page: { offset?: number; limit?: number } = {},
): Promise<Opinion[]> {
  const rows = await filtered(scope, filter)
    .selectAll("opinions")
    .orderBy("opinions.said_on", "desc")
    .orderBy("opinions.id", "desc")
    .offset(page.offset ?? 0)
    .limit(page.limit ?? 10_000)
    .execute();
  return rows.map(toOpinion);
}

export async function countOpinions(scope: Scope, filter: OpinionFilter): Promise<number> {
  const { count } = await filtered(scope, filter)
    .select((query) => query.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The first and the last day on which a published opinion was said; null where there is none. */
export async function findPublishedDays(scope: Scope): Promise<{ first: string; last: string } | null> {
  const row = await scope.db
    .selectFrom("opinions")
    .select((query) => [query.fn.min("said_on").as("first"), query.fn.max("said_on").as("last")])
    .where("municipality_id", "=", scope.municipalityId)
    .where("published_at", "is not", null)
    .executeTakeFirst();
  return row?.first && row.last ? { first: row.first, last: row.last } : null;
}

/** @throws AppError notFound */
export async function getOpinion(scope: Scope, id: number): Promise<Opinion> {
  const row = await scope.db
    .selectFrom("opinions")
    .selectAll()
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? toOpinion(row) : missing();
}

/** Locks the row until the transaction ends. @throws AppError notFound; conflict where `version` is not the one that stands */
export async function getOpinionForUpdate(scope: Scope, id: number, version?: number): Promise<Opinion> {
  const row = await scope.db
    .selectFrom("opinions")
    .selectAll()
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  if (version !== undefined && row.version !== version) throw conflict("opinions.staff.error.changedMeanwhile");
  return toOpinion(row);
}

type Fields = Partial<Omit<Opinion, "id" | "version">>;
export type NewOpinion = Pick<Opinion, "source" | "saidOn" | "words" | "language"> & Fields;

export async function insertOpinion(scope: Scope, opinion: NewOpinion): Promise<number> {
  const { source, saidOn, words, language } = opinion;
  const { id } = await scope.db
    .insertInto("opinions")
    .values({
      municipality_id: scope.municipalityId,
      ...columnsOf(opinion),
      source,
      said_on: saidOn,
      words,
      language,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Only the fields that are given; each time the version counts up. */
export async function updateOpinion(scope: Scope, id: number, fields: Fields): Promise<void> {
  await scope.db
    .updateTable("opinions")
    .set({ ...columnsOf(fields), version: sql`version + 1` })
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}

export async function hasDemoOpinions(scope: Scope): Promise<boolean> {
  const row = await scope.db
    .selectFrom("opinions")
    .select("id")
    .where("municipality_id", "=", scope.municipalityId)
    .where("is_demo", "=", true)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Returns how many there were. */
export async function deleteDemoOpinions(scope: Scope): Promise<number> {
  const { numDeletedRows } = await scope.db
    .deleteFrom("opinions")
    .where("municipality_id", "=", scope.municipalityId)
    .where("is_demo", "=", true)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

function filtered(scope: Scope, filter: OpinionFilter) {
  const { place, movedBetween } = filter;
  return scope.db
    .selectFrom("opinions")
    .where("opinions.municipality_id", "=", scope.municipalityId)
    .$if(filter.isPublished !== undefined, (query) =>
      query.where("published_at", filter.isPublished ? "is not" : "is", null),
    )
    .$if(filter.isAnswered !== undefined, (query) =>
      query.where("disposition", filter.isAnswered ? "is not" : "is", null),
    )
    .$if(filter.source !== undefined, (query) => query.where("source", "=", filter.source ?? ""))
    .$if(filter.disposition !== undefined, (query) => query.where("disposition", "=", filter.disposition ?? ""))
    .$if(filter.from !== undefined, (query) => query.where("said_on", ">=", filter.from ?? ""))
    .$if(filter.to !== undefined, (query) => query.where("said_on", "<=", filter.to ?? ""))
    .$if(filter.roundId !== undefined, (query) => query.where("round_id", "=", filter.roundId ?? 0))
    .$if(filter.meetingId !== undefined, (query) => query.where("meeting_id", "=", filter.meetingId ?? 0))
    .$if(filter.postIds !== undefined, (query) =>
      query.where(sql<boolean>`post_id = any(${[...(filter.postIds ?? [])]}::int[])`),
    )
    .$if(filter.hasChange === true, (query) =>
      query.where(sql<boolean>`exists (select from opinion_changes c where c.opinion_id = opinions.id)`),
    )
    .$if(movedBetween !== undefined, (query) =>
      query.where(
        sql<boolean>`(answered_on between ${movedBetween?.from} and ${movedBetween?.to} or said_on between ${movedBetween?.from} and ${movedBetween?.to}
          or exists (select from opinion_changes c where c.opinion_id = opinions.id and c.changed_on between ${movedBetween?.from} and ${movedBetween?.to}))`,
      ),
    )
    .$if(place !== undefined, (query) => query.where(isAt(place)));
}

const isAt = (place: OpinionFilter["place"]) => sql<boolean>`exists (
  select from opinion_places p where p.opinion_id = opinions.id and p.plan_id = ${place?.planId}
  and (${place?.kind ?? null}::text is null or p.kind = ${place?.kind ?? null})
  and (${place?.key ?? null}::text is null or p.record_key = ${place?.key ?? null}))`;

const asJson = (value: object | null) => (value === null ? null : JSON.stringify(value));

function columnsOf(fields: Fields) {
  const { answer } = fields;
  return {
    source: fields.source,
    round_id: fields.roundId,
    meeting_id: fields.meetingId,
    occasion: fields.occasion === undefined ? undefined : asJson(fields.occasion),
    said_on: fields.saidOn,
    topic: fields.topic,
    words: fields.words,
    language: fields.language,
    renderings: fields.renderings === undefined ? undefined : JSON.stringify(fields.renderings),
    is_redacted: fields.isRedacted,
    post_id: fields.postId,
    due_on: fields.dueOn,
    published_at: fields.publishedAt,
    is_demo: fields.isDemo,
    ...(answer === undefined ? {} : answerColumns(answer)),
  };
}

const answerColumns = (answer: Answer | null) => ({
  disposition: answer?.disposition ?? null,
  answer: asJson(answer?.text ?? null),
  answered_on: answer?.on ?? null,
  answered_by: asJson(answer?.by ?? null),
});

function toOpinion(row: Selectable<Opinions>): Opinion {
  return {
    id: row.id,
    source: row.source as Source,
    roundId: row.round_id,
    meetingId: row.meeting_id,
    occasion: row.occasion as Text | null,
    saidOn: row.said_on,
    topic: row.topic,
    words: row.words,
    language: row.language as LanguageCode | null,
    renderings: row.renderings as Text,
    isRedacted: row.is_redacted,
    postId: row.post_id,
    dueOn: row.due_on,
    answer:
      row.disposition && row.answered_on
        ? {
            disposition: row.disposition as Disposition,
            text: row.answer as Text,
            on: row.answered_on,
            by: row.answered_by as unknown as Answer["by"],
          }
        : null,
    publishedAt: row.published_at,
    version: row.version,
    isDemo: row.is_demo,
  };
}

function missing(): never {
  throw notFound();
}
