import { hasPermission, type StaffContext } from "#platform/context.ts";
import { monthsAfter } from "#platform/i18n/partial-date.ts";
import type { PendingWork } from "#platform/module.ts";
import { listReportable, REPORT_DUE_AFTER_MONTHS } from "./list-reportable.ts";

/** Values that somebody is asked to report: a year after the last one, at once where there is none. */
export async function listPending(ctx: StaffContext): Promise<PendingWork[]> {
  if (!hasPermission(ctx.actor, "indicators.report")) return [];
  const { indicators } = await listReportable(ctx);
  return indicators
    .filter((entry) => entry.isDue)
    .map(({ indicator, lastValue }) => ({
      kind: "indicators.staff.pending.report",
      title: indicator.title,
      path: `/indicators/${indicator.key}/report`,
      due: lastValue && monthsAfter(lastValue.day, REPORT_DUE_AFTER_MONTHS),
    }));
}
