import { sql } from "kysely";
import type { Scope } from "#platform/db/scope.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { Work } from "./text.data.ts";

/** A text as lists of staff show it: without its blocks. */
export interface TextHead {
  entryId: number;
  language: LanguageCode;
  madeFrom: LanguageCode | null;
  title: string;
  work: Work;
  isPublic: boolean;
  /** The draft says something else than what is public. */
  isChanged: boolean;
  isReviewed: boolean;
  draftedBy: string | null;
}

/** Of all entries, in the order of the languages' codes; or those of one kind of work. */
export async function listTextHeads(scope: Scope, work?: Work): Promise<TextHead[]> {
  const rows = await scope.db
    .selectFrom("library_texts")
    .select(["entry_id", "language", "made_from", "work", "is_reviewed", "drafted_by"])
    .select([
      sql<string>`draft->>'title'`.as("title"),
      sql<boolean>`published is not null`.as("is_public"),
      sql<boolean>`published is distinct from draft`.as("is_changed"),
    ])
    .where("municipality_id", "=", scope.municipalityId)
    .$if(work !== undefined, (query) => query.where("work", "=", work ?? "draft"))
    .orderBy("entry_id")
    .orderBy("language")
    .execute();
  return rows.map((row) => ({
    entryId: row.entry_id,
    language: row.language as LanguageCode,
    madeFrom: row.made_from as LanguageCode | null,
    title: row.title,
    work: row.work as Work,
    isPublic: row.is_public,
    isChanged: row.is_public && row.is_changed,
    isReviewed: row.is_reviewed,
    draftedBy: row.drafted_by,
  }));
}

/** A text in which a contact card stands, as it is drafted or as it is public. */
export interface ContactUse {
  contact: string;
  entryId: number;
  language: LanguageCode;
}

/** Of all cards, or of one. */
export async function listContactUses(scope: Scope, contact?: string): Promise<ContactUse[]> {
  const { rows } = await sql<{ contact: string; entry_id: number; language: string }>`
    select distinct block->>'contact' as contact, entry_id, language
    from library_texts, jsonb_array_elements((draft->'blocks') || coalesce(published->'blocks', '[]')) as block
    where municipality_id = ${scope.municipalityId} and block->>'kind' = 'contact'
      and (${contact ?? null}::text is null or block->>'contact' = ${contact ?? null})
    order by 1, 2, 3`.execute(scope.db);
  return rows.map((row) => ({
    contact: row.contact,
    entryId: row.entry_id,
    language: row.language as LanguageCode,
  }));
}
