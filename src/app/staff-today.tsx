import type { JSX } from "preact";
import { listReportable, type ReportableIndicator } from "#modules/indicators/public.ts";
import { listPlans, type PlanSummary } from "#modules/plan/public.ts";
import { hasPermission, type StaffContext } from "#platform/context.ts";
import { page } from "#platform/http/reply.ts";
import { staffPage } from "#platform/http/route.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";

/** What a member of staff sees first: what waits for her. Grows a part with each module that has work for people. */
export const staffToday = staffPage({
  path: "/",
  access: "signedIn",
  async handle(ctx) {
    const { say } = ctx;
    const mayReport = hasPermission(ctx.actor, "indicators.report");
    const due = mayReport ? (await listReportable(ctx)).indicators.filter((entry) => entry.isDue) : [];
    const plans = hasPermission(ctx.actor, "plan.read") ? await ctx.read((scope) => listPlans(scope)) : [];
    return page({
      title: say.t("common.staff.today"),
      body: (
        <>
          <p class="eyebrow">{say.format.date(todayInJapan(ctx.clock.now()))}</p>
          <h1>{say.t("common.staff.greeting", { name: ctx.actor.name })}</h1>
          <DueReports ctx={ctx} due={due} />
          <Plans ctx={ctx} plans={plans} />
        </>
      ),
    });
  },
});

function DueReports({ ctx, due }: { ctx: StaffContext; due: readonly ReportableIndicator[] }): JSX.Element {
  const { say, municipality } = ctx;
  if (due.length === 0) return <p class="lead">{say.t("common.staff.nothingWaiting")}</p>;
  return (
    <Section id="due" title={say.t("common.staff.due", { count: due.length })}>
      <ul class="rows">
        {due.map(({ indicator, lastValue }) => (
          <li>
            <a href={`/${municipality.slug}/staff/indicators/${indicator.key}/report`}>
              <span class="what">
                <TextOf say={say} text={indicator.title} />
              </span>
              <span class="more">
                {lastValue
                  ? say.t("common.staff.lastReport", { date: say.format.date(lastValue.date) })
                  : say.t("common.staff.noReport")}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Plans({ ctx, plans }: { ctx: StaffContext; plans: readonly PlanSummary[] }): JSX.Element | null {
  const { say, municipality } = ctx;
  if (plans.length === 0) return null;
  return (
    <Section id="plans" title={say.t("plan.staff.menu")}>
      <ul class="rows">
        {plans.map((plan) => (
          <li>
            <a href={`/${municipality.slug}/staff/plans/${plan.key}`}>
              <span class="what">
                <TextOf say={say} text={plan.title} />
              </span>
              <span class="more">{say.t(`plan.state.${plan.state}`)}</span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
