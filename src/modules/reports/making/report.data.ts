import { sql } from "kysely";
import type { Scope } from "#platform/db/scope.ts";
import type { PaperFormat } from "#platform/documents/paper-task.ts";
import { notFound } from "#platform/errors.ts";
import type { Snapshot } from "./snapshot.ts";

export type ReportState = "draft" | "published" | "withdrawn";
export type ReportLanguage = "ja" | "en";

/** A report without what it says. */
export interface ReportHead {
  id: number;
  planId: number;
  fiscalYear: number;
  edition: number;
  documentDate: string;
  sha256: string;
  state: ReportState;
  decisionNumber: string | null;
  decisionDate: string | null;
  madeAt: Date;
  publishedAt: Date | null;
  /** Made of invented years. */
  isDemo: boolean;
}

export interface ReportFile {
  language: ReportLanguage;
  format: PaperFormat;
  bytes: Uint8Array<ArrayBuffer>;
}

const HEAD = [
  "id",
  "plan_id as planId",
  "fiscal_year as fiscalYear",
  "edition",
  "document_date as documentDate",
  "sha256",
  "state",
  "decision_number as decisionNumber",
  "decision_date as decisionDate",
  "made_at as madeAt",
  "published_at as publishedAt",
] as const;

function select(scope: Scope) {
  return scope.db
    .selectFrom("reports")
    .select(HEAD)
    .select(sql<boolean>`(snapshot ->> 'isDemo')::boolean`.as("isDemo"))
    .where("municipality_id", "=", scope.municipalityId);
}

/** The newest first; of one plan where it is named, only what is public where that is asked. */
export async function listReports(
  scope: Scope,
  where: { planId?: number; isPublic?: boolean } = {},
): Promise<ReportHead[]> {
  let query = select(scope).orderBy("fiscal_year", "desc").orderBy("edition", "desc");
  if (where.planId !== undefined) query = query.where("plan_id", "=", where.planId);
  if (where.isPublic) query = query.where("state", "=", "published");
  return (await query.execute()) as unknown as ReportHead[];
}

/** @throws AppError notFound */
export async function getReport(scope: Scope, id: number): Promise<ReportHead & { snapshot: Snapshot }> {
  const row = await select(scope).select("snapshot").where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound("reports.notFound");
  return row as unknown as ReportHead & { snapshot: Snapshot };
}

/** Nobody else publishes or adds a report of the plan until the transaction ends. */
export async function lockReports(scope: Scope, planId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reports/${planId}`}, 0))`.execute(scope.db);
}

export async function insertReport(
  scope: Scope,
  report: {
    planId: number;
    templateId: number;
    snapshot: Snapshot;
    sha256: string;
    madeBy: string | null;
    madeAt: Date;
    files: readonly (ReportFile & { sha256: string })[];
  },
): Promise<number> {
  const { planId, snapshot } = report;
  const own = sql`municipality_id = ${scope.municipalityId} and plan_id = ${planId} and fiscal_year = ${snapshot.fiscalYear}`;
  const { id } = await scope.db
    .insertInto("reports")
    .values({
      municipality_id: scope.municipalityId,
      plan_id: planId,
      fiscal_year: snapshot.fiscalYear,
      edition: sql<number>`(select coalesce(max(edition), 0) + 1 from reports where ${own})`,
      template_id: report.templateId,
      document_date: snapshot.documentDate,
      snapshot: JSON.stringify(snapshot),
      sha256: report.sha256,
      made_by: report.madeBy,
      made_at: report.madeAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  for (const { language, format, bytes, sha256 } of report.files) {
    const row = {
      municipality_id: scope.municipalityId,
      report_id: id,
      language,
      format,
      bytes: Buffer.from(bytes),
      sha256,
    };
    await scope.db.insertInto("report_files").values(row).execute();
  }
  return id;
}

export interface ReportFileSize {
  language: ReportLanguage;
  format: PaperFormat;
  size: number;
}

export async function listFiles(scope: Scope, reportId: number): Promise<ReportFileSize[]> {
  const rows = await scope.db
    .selectFrom("report_files")
    .select(["language", "format", sql<number>`length(bytes)`.as("size")])
    .where("municipality_id", "=", scope.municipalityId)
    .where("report_id", "=", reportId)
    .orderBy("language", "desc")
    .orderBy("format")
    .execute();
  return rows as ReportFileSize[];
}

/** @throws AppError notFound */
export async function getFile(
  scope: Scope,
  at: Pick<ReportFile, "language" | "format"> & { reportId: number },
): Promise<Uint8Array<ArrayBuffer>> {
  const row = await scope.db
    .selectFrom("report_files")
    .select("bytes")
    .where("municipality_id", "=", scope.municipalityId)
    .where("report_id", "=", at.reportId)
    .where("language", "=", at.language)
    .where("format", "=", at.format)
    .executeTakeFirst();
  if (!row) throw notFound("reports.notFound");
  return new Uint8Array(row.bytes);
}

export async function updateReport(
  scope: Scope,
  id: number,
  changed: Partial<Pick<ReportHead, "state" | "decisionNumber" | "decisionDate" | "publishedAt">>,
): Promise<void> {
  await scope.db
    .updateTable("reports")
    .set({
      state: changed.state,
      decision_number: changed.decisionNumber,
      decision_date: changed.decisionDate,
      published_at: changed.publishedAt,
    })
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}
