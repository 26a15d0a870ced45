import type { Selectable } from "kysely";
import type { Content } from "#modules/library/public.ts";
import type { TranslationRequests } from "#platform/db/schema.ts";
import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";

/** What a section asks for: an entry of the library, or a text that it pasted in. */
export interface TranslationRequest {
  id: number;
  entryId: number | null;
  freeContent: Content | null;
  sourceLanguage: LanguageCode;
  /** For whom, in words of whoever asks. */
  audience: string;
  remarks: string;
  neededOn: string;
  sectionId: number | null;
  planId: number | null;
  projectKey: string | null;
  requestedBy: string;
  requestedAt: Date;
}

const requests = (scope: Scope) =>
  scope.db.selectFrom("translation_requests").selectAll().where("municipality_id", "=", scope.municipalityId);

export async function insertRequest(scope: Scope, request: Omit<TranslationRequest, "id">): Promise<number> {
  const { id } = await scope.db
    .insertInto("translation_requests")
    .values({
      municipality_id: scope.municipalityId,
      entry_id: request.entryId,
      free_content: request.freeContent && JSON.stringify(request.freeContent),
      source_language: request.sourceLanguage,
      audience: request.audience,
      remarks: request.remarks,
      needed_on: request.neededOn,
      section_id: request.sectionId,
      plan_id: request.planId,
      project_key: request.projectKey,
      requested_by: request.requestedBy,
      requested_at: request.requestedAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** @throws AppError notFound */
export async function getRequest(scope: Scope, id: number): Promise<TranslationRequest> {
  const row = await requests(scope).where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound();
  return toRequest(row);
}

/** The newest first. */
export async function listRequests(scope: Scope): Promise<TranslationRequest[]> {
  return (await requests(scope).orderBy("id", "desc").execute()).map(toRequest);
}

function toRequest(row: Selectable<TranslationRequests>): TranslationRequest {
  return {
    id: row.id,
    entryId: row.entry_id,
    freeContent: row.free_content as unknown as Content | null,
    sourceLanguage: row.source_language as LanguageCode,
    audience: row.audience,
    remarks: row.remarks,
    neededOn: row.needed_on,
    sectionId: row.section_id,
    planId: row.plan_id,
    projectKey: row.project_key,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
  };
}
