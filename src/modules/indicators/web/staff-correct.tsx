import type { StaffContext } from "#platform/context.ts";
import { allow, notFound } from "#platform/errors.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { staffAction, staffPage } from "#platform/http/route.ts";
import { Form, Submit, TextInput } from "#ui/form.tsx";
import { Notice } from "#ui/parts.tsx";
import { correctValue } from "../correct-value.ts";
import { getReportable } from "../get-reportable.ts";
import type { IndicatorValue } from "../indicator-kinds.ts";
import { CorrectValueInput } from "../inputs.ts";
import { staffAddress } from "./staff-list.tsx";
import { shownValue, valueAddress } from "./staff-report.tsx";
import { type Typed, ValueFields, valueForm } from "./value-fields.tsx";

const PATH = "/indicators/:key/values/:value";
type Params = Record<string, string>;

export const correctPageRoute = staffPage({
  path: PATH,
  access: "indicators.report",
  handle: (ctx, { params }) => correctPage(ctx, params),
});

export const correctRoute = staffAction({
  path: PATH,
  access: "indicators.report",
  input: CorrectValueInput,
  async handle(ctx, { params, input }) {
    const indicator = params.key ?? "";
    await correctValue(ctx, { ...input, indicator, key: params.value ?? "" });
    const flashWords = { date: ctx.say.format.date(input.date) };
    return redirect(staffAddress(ctx, `/${indicator}/report`), {
      flash: "indicators.staff.flash.corrected",
      flashWords,
    });
  },
  invalid: async (ctx, { params, values, issues, status }) => ({
    ...(await correctPage(ctx, params, { values, issues, isConflict: status === 409 })),
    status,
  }),
});

type Sent = Typed & { isConflict: boolean };

async function correctPage(ctx: StaffContext, params: Params, sent?: Sent): Promise<PageView> {
  const { say } = ctx;
  const reportable = await getReportable(ctx, { indicator: params.key ?? "" });
  const value = reportable.values.find((entry) => entry.key === params.value);
  if (!value) throw notFound("indicators.error.valueNotFound");
  allow(reportable.correctable.has(value.key));
  const form = valueForm(ctx, "correct", sent ?? { values: storedValues(ctx, value), issues: [] });
  const words = { title: say.plain(reportable.indicator.title), date: say.format.date(value.date) };
  const title = say.t("indicators.staff.correctTitle", words);
  // After a conflict the person has the new value before her eyes; until then only the version that she opened counts.
  const version = sent && !sent.isConflict ? (sent.values.version ?? "") : String(value.version);
  return page({
    title,
    crumbs: [{ label: say.t("indicators.staff.menu"), href: staffAddress(ctx) }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        {sent?.isConflict ? (
          <Notice tone="warning">
            {say.t("indicators.target.answer", { date: words.date, value: shownValue(ctx, reportable, value) })}{" "}
            {value.source}
          </Notice>
        ) : null}
        <Form form={form} action={valueAddress(ctx, value)} token={ctx.formToken}>
          <input type="hidden" name="version" value={version} />
          <ValueFields ctx={ctx} form={form} reportable={reportable} corrected={value} />
          <TextInput form={form} name="reason" maxLength={500} />
          <Submit label={say.t("indicators.staff.button.correct")} />
        </Form>
      </>
    ),
  });
}

function storedValues({ say }: StaffContext, value: IndicatorValue): Record<string, string> {
  return {
    date: value.date,
    value: value.value ?? "",
    valueSource: value.valueSource ?? "",
    collectedIn: say.plain(value.collectedIn),
    collectedBy: say.plain(value.collectedBy),
    respondents: String(value.respondents ?? ""),
    drawn: String(value.drawn ?? ""),
    evidence: value.source ?? "",
    // Of a sample value it says that it is invented, which no longer stands once the value is real.
    note: value.basis === "demo" ? "" : say.plain(value.note),
  };
}
