import type { PlanPanel } from "#modules/plan/public.ts";
import { Message } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { listReports } from "../making/report.data.ts";
import { publicReportAddress } from "./report-address.ts";

/** On the plan's first page: the newest annual report. */
const homePanel: PlanPanel = async (scope, { plan }) => {
  const reports = await listReports(scope, { planId: plan.id, isPublic: true });
  return (ctx) => {
    const { say } = ctx;
    if (reports.length === 0) return null;
    return (
      <Section id="reports" title={<Message say={say} k="reports.title" />}>
        <ul class="rows">
          {reports.slice(0, 3).map(({ fiscalYear }) => (
            <li>
              <a href={publicReportAddress(ctx, { plan: plan.key, year: fiscalYear })}>
                <span class="what">{say.format.fiscalYear(fiscalYear)}</span>
              </a>
            </li>
          ))}
        </ul>
      </Section>
    );
  };
};

export const reportPanels = { home: [homePanel] } as const;
