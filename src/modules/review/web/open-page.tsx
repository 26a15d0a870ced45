import type { JSX } from "preact";
import { z } from "zod";
import { listPlans, type PlanSummary } from "#modules/plan/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { Form, formState, Submit } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import { listCycles } from "../cycles/cycle.data.ts";
import { openCycle } from "../cycles/open-cycle.ts";
import { type PreparedCycle, prepareCycle, withoutOwner } from "../cycles/prepare-cycle.ts";
import { fiscalYearOf, fiscalYearsOf } from "../cycles/schedule.rules.ts";
import { reviewAddress, yearAddress } from "./review-address.ts";

const PATH = "/review/open/:plan/:year";

const chooseRoute = staffPage({
  path: "/review/open",
  access: "review.manage",
  async handle(ctx) {
    const { say } = ctx;
    const plans = await ctx.read(listReviewablePlans);
    const current = fiscalYearOf(todayInJapan(ctx.clock.now()));
    return page({
      title: say.t("review.staff.work.open"),
      crumbs: [
        { label: say.t("review.staff.menu"), href: reviewAddress(ctx) },
        { label: say.t("review.staff.work.open") },
      ],
      body: (
        <>
          <h1>{say.t("review.staff.work.open")}</h1>
          <p class="lead">{say.t("review.staff.open.choose")}</p>
          {plans.map(({ plan, opened }) => (
            <Section id={plan.key} title={<TextOf say={say} text={plan.title} />}>
              <YearLinks ctx={ctx} plan={plan} opened={opened} current={current} />
            </Section>
          ))}
        </>
      ),
    });
  },
});

async function listReviewablePlans(scope: Parameters<typeof listPlans>[0]) {
  const cycles = await listCycles(scope);
  return (await listPlans(scope)).map((plan) => ({
    plan,
    opened: new Set(cycles.filter((cycle) => cycle.planId === plan.id).map((cycle) => cycle.fiscalYear)),
  }));
}

interface YearLinksProps {
  ctx: StaffContext;
  plan: PlanSummary;
  opened: ReadonlySet<number>;
  current: number;
}

function YearLinks({ ctx, plan, opened, current }: YearLinksProps): JSX.Element {
  const { say } = ctx;
  const { periodStart, periodEnd } = plan;
  const years =
    periodStart && periodEnd ? fiscalYearsOf({ start: periodStart, end: periodEnd }) : [current - 1, current];
  const open = years.filter((year) => !opened.has(year) && year <= current);
  if (open.length === 0) return <p>{say.t("review.staff.open.noYears")}</p>;
  return (
    <ul class="rows">
      {open.map((year) => (
        <li>
          <a href={reviewAddress(ctx, `/open/${plan.key}/${year}`)}>
            <span class="what">{say.format.fiscalYear(year)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

const prepareRoute = staffPage({
  path: PATH,
  access: "review.manage",
  handle: (ctx, { params }) => preparePage(ctx, at(params), []),
});

const openRoute = staffAction({
  path: PATH,
  access: "review.manage",
  input: z.object({}),
  async handle(ctx, { params }) {
    await openCycle(ctx, at(params));
    return redirect(yearAddress(ctx, at(params)), { flash: "review.staff.flash.opened" });
  },
  invalid: async (ctx, { params, issues, status }) => ({ ...(await preparePage(ctx, at(params), issues)), status }),
});

const at = (params: Record<string, string>) => ({ planKey: params.plan ?? "", fiscalYear: Number(params.year) });

export const openRoutes: readonly Route[] = [chooseRoute, prepareRoute, openRoute];

async function preparePage(
  ctx: StaffContext,
  year: { planKey: string; fiscalYear: number },
  issues: Issue[],
): Promise<PageView> {
  const { say } = ctx;
  const prepared = await ctx.read((scope) => prepareCycle(scope, { ...year, today: todayInJapan(ctx.clock.now()) }));
  const title = say.t("review.staff.open.title", { year: say.format.fiscalYear(year.fiscalYear) });
  const gaps = withoutOwner(prepared);
  const form = formState(say, { id: "open", labels: {}, issues: gaps.length > 0 ? [] : issues });
  return page({
    title,
    crumbs: [{ label: say.t("review.staff.menu"), href: reviewAddress(ctx) }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t("review.staff.open.lead", { count: prepared.projects.length })}</p>
        {prepared.settings ? null : (
          <Notice tone="warning">
            <p>
              {say.t("review.error.noSettings")}{" "}
              <a href={reviewAddress(ctx, `/settings/${year.planKey}`)}>{say.t("review.staff.open.settings")}</a>
            </p>
          </Notice>
        )}
        <Gaps ctx={ctx} prepared={prepared} />
        <Form form={form} action={reviewAddress(ctx, `/open/${year.planKey}/${year.fiscalYear}`)} token={ctx.formToken}>
          {gaps.length === 0 && prepared.settings ? <Submit label={say.t("review.staff.open.button")} /> : null}
        </Form>
      </>
    ),
  });
}

/** What stands in the way, and what should be known: projects without a post, posts that nobody holds. */
function Gaps({ ctx, prepared }: { ctx: StaffContext; prepared: PreparedCycle }): JSX.Element {
  const { say } = ctx;
  const gaps = withoutOwner(prepared);
  const vacant = prepared.projects.filter((entry) => entry.isVacant);
  return (
    <>
      {gaps.length > 0 ? (
        <Section
          id="gaps"
          title={say.t("review.staff.open.gaps", { count: gaps.length })}
          lead={say.t("review.staff.open.gapsLead")}
        >
          <ul class="rows">
            {gaps.map(({ project }) => (
              <li>
                <a href={reviewAddress(ctx, `/owners/${prepared.plan.key}?project=${project.key}#${project.key}`)}>
                  <span class="what">
                    <TextOf say={say} text={project.title} />
                  </span>
                  <span class="more">{project.place.at(-1)?.number}</span>
                </a>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {vacant.length > 0 ? (
        <Notice tone="warning">
          <p>
            {say.t("review.staff.open.vacant", { count: vacant.length })}{" "}
            <a href={reviewAddress(ctx, "/handover")}>{say.t("review.staff.handover.link")}</a>
          </p>
        </Notice>
      ) : null}
    </>
  );
}
