import { recordAudit } from "#platform/audit/record-audit.ts";
import type { SystemContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import { listReports, updateReport } from "./report.data.ts";

/** Takes back every public report that was made of invented years. A report is never deleted. Returns how many. */
export async function withdrawDemoReports(ctx: SystemContext): Promise<number> {
  return ctx.transaction(async (scope) => {
    const reports = (await listReports(scope, { isPublic: true })).filter((report) => report.isDemo);
    for (const report of reports) {
      await updateReport(scope, report.id, { state: "withdrawn" });
      await recordAudit(ctx, scope, { action: "report.withdrawn", objectKind: "report", objectKey: String(report.id) });
    }
    if (reports.length > 0) await bumpRevision(scope);
    return reports.length;
  });
}
