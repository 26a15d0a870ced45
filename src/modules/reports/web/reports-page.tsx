import type { JSX } from "preact";
import { z } from "zod";
import type { PlanSummary } from "#modules/plan/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { page, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { TaskRow } from "#platform/tasks/task.data.ts";
import { taskPath } from "#platform/tasks/task.ts";
import { Form, formState, Select, Submit } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { startReport } from "../making/make-report.ts";
import { listStaffReports, type StaffReports } from "../reading/read-report.ts";
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
  const listed = await listStaffReports(ctx);
  return page({
    title: say.t("reports.staff.menu"),
    body: (
      <>
        <h1>{say.t("reports.staff.menu")}</h1>
        <p class="lead">{say.t("reports.staff.lead")}</p>
        <p>
          <a href={reportsAddress(ctx, "/papers")}>{say.t("reports.staff.papers")}</a>
        </p>
        <Made ctx={ctx} {...listed} />
        {listed.mayManage ? <MakeForm ctx={ctx} {...listed} typed={typed} /> : null}
      </>
    ),
  });
}

/** Those that are being made first: their files cannot be taken yet. */
function Made({ ctx, plans, reports, underWay }: { ctx: StaffContext } & StaffReports): JSX.Element {
  const { say } = ctx;
  if (reports.length + underWay.length === 0) return <p>{say.t("reports.staff.none")}</p>;
  const titles = new Map(plans.map((plan) => [plan.id, plan.title]));
  return (
    <ul class="rows">
      {underWay.map((task) => (
        <UnderWay ctx={ctx} task={task} plan={plans.find(({ key }) => key === task.input.plan)} />
      ))}
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

interface UnderWayProps {
  ctx: StaffContext;
  task: TaskRow;
  plan: PlanSummary | undefined;
}

/** Who started it can follow it; the others see that it comes. */
function UnderWay({ ctx, task, plan }: UnderWayProps): JSX.Element {
  const { say, municipality, actor } = ctx;
  const { done, total } = task;
  const words = (
    <>
      <span class="what">
        {say.format.fiscalYear(Number(task.input.fiscalYear))} <TextOf say={say} text={plan?.title} />
      </span>
      <span class="more">
        {total === null ? say.t("reports.staff.beingMade") : say.t("reports.staff.beingMadeSteps", { done, total })}
      </span>
    </>
  );
  const isOwn = task.startedBy === actor.staffId;
  return (
    <li>
      {isOwn ? <a href={`/${municipality.slug}/staff${taskPath(task.id)}`}>{words}</a> : <div class="row">{words}</div>}
    </li>
  );
}

function MakeForm(props: { ctx: StaffContext; typed: Typed } & StaffReports): JSX.Element {
  const { ctx, plans, years, typed } = props;
  const { say } = ctx;
  const current = Number(todayInJapan(ctx.clock.now()).slice(0, 4));
  const form = formState(say, {
    id: "make",
    labels: { plan: say.t("reports.staff.plan"), fiscalYear: say.t("reports.staff.year") },
    values: { fiscalYear: String(years.find((year) => year < current) ?? years[0] ?? ""), ...typed.values },
    issues: typed.issues,
  });
  return (
    <Section id="make" title={say.t("reports.staff.make")} lead={say.t("reports.staff.makeLead")}>
      {years.length === 0 ? (
        <p>{say.t("reports.staff.noYear")}</p>
      ) : (
        <Form form={form} action={reportsAddress(ctx)} token={ctx.formToken}>
          <Select
            form={form}
            name="plan"
            options={plans.map((plan) => ({ value: plan.key, label: say.plain(plan.title) }))}
          />
          <Select
            form={form}
            name="fiscalYear"
            options={years.map((year) => ({ value: String(year), label: say.format.fiscalYear(year) }))}
          />
          <div class="buttons">
            <Submit label={say.t("reports.staff.button.make")} />
          </div>
        </Form>
      )}
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
