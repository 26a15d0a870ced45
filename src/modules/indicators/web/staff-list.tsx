import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { page } from "#platform/http/reply.ts";
import { staffPage } from "#platform/http/route.ts";
import { PostButton } from "#ui/form.tsx";
import { Message, TextOf } from "#ui/message.tsx";
import { listReportable, type ReportableIndicator, type ReportableIndicators } from "../list-reportable.ts";
import { valueWords } from "./value-words.ts";

export const staffAddress = (ctx: StaffContext, rest = "") => `/${ctx.municipality.slug}/staff/indicators${rest}`;

/** For the city: all indicators. For a partner: the few that it is asked for. */
export const staffListRoute = staffPage({
  path: "/indicators",
  access: "indicators.report",
  async handle(ctx) {
    const { say } = ctx;
    const found = await listReportable(ctx);
    const title = say.t(found.isCity ? "indicators.staff.title" : "indicators.staff.askedTitle");
    return page({
      title,
      body: (
        <>
          <h1>{title}</h1>
          <p class="lead">
            {found.isCity
              ? say.t("indicators.staff.lead")
              : say.t("indicators.staff.askedLead", { body: say.plain(found.bodyName) })}
          </p>
          <IndicatorTable ctx={ctx} found={found} />
          {found.indicators.some(({ indicator }) => indicator.valueSource === "measure") && found.isCity ? (
            <>
              <p>{say.t("indicators.staff.measureHint")}</p>
              <PostButton
                action={staffAddress(ctx, "/measures")}
                token={ctx.formToken}
                label={say.t("indicators.staff.measure")}
              />
            </>
          ) : null}
        </>
      ),
    });
  },
});

function IndicatorTable({ ctx, found }: { ctx: StaffContext; found: ReportableIndicators }): JSX.Element {
  const { say } = ctx;
  if (found.indicators.length === 0) {
    return <p>{say.t(found.isCity ? "indicators.staff.empty" : "indicators.staff.nothing")}</p>;
  }
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">{say.t("indicators.staff.indicator")}</th>
            <th scope="col">{say.t("indicators.staff.last")}</th>
            <th scope="col">{say.t("indicators.staff.state")}</th>
            {found.isCity ? <th scope="col">{say.t("indicators.staff.source")}</th> : null}
            <th scope="col">
              <span class="visually-hidden">{say.t("indicators.staff.report")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {found.indicators.map((entry) => (
            <IndicatorRow ctx={ctx} entry={entry} isCity={found.isCity} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  ctx: StaffContext;
  entry: ReportableIndicator;
  isCity: boolean;
}

function IndicatorRow({ ctx, entry, isCity }: RowProps): JSX.Element {
  const { say } = ctx;
  const { indicator, lastValue } = entry;
  const title = say.plain(indicator.title);
  return (
    <tr>
      <th scope="row">
        <TextOf say={say} text={indicator.title} />
      </th>
      <td>
        {lastValue ? `${valueWords(say, indicator, lastValue.value)} (${say.format.date(lastValue.date)})` : "—"}{" "}
        {lastValue?.isDemo ? <span class="demo">{say.t("indicators.panel.demo")}</span> : null}
      </td>
      <td>{stateWords(ctx, entry)}</td>
      {isCity ? (
        <td>
          <Message say={say} k={`indicators.panel.by.${indicator.valueSource}`} />
        </td>
      ) : null}
      <td>
        {indicator.valueSource === "measure" ? null : (
          <a class="button" href={staffAddress(ctx, `/${indicator.key}/report`)}>
            {say.t("indicators.staff.report")}
            <span class="visually-hidden">{say.t("indicators.staff.reportAbout", { title })}</span>
          </a>
        )}
      </td>
    </tr>
  );
}

function stateWords({ say }: StaffContext, { lastValue, isDue }: ReportableIndicator): string {
  if (!isDue) return say.t("indicators.staff.upToDate");
  return say.t(lastValue ? "indicators.staff.due" : "indicators.staff.never");
}
