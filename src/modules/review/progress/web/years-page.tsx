import { residentPage } from "#platform/http/route.ts";
import { Message } from "#ui/message.tsx";
import { Arc } from "#ui/parts.tsx";
import { listProgressYears } from "../read-progress-year.ts";
import { progressAddress } from "./progress-address.ts";
import { DemoMark, progressPage, RowLink } from "./progress-page.tsx";

/** The years of a plan, the newest first. */
export const yearsRoute = residentPage({
  path: "/plans/:plan/progress",
  async handle(ctx, { params }) {
    const { say } = ctx;
    const plan = params.plan ?? "";
    const { head, years } = await listProgressYears(ctx, plan);
    return progressPage(ctx, {
      plan,
      head,
      title: say.t("review.progress.title"),
      crumbs: [],
      body: (
        <>
          <h1>
            <Message say={say} k="review.progress.title" />
          </h1>
          <Arc />
          <p class="lead">
            <Message say={say} k={years.length === 0 ? "review.progress.empty" : "review.progress.lead"} />
          </p>
          <DemoMark say={say} isDemo={years.some(({ year }) => year.cycle.basis === "demo")} />
          {years.length === 0 ? null : (
            <ul class="rows">
              {years.map(({ year, sections }) => (
                <RowLink
                  href={progressAddress(ctx, plan, year.cycle.fiscalYear)}
                  more={
                    <Message
                      say={say}
                      k="review.progress.yearMore"
                      params={{
                        projects: year.sheets.length,
                        sections: sections.filter(({ published }) => published > 0).length,
                      }}
                    />
                  }
                >
                  {say.format.fiscalYear(year.cycle.fiscalYear)}
                </RowLink>
              ))}
              <RowLink href={progressAddress(ctx, plan, "rolling")}>
                <Message say={say} k="review.progress.rolling" />
              </RowLink>
            </ul>
          )}
        </>
      ),
    });
  },
});
