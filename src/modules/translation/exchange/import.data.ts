import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import type { ReadUpload } from "./read-returned.ts";

/** Files that came back and wait for the decision. */
export interface TranslationImport extends ReadUpload {
  id: string;
  fileName: string;
  /** The job that they were brought to. */
  jobId: number | null;
}

/** Keeps what was read, and throws away what nobody decided on in time. */
export async function insertImport(
  scope: Scope,
  upload: Omit<TranslationImport, "id"> & { staffId: string; expiresAt: Date },
  now: Date,
): Promise<string> {
  await scope.db
    .deleteFrom("translation_imports")
    .where("municipality_id", "=", scope.municipalityId)
    .where("expires_at", "<", now)
    .execute();
  const { files, refused } = upload;
  const { id } = await scope.db
    .insertInto("translation_imports")
    .values({
      municipality_id: scope.municipalityId,
      staff_id: upload.staffId,
      file_name: upload.fileName,
      job_id: upload.jobId,
      files: JSON.stringify({ files, refused }),
      expires_at: upload.expiresAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Somebody's own upload, while its time lasts. @throws AppError notFound */
export async function getImport(
  scope: Scope,
  id: string,
  whose: { staffId: string; now: Date },
): Promise<TranslationImport> {
  if (!UUID.test(id)) throw notFound("translation.error.importGone");
  const row = await scope.db
    .selectFrom("translation_imports")
    .select(["id", "file_name", "job_id", "files"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .where("staff_id", "=", whose.staffId)
    .where("expires_at", ">=", whose.now)
    .executeTakeFirst();
  if (!row) throw notFound("translation.error.importGone");
  return { id: row.id, fileName: row.file_name, jobId: row.job_id, ...(row.files as unknown as ReadUpload) };
}

export async function deleteImport(scope: Scope, id: string): Promise<void> {
  await scope.db
    .deleteFrom("translation_imports")
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}
