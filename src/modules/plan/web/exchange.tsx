import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import { AppError, conflict, invalid } from "#platform/errors.ts";
import { UPLOAD_LIMIT_BYTES } from "#platform/http/form.ts";
import { file, page, redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, residentPage, staffAction, staffPage } from "#platform/http/route.ts";
import { Form, formState, Submit, TextArea, TextInput } from "#ui/form.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import { applyImport } from "../apply-import.ts";
import { type ExportFormat, exportPlan } from "../export-plan.ts";
import type { PlanParts } from "../module.ts";
import { MAX_RECORDS } from "../plan-file/plan-file.rules.ts";
import { type ImportPreview, prepareImport, previewImport } from "../preview-import.ts";
import { UploadErrors } from "./exchange-errors.tsx";
import { ChangesByKind, countOperations } from "./exchange-preview.tsx";

const ENDINGS: readonly { path: string; format: ExportFormat }[] = [
  { path: "plan.yaml", format: "yaml" },
  { path: "plan.xlsx", format: "xlsx" },
  { path: "projects.csv", format: "csv" },
];

/** Plans in and out: downloads for anybody, imports for those who may edit the plan. */
export function planExchangeRoutes(parts: PlanParts): Route[] {
  const { kinds } = parts;
  const downloads = ENDINGS.map(({ path, format }) =>
    residentPage({
      path: `/plans/:plan/${path}`,
      handle: async (ctx, { params }) => file(await exportPlan(ctx, { plan: params["plan"] ?? "", kinds, format })),
    }),
  );
  return [...downloads, shiftJisRoute(parts), uploadPage, uploadRoute(parts), ...previewRoutes(parts), donePage];
}

const at = (ctx: StaffContext, plan: string, rest = "") => `/${ctx.municipality.slug}/staff/plans/${plan}${rest}`;

/** For the staff's older programs; which characters stand in the way is told. */
const shiftJisRoute = ({ kinds }: PlanParts) =>
  staffPage({
    access: "plan.read",
    path: "/plans/:plan/projects-shift-jis.csv",
    handle: async (ctx, { params }) =>
      file(await exportPlan(ctx, { plan: params["plan"] ?? "", kinds, format: "csvCp932" })),
  });

const uploadPage = staffPage({
  access: "plan.edit",
  path: "/plans/:plan/import",
  handle: async (ctx, { params }) => showUpload(ctx, params["plan"] ?? "", { issues: [], status: 200 }),
});

const uploadRoute = ({ kinds }: PlanParts) =>
  staffAction({
    access: "plan.edit",
    path: "/plans/:plan/import",
    input: z.object({}),
    async handle(ctx, { params, files }) {
      const plan = params["plan"] ?? "";
      const upload = files["file"];
      if (!upload) throw invalid([{ path: "file", code: "plan.error.noFile" }]);
      const id = await prepareImport(ctx, { plan, kinds }, upload);
      return redirect(at(ctx, plan, `/import/${id}`));
    },
    invalid: async (ctx, request) => showUpload(ctx, request.params["plan"] ?? "", request),
  });

function crumbs(ctx: StaffContext, plan: string) {
  return [
    { label: ctx.say.t("plan.staff.menu"), href: `/${ctx.municipality.slug}/staff/plans` },
    { label: plan, href: at(ctx, plan) },
  ];
}

function showUpload(ctx: StaffContext, plan: string, { issues, status }: Pick<InvalidRequest, "issues" | "status">) {
  const { say } = ctx;
  const inField = issues.filter((issue) => issue.path === "file");
  const inFile = issues.filter((issue) => issue.path !== "file");
  const form = formState(say, { id: "import", labels: { file: say.t("plan.exchange.file") }, issues: inField });
  const resident = `/${ctx.municipality.slug}/${say.language.code}/plans/${plan}`;
  const limits = { megabytes: UPLOAD_LIMIT_BYTES / 1024 / 1024, rows: MAX_RECORDS };
  return page({
    title: say.t("plan.exchange.title"),
    status,
    crumbs: [...crumbs(ctx, plan), { label: say.t("plan.exchange.crumb") }],
    body: (
      <>
        <h1>{say.t("plan.exchange.title")}</h1>
        <p class="lead">{say.t("plan.exchange.lead")}</p>
        {inFile.length > 0 ? <UploadErrors say={say} issues={inFile} /> : null}
        <Form form={form} action={at(ctx, plan, "/import")} token={ctx.formToken} upload>
          <TextInput
            form={form}
            name="file"
            type="file"
            accept=".xlsx,.yaml,.yml"
            hint={say.t("plan.exchange.fileHint", limits)}
          />
          <div class="buttons">
            <Submit label={say.t("plan.exchange.upload")} />
          </div>
        </Form>
        <Section id="current" title={say.t("plan.exchange.current")} lead={say.t("plan.exchange.currentLead")}>
          <ul class="rows">
            {[
              { href: `${resident}/plan.xlsx`, label: say.t("plan.exchange.downloadExcel") },
              { href: `${resident}/plan.yaml`, label: say.t("plan.exchange.downloadYaml") },
              { href: at(ctx, plan, "/projects-shift-jis.csv"), label: say.t("plan.exchange.downloadCsv") },
            ].map(({ href, label }) => (
              <li>
                <a href={href}>
                  <span class="what">{label}</span>
                </a>
              </li>
            ))}
          </ul>
        </Section>
        <Section id="rules" title={say.t("plan.exchange.rules")}>
          <ul>
            {(["whole", "key", "columns", "plain", "order", "demo"] as const).map((rule) => (
              <li>{say.t(`plan.exchange.rule.${rule}`)}</li>
            ))}
          </ul>
        </Section>
      </>
    ),
  });
}

