import { randomUUID } from "node:crypto";
import type { JSX } from "preact";
import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import { decodeText, writeCsv } from "#platform/documents/csv.ts";
import { allow, invalid } from "#platform/errors.ts";
import { file, type PageView, redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Form, formState, Select, Submit, TextArea, TextInput } from "#ui/form.tsx";
import { Section } from "#ui/parts.tsx";
import { MAX_FACT_ROWS, templateRows } from "../../facts/fact-file.rules.ts";
import { importFacts, previewFacts } from "../../facts/import-facts.ts";
import { isWorkbook, MAX_FACT_TEXT } from "../../facts/read-fact-table.ts";
import { type PlanLedger, readPlanLedger } from "../../facts/read-plan-facts.ts";
import type { PlanParts } from "../../plan-parts.ts";
import { publicAddress, staffAddress, staffPlanPage } from "../staff/staff-plan-page.tsx";
import { FactsPreview, TableErrors } from "./facts-preview.tsx";

const body = z
  .string()
  .regex(/^\d{0,9}$/)
  .default("")
  .transform((value) => (value === "" ? null : Number(value)));
const TableInput = z.object({ text: z.string().default(""), body });
const ConfirmedInput = TableInput.extend({ once: z.string().regex(/^[0-9a-f-]{36}$/) });

/** Many facts at once: pasted from a spreadsheet or as a file, seen before anything is written. */
export function importFactsRoutes(parts: PlanParts): Route[] {
  const path = "/plans/:plan/facts/import";
  return [
    staffPage({
      path,
      access: "plan.recordFacts",
      handle: (ctx, { params }) => uploadPage(ctx, parts, { params, values: {}, issues: [], status: 200 }),
    }),
    staffAction({
      path,
      access: "plan.recordFacts",
      upload: true,
      input: TableInput,
      async handle(ctx, { params, input, files }) {
        const bytes = files.file?.bytes ?? new TextEncoder().encode(input.text);
        if (bytes.length === 0) throw invalid([{ path: "text", code: "plan.facts.error.tableMissing" }]);
        return previewPage(ctx, parts, { plan: params.plan ?? "", bytes, body: input.body });
      },
      invalid: (ctx, request) => uploadPage(ctx, parts, request),
    }),
    staffAction({
      path: `${path}/confirmed`,
      access: "plan.recordFacts",
      input: ConfirmedInput,
      async handle(ctx, { params, input }) {
        const plan = params.plan ?? "";
        const bytes = new TextEncoder().encode(input.text);
        const count = await importFacts(ctx, { plan, bytes, body: input.body, once: input.once });
        const flash = count === 0 ? "plan.facts.done.importedBefore" : "plan.facts.done.imported";
        return redirect(staffAddress(ctx, plan, "/facts"), {
          flash,
          flashWords: { count: ctx.say.format.number(count) },
        });
      },
      invalid: (ctx, request) => uploadPage(ctx, parts, request),
    }),
    staffPage({
      path: "/plans/:plan/facts/template.csv",
      access: "plan.recordFacts",
      async handle(ctx, { params }) {
        const plan = params.plan ?? "";
        const { projects } = await readPlanLedger(ctx, { plan, kinds: parts.kinds, fiscalYear: null });
        const rows = templateRows(ctx.say.language.code === "en" ? "en" : "ja", projects[0]?.project.key ?? "");
        return file({ body: writeCsv(rows), type: "text/csv; charset=utf-8", fileName: `${plan}-facts.csv` });
      },
    }),
  ];
}

type Uploading = Pick<InvalidRequest, "params" | "values" | "issues" | "status"> &
  Partial<Pick<InvalidRequest, "files">>;

async function uploadPage(ctx: StaffContext, parts: PlanParts, request: Uploading) {
  const { say } = ctx;
  const plan = request.params.plan ?? "";
  const ledger = await readPlanLedger(ctx, { plan, kinds: parts.kinds, fiscalYear: null });
  const { reading } = ledger;
  allow(ledger.mayRecord);
  const title = say.t("plan.facts.import.title");
  return staffPlanPage(ctx, reading, {
    parts,
    current: "facts",
    title,
    status: request.status,
    crumbs: [{ label: say.t("plan.staff.facts"), href: staffAddress(ctx, plan, "/facts") }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t("plan.facts.import.lead", { rows: MAX_FACT_ROWS })}</p>
        <TableErrors ctx={ctx} issues={request.issues.filter((issue) => !FIELDS.has(issue.path))} />
        <TableForm ctx={ctx} ledger={ledger} request={request} />
        <Rules ctx={ctx} plan={plan} />
      </>
    ),
  });
}

