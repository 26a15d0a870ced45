import type { JSX } from "preact";
import { z } from "zod";
import type { PlanSummary } from "#modules/plan/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { page, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { taskPath } from "#platform/tasks/task.ts";
import { Form, formState, Select, Submit } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { startReport } from "../making/make-report.ts";
import type { ReportHead } from "../making/report.data.ts";
import { listStaffReports } from "../reading/read-report.ts";
import { reportsAddress } from "./report-address.ts";

const MakeInput = z.object({
  plan: z.string().min(1, "reports.error.planMissing"),
  fiscalYear: z.coerce.number().int().min(2000, "reports.error.year").max(2100, "reports.error.year"),
});

const listRoute = staffPage({
  path: "/reports",
  access: "reports.read",
  handle: (ctx) => showReports(ctx, { values: {}, issues: [] }),
});

const makeRoute = staffAction({
  path: "/reports",
  access: "reports.manage",
  input: MakeInput,
  async handle(ctx, { input }) {
    const task = await startReport(ctx, input);
    return redirect(`/${ctx.municipality.slug}/staff${taskPath(task)}`);
  },
  invalid: async (ctx, { values, issues, status }) => ({ ...(await showReports(ctx, { values, issues })), status }),
});

export const reportsRoutes: readonly Route[] = [listRoute, makeRoute];

type Typed = { values: Record<string, string>; issues: Parameters<typeof formState>[1]["issues"] };

async function showReports(ctx: StaffContext, typed: Typed) {
  const { say } = ctx;
  const { plans, reports, mayManage } = await listStaffReports(ctx);
  return page({
    title: say.t("reports.staff.menu"),
    body: (
      <>
        <h1>{say.t("reports.staff.menu")}</h1>
        <p class="lead">{say.t("reports.staff.lead")}</p>
        <p>
          <a href={reportsAddress(ctx, "/papers")}>{say.t("reports.staff.papers")}</a>
        </p>
        <Made ctx={ctx} plans={plans} reports={reports} />
        {mayManage ? <MakeForm ctx={ctx} plans={plans} typed={typed} /> : null}
      </>
    ),
  });
}

function Made({
  ctx,
  plans,
  reports,
}: {
  ctx: StaffContext;
  plans: readonly PlanSummary[];
  reports: readonly ReportHead[];
}): JSX.Element {
  const { say } = ctx;
  if (reports.length === 0) return <p>{say.t("reports.staff.none")}</p>;
  const titles = new Map(plans.map((plan) => [plan.id, plan.title]));
  return (
    <ul class="rows">
      {reports.map((report) => (
        <li>
          <a href={reportsAddress(ctx, `/${report.id}`)}>
            <span class="what">
              {say.format.fiscalYear(report.fiscalYear)} <TextOf say={say} text={titles.get(report.planId)} />
            </span>
            <span class="more">
              {say.t("reports.staff.edition", { edition: report.edition })} ·{" "}
              {say.t(`reports.staff.state.${report.state}`)}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function MakeForm({
  ctx,
  plans,
  typed,
}: {
  ctx: StaffContext;
  plans: readonly PlanSummary[];
  typed: Typed;
}): JSX.Element {
  const { say } = ctx;
  const current = Number(todayInJapan(ctx.clock.now()).slice(0, 4));
  const form = formState(say, {
    id: "make",
    labels: { plan: say.t("reports.staff.plan"), fiscalYear: say.t("reports.staff.year") },
    values: { fiscalYear: String(current - 1), ...typed.values },
    issues: typed.issues,
  });
  const years = Array.from({ length: 8 }, (_, index) => String(current - index));
  return (
    <Section id="make" title={say.t("reports.staff.make")} lead={say.t("reports.staff.makeLead")}>
      <Form form={form} action={reportsAddress(ctx)} token={ctx.formToken}>
        <Select
          form={form}
          name="plan"
          options={plans.map((plan) => ({ value: plan.key, label: say.plain(plan.title) }))}
        />
        <Select
          form={form}
          name="fiscalYear"
          options={years.map((value) => ({ value, label: say.format.fiscalYear(Number(value)) }))}
        />
        <div class="buttons">
          <Submit label={say.t("reports.staff.button.make")} />
        </div>
      </Form>
      <h3>{say.t("reports.staff.template.edit")}</h3>
      <ul class="rows">
        {plans.map((plan) => (
          <li>
            <a href={reportsAddress(ctx, `/templates/${plan.key}`)}>
              <span class="what">
                <TextOf say={say} text={plan.title} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
