import { getCityBody } from "#modules/accounts/public.ts";
import { listPlans, type PlanSummary } from "#modules/plan/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import { listOpenTasks, type TaskRow } from "#platform/tasks/task.data.ts";
import { MAKE_REPORT } from "../making/make-report.ts";
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
import { listReportYears } from "./list-report-years.ts";

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

export interface StaffReports {
  plans: PlanSummary[];
  reports: ReportHead[];
  /** Those that are being made. */
  underWay: TaskRow[];
  /** The years that a report can be made of, of whichever plan, the newest first. */
  years: number[];
  mayManage: boolean;
}

/** What staff see on their list. */
export async function listStaffReports(ctx: StaffContext): Promise<StaffReports> {
  return ctx.read(async (scope) => {
    const { id } = await getCityBody(scope);
    const seesDrafts = mayReadDrafts(ctx.actor, id);
    const plans = await listPlans(scope);
    const years = new Set<number>();
    for (const plan of plans) for (const year of await listReportYears(scope, plan.id)) years.add(year);
    return {
      plans,
      reports: (await listReports(scope)).filter((report) => seesDrafts || report.publishedAt !== null),
      underWay: seesDrafts ? await listOpenTasks(scope, MAKE_REPORT.name) : [],
      years: [...years].sort((one, other) => other - one),
      mayManage: mayManageReports(ctx.actor, id),
    };
  });
}
