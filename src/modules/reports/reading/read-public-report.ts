import { getPlanHead, type PlanHead, type PlanReference } from "#modules/plan/public.ts";
import type { ResidentContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { getReport, listFiles, listReports, type ReportFileSize, type ReportHead } from "../making/report.data.ts";
import type { Snapshot } from "../making/snapshot.ts";

export interface PublicReport {
  plan: PlanReference;
  head: PlanHead;
  report: ReportHead & { snapshot: Snapshot };
  files: ReportFileSize[];
  /** Superseded: another edition of the year is in force. Withdrawn: none is. */
  standing: "current" | "superseded" | "withdrawn";
}

/** A year's report as it is public; an edition that was withdrawn stays at its own address. @throws AppError notFound */
export async function readPublicReport(
  ctx: ResidentContext,
  at: { plan: string; year: number; edition?: number },
): Promise<PublicReport> {
  return ctx.readOnce(`report ${at.plan} ${at.year} ${at.edition ?? ""}`, async (scope) => {
    const { plan, head } = await getPlanHead(scope, at.plan);
    const ofYear = (await listReports(scope, { planId: plan.id })).filter(
      (report) => report.fiscalYear === at.year && report.publishedAt !== null,
    );
    const current = ofYear.find((report) => report.state === "published");
    const wanted = at.edition === undefined ? current : ofYear.find((report) => report.edition === at.edition);
    if (!wanted) throw notFound("reports.notFound");
    const report = await getReport(scope, wanted.id);
    const standing = wanted.id === current?.id ? "current" : current ? "superseded" : "withdrawn";
    return { plan, head, report, files: await listFiles(scope, wanted.id), standing };
  });
}

/** The public reports of a plan, the newest year first. */
export async function listPublicReports(
  ctx: ResidentContext,
  plan: string,
): Promise<{ head: PlanHead; reports: ReportHead[] }> {
  return ctx.readOnce(`reports ${plan}`, async (scope) => {
    const found = await getPlanHead(scope, plan);
    return { head: found.head, reports: await listReports(scope, { planId: found.plan.id, isPublic: true }) };
  });
}
