import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import { invalid } from "#platform/errors.ts";
import { UPLOAD_LIMIT_BYTES } from "#platform/http/form.ts";
import { redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Form, formState, Submit, TextInput } from "#ui/form.tsx";
import { Section } from "#ui/parts.tsx";
import { readForEditing } from "../../editing/read-for-editing.ts";
import { MAX_RECORDS } from "../../exchange/plan-file/plan-file.rules.ts";
import { prepareImport } from "../../exchange/preview-import.ts";
import type { PlanParts } from "../../plan-parts.ts";
import { publicAddress, staffAddress, staffPlanPage } from "../staff/staff-plan-page.tsx";
import { UploadErrors } from "./exchange-errors.tsx";

/** Where somebody chooses the file; what is wrong with it is shown in the same place. */
export function uploadRoutes(parts: PlanParts): Route[] {
  const { kinds, documents } = parts;
  const path = "/plans/:plan/import";
  return [
    staffPage({
      access: "plan.edit",
      path,
      handle: (ctx, { params }) => showUpload(ctx, parts, { params, issues: [], status: 200 }),
    }),
    staffAction({
      access: "plan.edit",
      path,
      upload: true,
      input: z.object({}),
      async handle(ctx, { params, files }) {
        const plan = params.plan ?? "";
        const upload = files.file;
        if (!upload) throw invalid([{ path: "file", code: "plan.error.noFile" }]);
        const id = await prepareImport(ctx, { plan, kinds, documents }, upload);
        return redirect(staffAddress(ctx, plan, `/import/${id}`));
      },
      invalid: (ctx, request) => showUpload(ctx, parts, request),
    }),
  ];
}

type Uploading = Pick<InvalidRequest, "params" | "issues" | "status">;

async function showUpload(ctx: StaffContext, parts: PlanParts, { params, issues, status }: Uploading) {
  const { say } = ctx;
  const plan = params.plan ?? "";
  const reading = await readForEditing(ctx, { plan, kinds: parts.kinds, lists: [] });
  const inField = issues.filter((issue) => issue.path === "file");
  const inFile = issues.filter((issue) => issue.path !== "file");
  const form = formState(say, { id: "import", labels: { file: say.t("plan.exchange.file") }, issues: inField });
  const limits = { megabytes: UPLOAD_LIMIT_BYTES / 1024 / 1024, rows: MAX_RECORDS };
  return staffPlanPage(ctx, reading, {
    parts,
    current: "import",
    title: say.t("plan.exchange.title"),
    status,
    crumbs: [{ label: say.t("plan.exchange.crumb") }],
    body: (
      <>
        <h1>{say.t("plan.exchange.title")}</h1>
        <p class="lead">{say.t("plan.exchange.lead")}</p>
        {inFile.length > 0 ? <UploadErrors say={say} issues={inFile} /> : null}
        <Form form={form} action={staffAddress(ctx, plan, "/import")} token={ctx.formToken} upload>
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
        <Downloads ctx={ctx} plan={plan} />
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

/** The plan as it is now: the template for an import. */
function Downloads({ ctx, plan }: { ctx: StaffContext; plan: string }) {
  const { say } = ctx;
  const open = publicAddress(ctx, plan);
  const files = [
    { href: `${open}/plan.xlsx`, label: say.t("plan.exchange.downloadExcel") },
    { href: `${open}/plan.yaml`, label: say.t("plan.exchange.downloadYaml") },
    { href: `${open}/projects.csv`, label: say.t("plan.exchange.downloadCsvUtf8") },
    { href: staffAddress(ctx, plan, "/projects-shift-jis.csv"), label: say.t("plan.exchange.downloadCsv") },
  ];
  return (
    <Section id="current" title={say.t("plan.exchange.current")} lead={say.t("plan.exchange.currentLead")}>
      <ul class="rows">
        {files.map(({ href, label }) => (
          <li>
            <a href={href}>
              <span class="what">{label}</span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
