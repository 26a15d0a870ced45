import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import type { PlacedRow } from "./read-section-book.ts";

/** An uploaded workbook that waits for its decision. */
export interface SheetImport {
  id: string;
  fileName: string;
  rows: PlacedRow[];
}

interface Whose {
  cycleId: number;
  staffId: string;
}

/** Keeps what was read, and throws away what nobody decided on in time. */
export async function insertSheetImport(
  scope: Scope,
  upload: Whose & Omit<SheetImport, "id"> & { expiresAt: Date },
  now: Date,
): Promise<string> {
  const { municipalityId } = scope;
  await scope.db
    .deleteFrom("sheet_imports")
    .where("municipality_id", "=", municipalityId)
    .where("expires_at", "<", now)
    .execute();
  const { id } = await scope.db
    .insertInto("sheet_imports")
    .values({
      municipality_id: municipalityId,
      cycle_id: upload.cycleId,
      staff_id: upload.staffId,
      file_name: upload.fileName,
      rows: JSON.stringify(upload.rows),
      expires_at: upload.expiresAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Somebody's own upload for this year, while its time lasts. @throws AppError notFound */
export async function getSheetImport(scope: Scope, id: string, whose: Whose & { now: Date }): Promise<SheetImport> {
  if (!UUID.test(id)) throw notFound("review.error.importGone");
  const row = await scope.db
    .selectFrom("sheet_imports")
    .select(["id", "file_name as fileName", "rows"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .where("cycle_id", "=", whose.cycleId)
    .where("staff_id", "=", whose.staffId)
    .where("expires_at", ">=", whose.now)
    .executeTakeFirst();
  if (!row) throw notFound("review.error.importGone");
  return row as unknown as SheetImport;
}

export async function deleteSheetImport(scope: Scope, id: string): Promise<void> {
  await scope.db
    .deleteFrom("sheet_imports")
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}
