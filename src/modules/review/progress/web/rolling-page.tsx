import type { JSX } from "preact";
import type { PlanHead } from "#modules/plan/public.ts";
import type { ResidentContext } from "#platform/context.ts";
import { lineOf, type Paper } from "#platform/documents/paper.ts";
import { residentPage } from "#platform/http/route.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { Message } from "#ui/message.tsx";
import { PaperBlocks } from "#ui/paper.tsx";
import { Arc, Section } from "#ui/parts.tsx";
import type { PublicYear } from "../public-year.ts";
import { listProgressYears } from "../read-progress-year.ts";
import { rollingPlan } from "../rolling.rules.ts";
import { said } from "./money-blocks.ts";
import { progressAddress } from "./progress-address.ts";
import { DemoMark, progressPage, RowLink } from "./progress-page.tsx";
import { rollingBlocks } from "./rolling-blocks.ts";

/** The newest published year, of which the next three are told; undefined where none is. */
export async function readRolling(
  ctx: ResidentContext,
  plan: string,
): Promise<{ head: PlanHead; year: PublicYear | undefined }> {
  const { head, years } = await listProgressYears(ctx, plan);
  return { head, year: years[0]?.year };
}

/** 実施計画: the next year and the two after it, by direction, cost and source. */
export const rollingRoute = residentPage({
  path: "/plans/:plan/progress/rolling",
  async handle(ctx, { params }) {
    const { say } = ctx;
    const plan = params.plan ?? "";
    const { head, year } = await readRolling(ctx, plan);
    return progressPage(ctx, {
      plan,
      head,
      title: say.t("review.progress.rolling"),
      crumbs: [{ label: say.message("review.progress.rolling") }],
      body: (
        <>
          <h1>
            <Message say={say} k="review.progress.rolling" />
          </h1>
          <Arc />
          {year ? (
            <Rolling ctx={ctx} year={year} />
          ) : (
            <p class="lead">
              <Message say={say} k="review.progress.empty" />
            </p>
          )}
        </>
      ),
    });
  },
});

function Rolling({ ctx, year }: { ctx: ResidentContext; year: PublicYear }): JSX.Element {
  const { say } = ctx;
  const { planKey: plan, fiscalYear, basis } = year.cycle;
  return (
    <>
      <p class="lead">
        <Message say={say} k="review.progress.rollingLead" params={{ year: say.format.fiscalYear(fiscalYear) }} />
      </p>
      <DemoMark say={say} isDemo={basis === "demo"} />
      <PaperBlocks say={say} blocks={rollingBlocks(say, rollingPlan(year))} />
      <Section id="files" title={<Message say={say} k="review.progress.files" />}>
        <ul class="rows">
          <RowLink href={progressAddress(ctx, plan, "rolling.xlsx")} more="Excel">
            <Message say={say} k="review.progress.rolling" />
          </RowLink>
          <RowLink href={progressAddress(ctx, plan, "rolling.csv")} more="CSV">
            <Message say={say} k="review.progress.file.plans" />
          </RowLink>
        </ul>
      </Section>
    </>
  );
}

/** The same as a paper that becomes a workbook. */
export function drawRollingPaper(
  { say, municipality, clock }: ResidentContext,
  { head, year }: { head: PlanHead; year: PublicYear },
): Paper {
  const { cycle } = year;
  return {
    title: said(say, "review.progress.rolling"),
    subtitle: lineOf(say.text(head.title)),
    publisher: lineOf(say.text(municipality.name)),
    language: say.language.code,
    date: todayInJapan(cycle.publishedAt ?? clock.now()),
    hasCover: false,
    hasContents: false,
    orientation: "landscape",
    ...(cycle.basis === "demo" ? { mark: said(say, "review.progress.demoMark") } : {}),
    blocks: rollingBlocks(say, rollingPlan(year)),
  };
}