const FIELDS = new Set(["text", "file", "body"]);

function TableForm({
  ctx,
  ledger: { reading, mayNameBody },
  request,
}: {
  ctx: StaffContext;
  ledger: PlanLedger;
  request: Uploading;
}): JSX.Element {
  const { say } = ctx;
  const form = formState(say, {
    id: "facts",
    labels: {
      text: say.t("plan.facts.import.text"),
      file: say.t("plan.facts.import.file"),
      body: say.t("plan.facts.field.body"),
    },
    values: { body: String(ctx.actor.bodyId), ...request.values, text: request.values.text || textOfFile(request) },
    issues: request.issues.filter((issue) => FIELDS.has(issue.path)),
  });
  const bodies = reading.bodies.map((one) => ({ value: String(one.id), label: say.plain(one.name) }));
  return (
    <Form form={form} action={staffAddress(ctx, reading.plan.key, "/facts/import")} token={ctx.formToken} upload>
      <TextArea form={form} name="text" rows={8} hint={say.t("plan.facts.import.textHint")} optional />
      <TextInput
        form={form}
        name="file"
        type="file"
        accept=".csv,.tsv,.txt"
        hint={say.t("plan.facts.import.fileHint")}
        optional
      />
      {mayNameBody && bodies.length > 1 ? <Select form={form} name="body" options={bodies} /> : null}
      <Submit label={say.t("plan.facts.import.preview")} />
    </Form>
  );
}

/** A file cannot be put into a form again; what it says can, so that somebody puts it right on the page. */
function textOfFile({ files }: Uploading): string {
  const bytes = files?.file?.bytes;
  return !bytes || isWorkbook(bytes) || bytes.length > MAX_FACT_TEXT ? "" : decodeText(bytes);
}

function Rules({ ctx, plan }: { ctx: StaffContext; plan: string }): JSX.Element {
  const { say } = ctx;
  return (
    <Section id="rules" title={say.t("plan.facts.import.rules")}>
      <ul>
        {(["columns", "project", "counted", "numbers", "whole", "names"] as const).map((rule) => (
          <li>{say.t(`plan.facts.import.rule.${rule}`)}</li>
        ))}
      </ul>
      <ul class="rows">
        <li>
          <a href={staffAddress(ctx, plan, "/facts/template.csv")}>
            <span class="what">{say.t("plan.facts.import.template")}</span>
          </a>
        </li>
        <li>
          <a href={`${publicAddress(ctx, plan)}/projects.csv`}>
            <span class="what">{say.t("plan.facts.import.projects")}</span>
          </a>
        </li>
      </ul>
    </Section>
  );
}

async function previewPage(
  ctx: StaffContext,
  parts: PlanParts,
  table: { plan: string; bytes: Uint8Array; body: number | null },
): Promise<PageView> {
  const { say } = ctx;
  const read = await previewFacts(ctx, table);
  if (read.issues.length > 0) throw invalid(read.issues);
  const { reading } = await readPlanLedger(ctx, { plan: table.plan, kinds: parts.kinds, fiscalYear: null });
  const title = say.t("plan.facts.preview.title");
  const address = (rest: string) => staffAddress(ctx, table.plan, `/facts${rest}`);
  return staffPlanPage(ctx, reading, {
    parts,
    current: "facts",
    title,
    crumbs: [
      { label: say.t("plan.staff.facts"), href: address("") },
      { label: say.t("plan.facts.import.title"), href: address("/import") },
      { label: title },
    ],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t("plan.facts.preview.lead")}</p>
        <FactsPreview
          ctx={ctx}
          facts={read.facts}
          action={address("/import/confirmed")}
          back={address("/import")}
          hidden={{ text: decodeText(table.bytes), body: String(table.body ?? ""), once: randomUUID() }}
        />
      </>
    ),
  });
}
