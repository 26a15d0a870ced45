import { getCityBody } from "#modules/accounts/public.ts";
import { listPlans, type PlanSummary } from "#modules/plan/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import {
  getFile,
  getReport,
  listFiles,
  listReports,
  type ReportFile,
  type ReportFileSize,
  type ReportHead,
} from "../making/report.data.ts";
import type { Snapshot } from "../making/snapshot.ts";
import { mayManageReports, mayReadDrafts } from "../permissions.ts";

export interface StaffReport {
  report: ReportHead & { snapshot: Snapshot };
  files: ReportFileSize[];
  planKey: string;
  mayManage: boolean;
}

/** A report as staff see it; who sees no drafts does not learn that there is one. @throws AppError notFound */
export async function readReport(ctx: StaffContext, id: number): Promise<StaffReport> {
  return ctx.read(async (scope) => {
    const report = await getReadable(ctx, scope, id);
    const plan = (await listPlans(scope)).find((entry) => entry.id === report.planId);
    return {
      report,
      files: await listFiles(scope, id),
      planKey: plan?.key ?? "",
      mayManage: mayManageReports(ctx.actor, (await getCityBody(scope)).id),
    };
  });
}

/** The bytes of a report's file, under the same rule. @throws AppError notFound */
export async function readReportFile(
  ctx: StaffContext,
  at: Pick<ReportFile, "language" | "format"> & { id: number },
): Promise<Uint8Array<ArrayBuffer>> {
  return ctx.read(async (scope) => {
    await getReadable(ctx, scope, at.id);
    return getFile(scope, { reportId: at.id, language: at.language, format: at.format });
  });
}

async function getReadable(ctx: StaffContext, scope: Scope, id: number): Promise<StaffReport["report"]> {
  const report = await getReport(scope, id);
  if (report.publishedAt === null && !mayReadDrafts(ctx.actor, (await getCityBody(scope)).id))
    throw notFound("reports.notFound");
  return report;
}

/** What staff see on their list. */
export async function listStaffReports(
  ctx: StaffContext,
): Promise<{ plans: PlanSummary[]; reports: ReportHead[]; mayManage: boolean }> {
  return ctx.read(async (scope) => {
    const { id } = await getCityBody(scope);
    const seesDrafts = mayReadDrafts(ctx.actor, id);
    return {
      plans: await listPlans(scope),
      reports: (await listReports(scope)).filter((report) => seesDrafts || report.publishedAt !== null),
      mayManage: mayManageReports(ctx.actor, id),
    };
  });
}
