import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { Content } from "../content/block.rules.ts";

export type RevisionReason = "saved" | "published" | "withdrawn" | "restored" | "imported";

export interface Revision {
  id: number;
  entryId: number;
  language: LanguageCode;
  reason: RevisionReason;
  note: string | null;
  madeBy: string | null;
  madeAt: Date;
}

export async function insertRevision(
  scope: Scope,
  revision: Pick<Revision, "entryId" | "language" | "reason"> & {
    content: Content;
    note?: string | null;
    madeBy: string | null;
  },
): Promise<void> {
  await scope.db
    .insertInto("library_revisions")
    .values({
      municipality_id: scope.municipalityId,
      entry_id: revision.entryId,
      language: revision.language,
      reason: revision.reason,
      content: JSON.stringify(revision.content),
      note: revision.note ?? null,
      made_by: revision.madeBy,
    })
    .execute();
}

/** The newest first. */
export async function listRevisions(scope: Scope, entryId: number, language: LanguageCode): Promise<Revision[]> {
  const rows = await scope.db
    .selectFrom("library_revisions")
    .select(["id", "entry_id", "language", "reason", "note", "made_by", "made_at"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("entry_id", "=", entryId)
    .where("language", "=", language)
    .orderBy("id", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    entryId: row.entry_id,
    language: row.language as LanguageCode,
    reason: row.reason as RevisionReason,
    note: row.note,
    madeBy: row.made_by,
    madeAt: row.made_at,
  }));
}

/** @throws AppError notFound */
export async function getRevisionContent(
  scope: Scope,
  { id, entryId, language }: Pick<Revision, "id" | "entryId" | "language">,
): Promise<Content> {
  const row = await scope.db
    .selectFrom("library_revisions")
    .select("content")
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .where("entry_id", "=", entryId)
    .where("language", "=", language)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row.content as unknown as Content;
}

/** The newest states of a text, newest first: enough to find what a translation was made from. */
export async function listRevisionContents(
  scope: Scope,
  { entryId, language, atMost }: Pick<Revision, "entryId" | "language"> & { atMost: number },
): Promise<Content[]> {
  const rows = await scope.db
    .selectFrom("library_revisions")
    .select("content")
    .where("municipality_id", "=", scope.municipalityId)
    .where("entry_id", "=", entryId)
    .where("language", "=", language)
    .orderBy("id", "desc")
    .limit(atMost)
    .execute();
  return rows.map((row) => row.content as unknown as Content);
}
