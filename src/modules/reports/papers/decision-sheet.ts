import { getCityBody } from "#modules/accounts/public.ts";
import { listPlans } from "#modules/plan/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { type Line, lineOf, type Paper } from "#platform/documents/paper.ts";
import { allow } from "#platform/errors.ts";
import { getReport } from "../making/report.data.ts";
import { mayManageReports } from "../permissions.ts";
import { fillText } from "../templates/template.rules.ts";
import { officerPaper, said } from "./officer-paper.ts";

/**
 * The sheet (決裁) on which the city decides to publish an edition: which one it is, down to its hash, where it stands for
 * ever, and boxes for what people write by hand. @throws AppError notFound, forbidden
 */
export async function makeDecisionSheet(
  ctx: StaffContext,
  { id, publicUrl }: { id: number; publicUrl: string },
): Promise<Paper> {
  const { say } = ctx;
  const { report, planKey } = await ctx.read(async (scope) => {
    allow(mayManageReports(ctx.actor, (await getCityBody(scope)).id));
    const found = await getReport(scope, id);
    const plan = (await listPlans(scope)).find((entry) => entry.id === found.planId);
    return { report: found, planKey: plan?.key ?? "" };
  });
  const { snapshot, fiscalYear, edition } = report;
  const title = lineOf(say.text(fillText(snapshot.title, snapshot.values)));
  const address = new URL(
    `/${ctx.municipality.slug}/${say.language.code}/plans/${planKey}/reports/${fiscalYear}/${edition}`,
    publicUrl,
  ).href;
  const term = (
    key: "subject" | "year" | "edition" | "documentDate" | "address" | "hash" | "number" | "day",
    text: Line,
  ) => ({
    term: said(say, `reports.staff.decision.${key}`),
    text: [text],
  });
  return officerPaper(ctx, {
    title: said(say, "reports.staff.decision.title"),
    date: report.documentDate,
    isDemo: snapshot.isDemo,
    blocks: [
      { kind: "paragraph", tone: "lead", text: said(say, "reports.staff.decision.ask") },
      {
        kind: "terms",
        items: [
          term("subject", title),
          term("year", [say.format.fiscalYear(fiscalYear)]),
          term("edition", said(say, "reports.staff.edition", { edition })),
          term("documentDate", [say.format.date(report.documentDate)]),
          term("address", [{ text: address, href: address }]),
          term("hash", [report.sha256]),
          ...(report.decisionNumber ? [term("number", [report.decisionNumber])] : []),
          ...(report.decisionDate ? [term("day", [say.format.date(report.decisionDate)])] : []),
        ],
      },
      { kind: "paragraph", tone: "note", text: said(say, "reports.staff.decision.hashLead") },
      {
        kind: "blanks",
        items: (["number", "day", "drafter", "sectionHead", "departmentHead", "mayor"] as const).map((name) =>
          said(say, `reports.staff.decision.${name}`),
        ),
      },
    ],
  });
}