const DecisionInput = z.object({
  lastChange: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
  reason: z.string().trim().max(500).default(""),
});

function previewRoutes(parts: PlanParts): Route[] {
  const { kinds } = parts;
  const path = "/plans/:plan/import/:id";
  const show = async (ctx: StaffContext, request: Pick<InvalidRequest, "params" | "values" | "issues" | "status">) => {
    const target = { plan: request.params["plan"] ?? "", id: request.params["id"] ?? "", kinds };
    return showPreview(ctx, { ...request, preview: await previewImport(ctx, target), parts });
  };
  return [
    staffPage({
      access: "plan.edit",
      path,
      handle: (ctx, { params }) => show(ctx, { params, values: {}, issues: [], status: 200 }),
    }),
    staffAction({
      access: "plan.edit",
      path,
      input: DecisionInput,
      async handle(ctx, { params, input }) {
        const plan = params["plan"] ?? "";
        const decision = { id: params["id"] ?? "", lastChange: input.lastChange, reason: input.reason || null };
        const count = await applyImport(ctx, { plan, kinds }, decision).catch((error: unknown) => {
          // Constraints of the database speak of somebody else's change in the meantime as well.
          throw error instanceof AppError && error.code === "plan.error.changedMeanwhile"
            ? conflict("plan.error.changedSincePreview")
            : error;
        });
        return redirect(at(ctx, plan, `/import-done?count=${count}`));
      },
      invalid: show,
    }),
  ];
}

type Deciding = Pick<InvalidRequest, "params" | "values" | "issues" | "status"> & {
  preview: ImportPreview;
  parts: PlanParts;
};

function showPreview(ctx: StaffContext, { params, values, issues, status, preview, parts }: Deciding) {
  const { say } = ctx;
  const plan = params["plan"] ?? "";
  const { changes, droppedDemo, current } = preview;
  const labels = { reason: say.t("plan.exchange.reason") };
  const form = formState(say, { id: "decision", labels, values, issues });
  const counts = countOperations(changes);
  return page({
    title: say.t("plan.exchange.preview.title"),
    status,
    crumbs: [
      ...crumbs(ctx, plan),
      { label: say.t("plan.exchange.crumb"), href: at(ctx, plan, "/import") },
      { label: say.t("plan.exchange.preview.title") },
    ],
    body: (
      <>
        <h1>{say.t("plan.exchange.preview.title")}</h1>
        <p class="lead">{say.t("plan.exchange.preview.lead", { file: preview.fileName })}</p>
        {changes.length === 0 ? (
          <>
            <Notice>{say.t("plan.exchange.preview.none")}</Notice>
            <p>
              <a class="button" href={at(ctx, plan)}>
                {say.t("plan.exchange.cancel")}
              </a>
            </p>
          </>
        ) : (
          <>
            <ul class="figures">
              {(["added", "edited", "removed"] as const).map((what) => (
                <li>
                  <b>{say.format.number(counts[what])}</b> {say.t(`plan.exchange.preview.${what}`)}
                </li>
              ))}
            </ul>
            {droppedDemo > 0 ? (
              <Notice>{say.t("plan.exchange.preview.demoGone", { count: droppedDemo })}</Notice>
            ) : null}
            <Form form={form} action={at(ctx, plan, `/import/${preview.id}`)} token={ctx.formToken}>
              <input type="hidden" name="lastChange" value={String(preview.lastChange)} />
              <TextArea
                form={form}
                name="reason"
                hint={say.t("plan.exchange.reasonHint")}
                rows={2}
                maxLength={500}
                optional
              />
              <div class="buttons">
                <Submit label={say.t("plan.exchange.apply")} />
                <a class="button quiet" href={at(ctx, plan)}>
                  {say.t("plan.exchange.cancel")}
                </a>
              </div>
            </Form>
            <p>{say.t("plan.exchange.preview.keptUntil", { time: say.format.dateTime(preview.expiresAt) })}</p>
            <ChangesByKind say={say} kinds={parts.kinds} current={current} changes={changes} />
          </>
        )}
      </>
    ),
  });
}

const donePage = staffPage({
  access: "plan.edit",
  path: "/plans/:plan/import-done",
  query: ["count"],
  async handle(ctx, { params, query }) {
    const { say } = ctx;
    const plan = params["plan"] ?? "";
    const count = Number.parseInt(query["count"] ?? "", 10) || 0;
    return page({
      title: say.t("plan.exchange.done.title"),
      crumbs: [...crumbs(ctx, plan), { label: say.t("plan.exchange.done.title") }],
      body: (
        <>
          <h1>{say.t("plan.exchange.done.title")}</h1>
          <p class="lead">{say.t("plan.exchange.done.lead", { count })}</p>
          <p>{say.t("plan.exchange.done.undo")}</p>
          <div class="buttons">
            <a class="button primary" href={at(ctx, plan, "/history")}>
              {say.t("plan.exchange.done.history")}
            </a>
            <a class="button" href={`/${ctx.municipality.slug}/${say.language.code}/plans/${plan}`}>
              {say.t("plan.exchange.done.plan")}
            </a>
          </div>
        </>
      ),
    });
  },
});
