import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import { listChanges } from "../changes/plan-change.data.ts";
import type { PlanDocument } from "../records/plan-document.rules.ts";
import type { ExportMark } from "./plan-file/plan-file.rules.ts";

/** An upload that waits for its decision. */
export interface PlanImport {
  id: string;
  fileName: string;
  document: PlanDocument;
  /** The plan's newest change when the file was taken out of it; null where that is not known. */
  exportedAfter: number | null;
  expiresAt: Date;
}

interface Whose {
  planId: number;
  staffId: string;
}

/** Keeps a document (as JSON) that was read, and throws away those whose time is over. */
export async function insertImport(
  scope: Scope,
  upload: Whose & Omit<PlanImport, "id" | "document"> & { document: string },
  now: Date,
): Promise<string> {
  await scope.db
    .deleteFrom("plan_imports")
    .where("municipality_id", "=", scope.municipalityId)
    .where("expires_at", "<", now)
    .execute();
  const { id } = await scope.db
    .insertInto("plan_imports")
    .values({
      municipality_id: scope.municipalityId,
      plan_id: upload.planId,
      staff_id: upload.staffId,
      file_name: upload.fileName,
      document: upload.document,
      exported_after_change: upload.exportedAfter,
      expires_at: upload.expiresAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Somebody's own upload for this plan, while its time lasts. @throws AppError notFound */
export async function getImport(scope: Scope, id: string, whose: Whose & { now: Date }): Promise<PlanImport> {
  if (!UUID.test(id)) throw notFound("plan.error.importGone");
  const row = await scope.db
    .selectFrom("plan_imports")
    .select([
      "id",
      "file_name as fileName",
      "document",
      "exported_after_change as exportedAfter",
      "expires_at as expiresAt",
    ])
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .where("plan_id", "=", whose.planId)
    .where("staff_id", "=", whose.staffId)
    .where("expires_at", ">=", whose.now)
    .executeTakeFirst();
  if (!row) throw notFound("plan.error.importGone");
  return { ...row, document: row.document as unknown as PlanDocument };
}

export async function deleteImport(scope: Scope, id: string): Promise<void> {
  await scope.db
    .deleteFrom("plan_imports")
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}

/** The newest entry of a plan's history; 0 before the first. Two equal answers: nothing has changed in between. */
export async function findLastChange(scope: Scope, planId: number): Promise<number> {
  return (await getExportMark(scope, planId)).change;
}

/** The state that a plan is in. */
export async function getExportMark(scope: Scope, planId: number): Promise<ExportMark> {
  const [newest] = await listChanges(scope, { planId, limit: 1 });
  return { change: newest?.id ?? 0, at: newest?.at.toISOString() ?? null };
}

/** When a change of the plan was made; undefined where the plan has no such change. */
export async function findChangeTime(scope: Scope, where: { planId: number; id: number }): Promise<Date | undefined> {
  const row = await scope.db
    .selectFrom("plan_changes")
    .select("at")
    .where("municipality_id", "=", scope.municipalityId)
    .where("plan_id", "=", where.planId)
    .where("id", "=", where.id)
    .executeTakeFirst();
  return row?.at;
}
