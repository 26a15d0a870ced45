import type { JSX } from "preact";
import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import { PAPER_TYPES } from "#platform/documents/paper-task.ts";
import type { Issue } from "#platform/errors.ts";
import { file, type PageView, page, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { readTypedDate } from "#platform/i18n/typed-date.ts";
import { Form, formState, PostButton, Submit, TextInput } from "#ui/form.tsx";
import { PaperBlocks } from "#ui/paper.tsx";
import { Section } from "#ui/parts.tsx";
import { drawBlocks } from "../making/draw-report.ts";
import type { ReportTools } from "../making/make-report.ts";
import { publishReport, recordDecision } from "../making/publish-report.ts";
import type { ReportHead } from "../making/report.data.ts";
import type { Snapshot } from "../making/snapshot.ts";
import { readReport, readReportFile } from "../reading/read-report.ts";
import { fillText } from "../templates/template.rules.ts";
import { FileRows } from "./file-rows.tsx";
import { fileNamed, idOf, publicReportAddress, reportsAddress } from "./report-address.ts";

const PATH = "/reports/:id{[0-9]+}";

const DecisionInput = z.object({
  decisionNumber: z
    .string()
    .trim()
    .max(100, "reports.error.tooLong")
    .default("")
    .transform((value) => value || null),
  decisionDate: z
    .string()
    .trim()
    .default("")
    .transform((typed) => (typed === "" ? null : (readTypedDate(typed) ?? "?")))
    .refine((value) => value === null || /^\d{4}-\d{2}-\d{2}$/.test(value), { message: "reports.error.date" }),
});

const publishRoute = staffAction({
  path: `${PATH}/state`,
  access: "reports.manage",
  input: z.object({ state: z.enum(["published", "withdrawn"]) }),
  async handle(ctx, { params, input }) {
    await publishReport(ctx, { id: idOf(params), ...input });
    return redirect(reportsAddress(ctx, `/${idOf(params)}`), { flash: `reports.staff.flash.${input.state}` });
  },
});

const fileRoute = staffPage({
  path: `${PATH}/files/:file`,
  access: "reports.read",
  async handle(ctx, { params }) {
    const named = fileNamed(params.file);
    const body = await readReportFile(ctx, { id: idOf(params), ...named });
    return file({ body, type: PAPER_TYPES[named.format], fileName: params.file ?? "" });
  },
});

export function reportRoutes(tools: ReportTools): Route[] {
  return [
    staffPage({
      path: PATH,
      access: "reports.read",
      handle: (ctx, { params }) => showReport(ctx, idOf(params), { tools, issues: [] }),
    }),
    staffAction({
      path: `${PATH}/decision`,
      access: "reports.manage",
      input: DecisionInput,
      async handle(ctx, { params, input }) {
        await recordDecision(ctx, { id: idOf(params), ...input });
        return redirect(reportsAddress(ctx, `/${idOf(params)}`), { flash: "reports.staff.flash.decided" });
      },
      invalid: async (ctx, { params, values, issues, status }) => ({
        ...(await showReport(ctx, idOf(params), { tools, issues, values })),
        status,
      }),
    }),
    publishRoute,
    fileRoute,
  ];
}

interface Showing {
  tools: ReportTools;
  issues: Issue[];
  values?: Record<string, string>;
}

async function showReport(ctx: StaffContext, id: number, { tools, issues, values }: Showing): Promise<PageView> {
  const { say } = ctx;
  const { report, files, planKey, mayManage } = await readReport(ctx, id);
  const title = say.plain(fillText(report.snapshot.title, report.snapshot.values));
  return page({
    title,
    crumbs: [{ label: say.t("reports.staff.menu"), href: reportsAddress(ctx) }, { label: title }],
    body: (
      <>
        <p class="eyebrow">
          {say.t("reports.staff.edition", { edition: report.edition })} · {say.t(`reports.staff.state.${report.state}`)}{" "}
          · {say.format.date(report.documentDate)}
        </p>
        <h1>{title}</h1>
        <FileRows say={say} files={files} base={reportsAddress(ctx, `/${report.id}/files`)} />
        {mayManage ? <Acts ctx={ctx} report={report} plan={planKey} issues={issues} values={values} /> : null}
        <Missing ctx={ctx} snapshot={report.snapshot} />
        <PaperBlocks blocks={drawBlocks(report.snapshot, say, tools.parts())} say={say} hasContents />
      </>
    ),
  });
}

interface ActsProps {
  ctx: StaffContext;
  report: ReportHead;
  plan: string;
  issues: Issue[];
  values?: Record<string, string> | undefined;
}

function Acts({ ctx, report, plan, issues, values }: ActsProps): JSX.Element {
  const { say, formToken } = ctx;
  const isPublic = report.state === "published";
  const form = formState(say, {
    id: "decision",
    labels: {
      decisionNumber: say.t("reports.staff.decisionNumber"),
      decisionDate: say.t("reports.staff.decisionDate"),
    },
    values: values ?? { decisionNumber: report.decisionNumber ?? "", decisionDate: report.decisionDate ?? "" },
    issues,
  });
  const address = reportsAddress(ctx, `/${report.id}`);
  return (
    <Section id="acts" title={say.t("reports.staff.acts")}>
      <div class="buttons">
        <PostButton
          action={`${address}/state`}
          token={formToken}
          tone={isPublic ? "plain" : "primary"}
          hidden={{ state: isPublic ? "withdrawn" : "published" }}
          label={say.t(isPublic ? "reports.staff.button.withdraw" : "reports.staff.button.publish")}
        />
        {isPublic ? (
          <a class="button quiet" href={publicReportAddress(ctx, { plan, year: report.fiscalYear })}>
            {say.t("reports.staff.seePublic")}
          </a>
        ) : null}
        <a class="button quiet" href={`${address}/decision-sheet`}>
          {say.t("reports.staff.decision.title")}
        </a>
      </div>
      <Form form={form} action={`${address}/decision`} token={formToken}>
        <TextInput form={form} name="decisionNumber" optional />
        <TextInput form={form} name="decisionDate" optional hint={say.t("reports.staff.decisionHint")} />
        <Submit label={say.t("reports.staff.button.decide")} tone="plain" />
      </Form>
    </Section>
  );
}

/** Parts that the template names and no module of this version fills. */
function Missing({ ctx, snapshot }: { ctx: StaffContext; snapshot: Snapshot }): JSX.Element | null {
  const named = snapshot.chapters.flatMap((chapter) =>
    chapter.pieces.flatMap((piece) => ("part" in piece ? [piece.part] : [])),
  );
  const missing = [...new Set(named)].filter((name) => snapshot.parts[name] === undefined);
  return missing.length === 0 ? null : (
    <p class="caption">{ctx.say.t("reports.staff.missing", { parts: missing.join(", ") })}</p>
  );
}
