import type { StaffContext } from "#platform/context.ts";
import { type Paper, plainLine } from "#platform/documents/paper.ts";
import { PAPER_TYPES, type PaperFormat, WRITE_PAPER } from "#platform/documents/paper-task.ts";
import { notFound } from "#platform/errors.ts";
import { file, type PageView, page } from "#platform/http/reply.ts";
import { type Route, staffPage } from "#platform/http/route.ts";
import { PaperBlocks } from "#ui/paper.tsx";
import { Notice } from "#ui/parts.tsx";
import type { ReportTools } from "../making/make-report.ts";
import { makeAnswerCard } from "../papers/answer-card.ts";
import { makeBodyReport } from "../papers/body-report.ts";
import { makeDecisionSheet } from "../papers/decision-sheet.ts";
import type { SubjectAt } from "../papers/find-subjects.ts";
import { makeMeetingPack } from "../papers/meeting-pack.ts";
import { idOf, reportsAddress } from "./report-address.ts";

type Params = Readonly<Record<string, string>>;

interface OfficerPaper {
  path: string;
  access: "reports.read" | "reports.manage";
  /** The files' name. */
  name: string;
  make(ctx: StaffContext, params: Params): Promise<Paper>;
}

const papersOf = (tools: ReportTools): OfficerPaper[] => [
  {
    path: "/reports/pack/:meeting{[0-9]+}",
    access: "reports.manage",
    name: "meeting-pack",
    make: (ctx, params) => makeMeetingPack(ctx, { meetingId: idOf(params, "meeting"), parts: tools.parts() }),
  },
  {
    path: "/reports/cards/:plan/:kind/:key",
    access: "reports.read",
    name: "answer-card",
    make: (ctx, params) => makeAnswerCard(ctx, { at: subjectOf(params), kinds: tools.kinds }),
  },
  {
    path: "/reports/:id{[0-9]+}/decision-sheet",
    access: "reports.manage",
    name: "decision-sheet",
    make: (ctx, params) => makeDecisionSheet(ctx, { id: idOf(params), publicUrl: tools.publicUrl }),
  },
  {
    path: "/reports/bodies/:body/:plan/:year{[0-9]+}",
    access: "reports.read",
    name: "business-report",
    make: (ctx, { body = "", plan = "", year }) => makeBodyReport(ctx, { body, plan, fiscalYear: yearOf(year) }),
  },
];

function subjectOf({ plan = "", kind, key = "" }: Params): SubjectAt {
  if (kind !== "node" && kind !== "project") throw notFound();
  return { plan, kind, key };
}

function yearOf(typed: string | undefined): number {
  if (!/^2[01]\d\d$/.test(typed ?? "")) throw notFound();
  return Number(typed);
}

/** Each paper as a page, and as files that people take along: PDF to print, Word to go on writing. */
export function paperRoutes(tools: ReportTools): Route[] {
  return papersOf(tools).flatMap(({ path, access, name, make }): Route[] => [
    staffPage({
      path,
      access,
      handle: async (ctx, { params }) =>
        paperPage(ctx, { name, paper: await make(ctx, params), address: filledPath(ctx, path, params) }),
    }),
    staffPage({
      path: `${path}/files/:file`,
      access,
      async handle(ctx, { params }) {
        const format = formatOf(params.file, name);
        const paper = await make(ctx, params);
        const { bytes } = await tools.documents.run(WRITE_PAPER, { paper, format });
        return file({ body: new Uint8Array(bytes), type: PAPER_TYPES[format], fileName: `${name}.${format}` });
      },
    }),
  ]);
}

/** The address at which a route's page stands. */
const filledPath = ({ municipality }: StaffContext, path: string, params: Params): string =>
  `/${municipality.slug}/staff${path.replaceAll(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => encodeURIComponent(params[name] ?? ""))}`;

function formatOf(named: string | undefined, name: string): PaperFormat {
  if (named === `${name}.pdf`) return "pdf";
  if (named === `${name}.docx`) return "docx";
  throw notFound("reports.notFound");
}

interface ShownPaper {
  name: string;
  paper: Paper;
  address: string;
}

function paperPage(ctx: StaffContext, { name, paper, address }: ShownPaper): PageView {
  const { say } = ctx;
  const title = plainLine(paper.title);
  return page({
    title,
    crumbs: [{ label: say.t("reports.staff.menu"), href: reportsAddress(ctx) }, { label: title }],
    body: (
      <>
        {paper.subtitle ? <p class="eyebrow">{plainLine(paper.subtitle)}</p> : null}
        <h1>{title}</h1>
        {paper.mark ? <Notice>{plainLine(paper.mark)}</Notice> : null}
        <p class="buttons no-print">
          <a class="button" href={`${address}/files/${name}.pdf`}>
            PDF
          </a>
          <a class="button quiet" href={`${address}/files/${name}.docx`}>
            Word
          </a>
        </p>
        <PaperBlocks blocks={paper.blocks} say={say} hasContents={paper.hasContents} />
      </>
    ),
  });
}
