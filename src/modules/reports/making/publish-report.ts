import { getCityBody } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow, conflict } from "#platform/errors.ts";
import { mayManageReports } from "../permissions.ts";
import { getReport, listReports, lockReports, type ReportHead, type ReportState, updateReport } from "./report.data.ts";

/**
 * Publishes a report, or takes it back. A year has one public report: publishing an edition withdraws the one before it,
 * which keeps its address and says that there is a newer one. What is taken back by hand is no longer public at all.
 */
export async function publishReport(
  ctx: StaffContext,
  input: { id: number; state: Exclude<ReportState, "draft"> },
): Promise<void> {
  await ctx.transaction(async (scope) => {
    allow(mayManageReports(ctx.actor, (await getCityBody(scope)).id));
    // Two officers who publish two editions wait for one another, so that one of them is public and not both.
    await lockReports(scope, (await getReport(scope, input.id)).planId);
    const { snapshot: _, ...report } = await getReport(scope, input.id);
    if (report.state === input.state) throw conflict("reports.error.alreadySo");
    if (input.state === "published") await withdrawOthers(scope, report);
    const publishedAt = input.state === "published" ? ctx.clock.now() : null;
    await updateReport(scope, report.id, { state: input.state, publishedAt });
    await recordAudit(ctx, scope, {
      action: input.state === "published" ? "report.published" : "report.withdrawn",
      objectKind: "report",
      objectKey: String(report.id),
      before: { state: report.state },
      after: { state: input.state, edition: report.edition },
    });
    await bumpRevision(scope);
  });
}

async function withdrawOthers(scope: Scope, report: Pick<ReportHead, "planId" | "fiscalYear">): Promise<void> {
  const published = await listReports(scope, { planId: report.planId, isPublic: true });
  for (const other of published.filter((entry) => entry.fiscalYear === report.fiscalYear))
    await updateReport(scope, other.id, { state: "withdrawn" });
}

/** Writes the number and the date of the city's decision beside a report; what it says stays as it is. */
export async function recordDecision(
  ctx: StaffContext,
  input: { id: number; decisionNumber: string | null; decisionDate: string | null },
): Promise<void> {
  await ctx.transaction(async (scope) => {
    allow(mayManageReports(ctx.actor, (await getCityBody(scope)).id));
    const { id, decisionNumber, decisionDate } = await getReport(scope, input.id);
    await updateReport(scope, id, { decisionNumber: input.decisionNumber, decisionDate: input.decisionDate });
    await recordAudit(ctx, scope, {
      action: "report.decided",
      objectKind: "report",
      objectKey: String(id),
      before: { decisionNumber, decisionDate },
      after: { decisionNumber: input.decisionNumber, decisionDate: input.decisionDate },
    });
    await bumpRevision(scope);
  });
}
