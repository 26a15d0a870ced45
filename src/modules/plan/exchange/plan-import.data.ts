import { sql } from "kysely";
import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import type { PlanDocument } from "../records/plan-document.rules.ts";

/** An upload that waits for its decision. */
export interface PlanImport {
  id: string;
  fileName: string;
  document: PlanDocument;
  expiresAt: Date;
}

interface Whose {
  planId: number;
  staffId: string;
}

/** Keeps a document that was read, and throws away those whose time is over. */
export async function insertImport(scope: Scope, upload: Whose & Omit<PlanImport, "id">, now: Date): Promise<string> {
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
      document: JSON.stringify(upload.document),
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
    .select(["id", "file_name as fileName", "document", "expires_at as expiresAt"])
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
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(id), 0) as last from plan_changes
    where municipality_id = ${scope.municipalityId} and plan_id = ${planId}`.execute(scope.db);
  return rows[0]?.last ?? 0;
}
