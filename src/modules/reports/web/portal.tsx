import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { PAPER_TYPES } from "#platform/documents/paper-task.ts";
import { file, type PageView, page } from "#platform/http/reply.ts";
import { type Route, residentPage } from "#platform/http/route.ts";
import { Message, TextOf } from "#ui/message.tsx";
import { PaperBlocks } from "#ui/paper.tsx";
import { Arc, Notice, Section } from "#ui/parts.tsx";
import { drawBlocks } from "../making/draw-report.ts";
import type { ReportTools } from "../making/make-report.ts";
import { getFile } from "../making/report.data.ts";
import { listPublicReports, type PublicReport, readPublicReport } from "../reading/read-public-report.ts";
import { fillText } from "../templates/template.rules.ts";
import { FileRows } from "./file-rows.tsx";
import { fileNamed, publicReportAddress } from "./report-address.ts";

const LIST = "/plans/:plan/reports";
const YEAR = `${LIST}/:year`;
const EDITION = `${YEAR}/:edition`;

/** Annual reports as everybody reads them. */
export function portalRoutes({ parts }: Pick<ReportTools, "parts">): Route[] {
  const show = async (ctx: ResidentContext, params: Record<string, string>) => {
    const edition = params.edition === undefined ? undefined : Number(params.edition);
    const found = await readPublicReport(ctx, { plan: params.plan ?? "", year: Number(params.year), edition });
    return reportPage(ctx, found, parts);
  };
  return [
    residentPage({ path: LIST, handle: (ctx, { params }) => listPage(ctx, params.plan ?? "") }),
    residentPage({ path: `${EDITION}/:file`, handle: (ctx, { params }) => reportFile(ctx, params) }),
    residentPage({ path: YEAR, handle: (ctx, { params }) => show(ctx, params) }),
    residentPage({ path: EDITION, handle: (ctx, { params }) => show(ctx, params) }),
  ];
}

async function listPage(ctx: ResidentContext, plan: string): Promise<PageView> {
  const { say } = ctx;
  const { head, reports } = await listPublicReports(ctx, plan);
  return page({
    title: say.t("reports.title"),
    crumbs: crumbsTo(ctx, plan, head.title),
    body: (
      <>
        <h1>
          <Message say={say} k="reports.title" />
        </h1>
        <Arc />
        {reports.length === 0 ? (
          <p class="lead">
            <Message say={say} k="reports.empty" />
          </p>
        ) : (
          <ul class="rows">
            {reports.map((report) => (
              <li>
                <a href={publicReportAddress(ctx, { plan, year: report.fiscalYear })}>
                  <span class="what">{say.format.fiscalYear(report.fiscalYear)}</span>
                  <span class="more">{say.format.date(report.documentDate)}</span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </>
    ),
  });
}

const crumbsTo = ({ municipality, say }: ResidentContext, plan: string, title: PublicReport["head"]["title"]) => [
  { label: say.text(title), href: `/${municipality.slug}/${say.language.code}/plans/${plan}` },
];

async function reportPage(ctx: ResidentContext, found: PublicReport, parts: ReportTools["parts"]): Promise<PageView> {
  const { say } = ctx;
  const { snapshot, fiscalYear, documentDate, decisionNumber } = found.report;
  const title = fillText(snapshot.title, snapshot.values);
  return page({
    title: say.plain(title),
    crumbs: [...crumbsTo(ctx, found.plan.key, found.head.title), { label: say.format.fiscalYear(fiscalYear) }],
    body: (
      <>
        <p class="eyebrow">
          <TextOf say={say} text={snapshot.city} /> · {say.format.date(documentDate)}
          {decisionNumber ? ` · ${decisionNumber}` : null}
        </p>
        <h1>
          <TextOf say={say} text={title} />
        </h1>
        <Arc />
        <Standing ctx={ctx} found={found} />
        {snapshot.isDemo ? (
          <Notice>
            <Message say={say} k="reports.demoMark" />
          </Notice>
        ) : null}
        <Files ctx={ctx} found={found} />
        <PaperBlocks blocks={drawBlocks(snapshot, say, parts())} say={say} hasContents />
      </>
    ),
  });
}

/** An edition that is no longer the year's says so. */
function Standing({ ctx, found }: { ctx: ResidentContext; found: PublicReport }): JSX.Element | null {
  if (found.standing === "current") return null;
  const said = <Message say={ctx.say} k={`reports.${found.standing}`} />;
  const year = publicReportAddress(ctx, { plan: found.plan.key, year: found.report.fiscalYear });
  return <Notice tone="warning">{found.standing === "superseded" ? <a href={year}>{said}</a> : said}</Notice>;
}

function Files({ ctx, found }: { ctx: ResidentContext; found: PublicReport }): JSX.Element {
  const { say } = ctx;
  const { fiscalYear, edition } = found.report;
  const base = publicReportAddress(ctx, { plan: found.plan.key, year: fiscalYear, edition });
  return (
    <Section id="files" title={<Message say={say} k="reports.files" />}>
      <FileRows say={say} files={found.files} base={base} />
    </Section>
  );
}

async function reportFile(ctx: ResidentContext, params: Record<string, string>) {
  const { language, format } = fileNamed(params.file);
  const at = { plan: params.plan ?? "", year: Number(params.year), edition: Number(params.edition) };
  const { report, plan } = await readPublicReport(ctx, at);
  const body = await ctx.read((scope) => getFile(scope, { reportId: report.id, language, format }));
  return file({
    body,
    type: PAPER_TYPES[format],
    fileName: `${plan.key}-${report.fiscalYear}-${report.edition}.${language}.${format}`,
  });
}
