import type { StaffContext } from "#platform/context.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Form, type FormState, formState, Submit, TextArea, TextInput } from "#ui/form.tsx";
import { changeDates } from "../cycles/change-dates.ts";
import { type Cycle, getCycle } from "../cycles/cycle.data.ts";
import { CycleDatesInput } from "../cycles/inputs.ts";
import { reviewAddress, yearAddress } from "./review-address.ts";

const PATH = "/review/:plan/:year/dates";

const at = (params: Record<string, string>) => ({ planKey: params.plan ?? "", fiscalYear: Number(params.year) });

const datesRoute = staffPage({
  path: PATH,
  access: "review.manage",
  handle: (ctx, { params }) => datesPage(ctx, at(params)),
});

const changeRoute = staffAction({
  path: PATH,
  access: "review.manage",
  input: CycleDatesInput,
  async handle(ctx, { params, input }) {
    await changeDates(ctx, at(params), input);
    return redirect(yearAddress(ctx, at(params)), { flash: "review.staff.flash.dates" });
  },
  invalid: (ctx, request) => datesPage(ctx, at(request.params), request),
});

export const datesRoutes: readonly Route[] = [datesRoute, changeRoute];

/** The days of a year that runs. */
async function datesPage(
  ctx: StaffContext,
  year: { planKey: string; fiscalYear: number },
  sent?: InvalidRequest,
): Promise<PageView> {
  const { say } = ctx;
  const cycle = await ctx.read((scope) => getCycle(scope, year));
  const title = say.t("review.staff.dates.title", { year: say.format.fiscalYear(year.fiscalYear) });
  const form = datesForm(ctx, cycle, sent);
  return page({
    title,
    status: sent?.status,
    crumbs: [
      { label: say.t("review.staff.menu"), href: reviewAddress(ctx) },
      { label: say.format.fiscalYear(year.fiscalYear), href: yearAddress(ctx, year) },
      { label: title },
    ],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t("review.staff.dates.lead")}</p>
        <Form form={form} action={yearAddress(ctx, year, "/dates")} token={ctx.formToken}>
          <input type="hidden" name="version" value={sent?.values.version ?? cycle.version} />
          <TextInput form={form} name="reportsDue" type="date" />
          {cycle.chain.map((_, level) => (
            <TextInput form={form} name={`due.${level}`} type="date" />
          ))}
          <TextInput form={form} name="lockedAfter" type="date" optional />
          <TextInput form={form} name="settledDue" type="date" />
          <TextArea form={form} name="reason" rows={2} maxLength={2_000} />
          <Submit label={say.t("review.staff.dates.save")} />
        </Form>
      </>
    ),
  });
}

function datesForm({ say }: StaffContext, cycle: Cycle, sent?: InvalidRequest): FormState {
  const checks = cycle.chain.map((check, level) => [
    `due.${level}`,
    say.t("review.staff.dates.check", { check: say.plain(check.name) }),
  ]);
  return formState(say, {
    id: "dates",
    labels: {
      reportsDue: say.t("review.staff.settings.reportsDue"),
      lockedAfter: say.t("review.staff.settings.lockedAfter"),
      settledDue: say.t("review.staff.settings.settledDue"),
      reason: say.t("review.staff.dates.reason"),
      ...Object.fromEntries(checks),
    },
    values: sent?.values ?? {
      reportsDue: cycle.reportsDue,
      lockedAfter: cycle.lockedAfter ?? "",
      settledDue: cycle.settledDue,
      ...Object.fromEntries(cycle.chain.map(({ due }, level) => [`due.${level}`, due])),
    },
    issues: sent?.issues,
  });
}
