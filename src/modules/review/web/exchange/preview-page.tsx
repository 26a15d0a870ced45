import type { JSX } from "preact";
import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Checkbox } from "#ui/choices.tsx";
import { Form, type FormState, formState, Submit } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import { applyWorkbook } from "../../exchange/apply-workbook.ts";
import type { RowChange } from "../../exchange/merge-rows.rules.ts";
import { type PreviewedSheet, previewWorkbook } from "../../exchange/preview-workbook.ts";
import { reviewAddress, yearAddress } from "../review-address.ts";
import { FileErrors } from "./workbook-page.tsx";

const PATH = "/review/:plan/:year/workbook/:id";
const at = (params: Record<string, string>) => ({
  planKey: params.plan ?? "",
  fiscalYear: Number(params.year),
  id: params.id ?? "",
});

/** `take.<sheet>`: the file wins where both changed; `version.<sheet>`: what the person saw. */
const Decision = z.object({ sends: z.enum(["yes", "no"]).default("no") }).catchall(z.string());

const previewRoute = staffPage({
  path: PATH,
  access: "review.fill",
  handle: (ctx, { params }) => previewPage(ctx, at(params), { values: {}, issues: [] }),
});

const applyRoute = staffAction({
  path: PATH,
  access: "review.fill",
  input: Decision,
  async handle(ctx, { params, input }) {
    const numbered = (prefix: string) =>
      Object.entries(input).flatMap(([name, value]) =>
        name.startsWith(prefix) ? [[Number(name.slice(prefix.length)), value] as const] : [],
      );
    const count = await applyWorkbook(ctx, {
      ...at(params),
      takes: new Set(numbered("take.").map(([sheet]) => sheet)),
      versions: new Map(numbered("version.").map(([sheet, version]) => [sheet, Number(version)])),
      sends: input.sends === "yes",
    });
    return redirect(yearAddress(ctx, at(params)), {
      flash: "review.staff.flash.imported",
      flashWords: { count: String(count) },
    });
  },
  invalid: async (ctx, { params, values, issues, status }) => ({
    ...(await previewPage(ctx, at(params), { values, issues })),
    status,
  }),
});

export const previewRoutes: readonly Route[] = [previewRoute, applyRoute];

interface Sent {
  values: Record<string, string>;
  issues: Issue[];
}

async function previewPage(ctx: StaffContext, place: ReturnType<typeof at>, sent: Sent): Promise<PageView> {
  const { say } = ctx;
  const preview = await previewWorkbook(ctx, place);
  const title = say.t("review.staff.exchange.previewTitle", { count: preview.sheets.length });
  const form = formState(say, { id: "decide", labels: {}, values: sent.values, issues: [] });
  const issues = [...preview.issues, ...sent.issues];
  return page({
    title,
    crumbs: [
      { label: say.t("review.staff.menu"), href: reviewAddress(ctx) },
      { label: say.t("review.staff.exchange.title"), href: yearAddress(ctx, place, "/workbook") },
      { label: title },
    ],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t("review.staff.exchange.previewLead", { name: preview.fileName })}</p>
        {issues.length > 0 ? <FileErrors ctx={ctx} issues={issues} /> : null}
        {preview.sheets.length === 0 ? <Notice>{say.t("review.error.nothingChanged")}</Notice> : null}
        <Form form={form} action={yearAddress(ctx, place, `/workbook/${place.id}`)} token={ctx.formToken}>
          {preview.sheets.map((entry) => (
            <SheetChanges ctx={ctx} form={form} entry={entry} />
          ))}
          {preview.sheets.length > 0 && preview.issues.length === 0 ? (
            <div class="buttons">
              <Submit label={say.t("review.staff.exchange.applyAndSend")} name="sends" value="yes" />
              <Submit label={say.t("review.staff.exchange.apply")} tone="plain" name="sends" value="no" />
            </div>
          ) : null}
        </Form>
      </>
    ),
  });
}

interface ChangesProps {
  ctx: StaffContext;
  form: FormState;
  entry: PreviewedSheet;
}

/** What would change in one sheet: as it is, as the file says, and where somebody else has changed it meanwhile. */
function SheetChanges({ ctx, form, entry }: ChangesProps): JSX.Element {
  const { say } = ctx;
  const { sheet, title, merge, hidden } = entry;
  const conflicts = merge.changes.filter((change) => change.isConflict);
  return (
    <Section id={`sheet-${sheet.id}`} title={<TextOf say={say} text={title} />}>
      <input type="hidden" name={`version.${sheet.id}`} value={sheet.version} />
      <table class="stacks compare">
        <thead>
          <tr>
            <th scope="col">{say.t("review.staff.conflict.field")}</th>
            <th scope="col">{say.t("review.staff.conflict.theirs")}</th>
            <th scope="col">{say.t("review.staff.exchange.inFile")}</th>
          </tr>
        </thead>
        <tbody>
          {merge.changes.map((change) => (
            <tr>
              <th scope="row">
                {change.label}
                {hidden.has(change.row) ? ` ${say.t("review.staff.exchange.hiddenRow")}` : null}
                {change.isConflict ? <span class="late"> {say.t("review.staff.exchange.bothChanged")}</span> : null}
              </th>
              <td data-label={say.t("review.staff.conflict.theirs")} class="lines">
                {cellsShown(change, "current")}
              </td>
              <td data-label={say.t("review.staff.exchange.inFile")} class="lines">
                {cellsShown(change, "returned")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {conflicts.length > 0 ? (
        <Checkbox
          form={form}
          name={`take.${sheet.id}`}
          label={say.t("review.staff.exchange.takeFile", { count: conflicts.length })}
        />
      ) : null}
    </Section>
  );
}

const cellsShown = (change: RowChange, which: "current" | "returned"): string =>
  change[which]
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "")
    .join(" / ") || "—";
