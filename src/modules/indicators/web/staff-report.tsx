import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { staffAction, staffPage } from "#platform/http/route.ts";
import { lastDay } from "#platform/i18n/partial-date.ts";
import { readTypedDate } from "#platform/i18n/typed-date.ts";
import { Form, Submit } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import { toDecimal } from "../exact.rules.ts";
import { getReportable, type Reportable } from "../get-reportable.ts";
import type { IndicatorValue } from "../indicator-kinds.ts";
import { ReportValueInput } from "../inputs.ts";
import { reportValue } from "../report-value.ts";
import { staffAddress } from "./staff-list.tsx";
import { type Typed, ValueFields, valueForm } from "./value-fields.tsx";
import { valueWords } from "./value-words.ts";

const PATH = "/indicators/:key/report";

export const reportPageRoute = staffPage({
  path: PATH,
  access: "indicators.report",
  handle: (ctx, { params }) => reportPage(ctx, params.key ?? "", { values: {}, issues: [] }),
});

export const reportRoute = staffAction({
  path: PATH,
  access: "indicators.report",
  input: ReportValueInput,
  async handle(ctx, { params, input }) {
    await reportValue(ctx, { ...input, indicator: params.key ?? "" });
    const flashWords = { date: ctx.say.format.date(input.date) };
    return redirect(staffAddress(ctx), { flash: "indicators.staff.flash.reported", flashWords });
  },
  invalid: async (ctx, { params, values, issues, status }) => ({
    ...(await reportPage(ctx, params.key ?? "", { values, issues })),
    status,
  }),
});

async function reportPage(ctx: StaffContext, key: string, typed: Typed): Promise<PageView> {
  const { say } = ctx;
  const reportable = await getReportable(ctx, { indicator: key });
  const title = say.t("indicators.staff.reportTitle", { title: say.plain(reportable.indicator.title) });
  const form = valueForm(ctx, "report", typed);
  return page({
    title,
    crumbs: [{ label: say.t("indicators.staff.menu"), href: staffAddress(ctx) }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">
          <TextOf say={say} text={reportable.indicator.definition} />
        </p>
        {reportable.isCity ? (
          <p>
            <a href={staffAddress(ctx, `/${key}/definition`)}>{say.t("indicators.staff.toDefinition")}</a>
          </p>
        ) : null}
        <Taken ctx={ctx} reportable={reportable} typed={typed} />
        <Form form={form} action={staffAddress(ctx, `/${key}/report`)} token={ctx.formToken}>
          <ValueFields ctx={ctx} form={form} reportable={reportable} />
          <Submit label={say.t("indicators.staff.button.report")} />
        </Form>
        <History ctx={ctx} reportable={reportable} />
      </>
    ),
  });
}

interface ReportProps {
  ctx: StaffContext;
  reportable: Reportable;
}

/** The way on where the day has a value: to that value. */
function Taken({ ctx, reportable, typed }: ReportProps & { typed: Typed }): JSX.Element | null {
  const { say } = ctx;
  if (!typed.issues.some((issue) => issue.code === "indicators.error.dateTaken")) return null;
  const date = readTypedDate(typed.values.date ?? "");
  if (!date) return null;
  const taken = reportable.values.find((value) => isWhole(value) && lastDay(value.date) === lastDay(date));
  if (!taken || !reportable.correctable.has(taken.key)) return null;
  const words = { date: say.format.date(taken.date), value: shownValue(ctx, reportable, taken) };
  return (
    <Notice tone="warning">
      <h2>{say.t("indicators.staff.dateTaken")}</h2>
      <p>
        <a href={valueAddress(ctx, taken)}>{say.t("indicators.staff.openTaken", words)}</a>
      </p>
    </Notice>
  );
}

const isWhole = (value: IndicatorValue) => value.dimensions.length === 0;
export const valueAddress = (ctx: StaffContext, { indicator, key }: IndicatorValue) =>
  staffAddress(ctx, `/${indicator}/values/${key}`);

export function shownValue({ say }: StaffContext, { indicator }: Reportable, value: IndicatorValue): string {
  const known = toDecimal(value.value);
  return known ? valueWords(say, indicator, known) : say.t("indicators.table.missing");
}

/** What has been reported so far, newest first; each may be put right. */
function History({ ctx, reportable }: ReportProps): JSX.Element | null {
  const { say } = ctx;
  const values = reportable.values.filter(isWhole).toReversed();
  if (values.length === 0) return null;
  return (
    <Section id="history" title={say.t("indicators.staff.history")}>
      <div class="table-wrap">
        <table>
          <tbody>
            {values.map((value) => (
              <tr>
                <th scope="row">{say.format.date(value.date)}</th>
                <td class="number">{shownValue(ctx, reportable, value)}</td>
                <td>
                  {value.source}{" "}
                  {value.basis === "demo" ? <span class="demo">{say.t("indicators.panel.demo")}</span> : null}
                </td>
                <td>{reportable.correctable.has(value.key) ? <CorrectLink ctx={ctx} value={value} /> : null}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function CorrectLink({ ctx, value }: { ctx: StaffContext; value: IndicatorValue }): JSX.Element {
  const { say } = ctx;
  return (
    <a href={valueAddress(ctx, value)}>
      {say.t("indicators.staff.correct")}
      <span class="visually-hidden">
        {say.t("indicators.staff.correctAbout", { date: say.format.date(value.date) })}
      </span>
    </a>
  );
}
