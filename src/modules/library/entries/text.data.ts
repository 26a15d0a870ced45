import { type Selectable, sql } from "kysely";
import type { LibraryTexts } from "#platform/db/schema.ts";
import type { Scope } from "#platform/db/scope.ts";
import { conflict, notFound } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Content } from "../content/block.rules.ts";

export const WORKS = ["draft", "machineDraft", "inTranslation", "inReview", "done"] as const;
/** What staff say of their draft. */
export type Work = (typeof WORKS)[number];

/** An entry in one language: what is worked on, and what the public reads. */
export interface EntryText {
  entryId: number;
  language: LanguageCode;
  /** Null for the root language. */
  madeFrom: LanguageCode | null;
  draft: Content;
  draftVersion: number;
  draftedAt: Date;
  draftedBy: string | null;
  work: Work;
  isReviewed: boolean;
  isMachineMade: boolean;
  published: Content | null;
  publishedAt: Date | null;
}

const texts = (scope: Scope) =>
  scope.db.selectFrom("library_texts").selectAll().where("municipality_id", "=", scope.municipalityId);

export async function listTexts(scope: Scope, entryId: number): Promise<EntryText[]> {
  return (await texts(scope).where("entry_id", "=", entryId).orderBy("language").execute()).map(toText);
}

/** Of many entries at once. */
export async function listTextsOf(scope: Scope, entryIds: readonly number[]): Promise<EntryText[]> {
  if (entryIds.length === 0) return [];
  return (await texts(scope).where("entry_id", "in", entryIds).execute()).map(toText);
}

export async function findText(scope: Scope, entryId: number, language: LanguageCode): Promise<EntryText | undefined> {
  const row = await texts(scope).where("entry_id", "=", entryId).where("language", "=", language).executeTakeFirst();
  return row && toText(row);
}

/** Locks the row until the transaction ends. @throws AppError notFound; conflict where the draft is not of this version any more */
export async function getTextForUpdate(
  scope: Scope,
  entryId: number,
  { language, draftVersion }: { language: LanguageCode; draftVersion?: number },
): Promise<EntryText> {
  const row = await texts(scope)
    .where("entry_id", "=", entryId)
    .where("language", "=", language)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  if (draftVersion !== undefined && row.draft_version !== draftVersion)
    throw conflict("library.error.textChangedMeanwhile");
  return toText(row);
}

export type NewText = Pick<EntryText, "entryId" | "language" | "madeFrom" | "draft"> &
  Partial<Pick<EntryText, "work" | "draftedBy" | "isMachineMade">>;

/** @throws AppError conflict where the entry has a text in this language already */
export async function insertText(scope: Scope, text: NewText): Promise<void> {
  const row = await scope.db
    .insertInto("library_texts")
    .values({
      municipality_id: scope.municipalityId,
      entry_id: text.entryId,
      language: text.language,
      made_from: text.madeFrom,
      draft: JSON.stringify(text.draft),
      work: text.work ?? "draft",
      drafted_by: text.draftedBy ?? null,
      is_machine_made: text.isMachineMade ?? false,
    })
    .onConflict((conflicting) => conflicting.doNothing())
    .returning("entry_id")
    .executeTakeFirst();
  if (!row) throw conflict("library.error.textChangedMeanwhile");
}

export type TextChange = Partial<
  Pick<
    EntryText,
    "draft" | "work" | "madeFrom" | "draftedBy" | "isReviewed" | "isMachineMade" | "published" | "publishedAt"
  > & { publishedBy: string | null }
>;

/** Changes what is named; a new draft counts its version up. */
export async function updateText(
  scope: Scope,
  { entryId, language }: Pick<EntryText, "entryId" | "language">,
  change: TextChange,
): Promise<void> {
  await scope.db
    .updateTable("library_texts")
    .set({
      ...(change.draft && {
        draft: JSON.stringify(change.draft),
        draft_version: sql<number>`draft_version + 1`,
        drafted_at: sql<Date>`now()`,
      }),
      ...(change.draftedBy !== undefined && { drafted_by: change.draftedBy }),
      ...(change.work && { work: change.work }),
      ...(change.madeFrom !== undefined && { made_from: change.madeFrom }),
      ...(change.isReviewed !== undefined && { is_reviewed: change.isReviewed }),
      ...(change.isMachineMade !== undefined && { is_machine_made: change.isMachineMade }),
      ...(change.published !== undefined && {
        published: change.published && JSON.stringify(change.published),
        published_at: change.publishedAt ?? null,
        published_by: change.publishedBy ?? null,
      }),
    })
    .where("municipality_id", "=", scope.municipalityId)
    .where("entry_id", "=", entryId)
    .where("language", "=", language)
    .execute();
}

/** The titles and summaries that the public reads, of all entries, in every language in which they are there. */
export async function listPublishedHeads(
  scope: Scope,
): Promise<{ entryId: number; title: Text; summary: Text; publishedAt: Date }[]> {
  const rows = await scope.db
    .selectFrom("library_texts")
    .select([
      "entry_id",
      sql<Text>`jsonb_object_agg(language, published_title)`.as("title"),
      sql<Text>`jsonb_object_agg(language, published_summary)`.as("summary"),
      sql<Date>`max(published_at)`.as("published_at"),
    ])
    .where("municipality_id", "=", scope.municipalityId)
    .where("published", "is not", null)
    .groupBy("entry_id")
    .execute();
  return rows.map((row) => ({
    entryId: row.entry_id,
    title: row.title,
    summary: row.summary,
    publishedAt: row.published_at,
  }));
}

/** A text as the public reads it. */
export interface PublishedText {
  language: LanguageCode;
  madeFrom: LanguageCode | null;
  content: Content;
  publishedAt: Date;
  isReviewed: boolean;
  isMachineMade: boolean;
}

/** Of one entry, in all its languages. */
export async function listPublishedTexts(scope: Scope, entryId: number): Promise<PublishedText[]> {
  const rows = await scope.db
    .selectFrom("library_texts")
    .select(["language", "made_from", "published", "published_at", "is_reviewed", "is_machine_made"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("entry_id", "=", entryId)
    .where("published", "is not", null)
    .execute();
  return rows.map((row) => ({
    language: row.language as LanguageCode,
    madeFrom: row.made_from as LanguageCode | null,
    content: row.published as unknown as Content,
    publishedAt: row.published_at ?? new Date(0),
    isReviewed: row.is_reviewed,
    isMachineMade: row.is_machine_made,
  }));
}

function toText(row: Selectable<LibraryTexts>): EntryText {
  return {
    entryId: row.entry_id,
    language: row.language as LanguageCode,
    madeFrom: row.made_from as LanguageCode | null,
    draft: row.draft as unknown as Content,
    draftVersion: row.draft_version,
    draftedAt: row.drafted_at,
    draftedBy: row.drafted_by,
    work: row.work as Work,
    isReviewed: row.is_reviewed,
    isMachineMade: row.is_machine_made,
    published: row.published as unknown as Content | null,
    publishedAt: row.published_at,
  };
}
