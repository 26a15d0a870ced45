import type { JSX } from "preact";
import { type IndicatorYear, readIndicatorYear, targetsTable } from "#modules/indicators/public.ts";
import { planAddress } from "#modules/plan/public.ts";
import type { ResidentContext } from "#platform/context.ts";
import type { Block } from "#platform/documents/paper.ts";
import { residentPage } from "#platform/http/route.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { Message } from "#ui/message.tsx";
import { PaperBlocks } from "#ui/paper.tsx";
import { Arc, Section } from "#ui/parts.tsx";
import { DistributionShown } from "../../grading/web/distribution.tsx";
import { type ProgressYear, readProgressYear } from "../read-progress-year.ts";
import { reportingStatus } from "../reporting.rules.ts";
import { matrixBlocks } from "./matrix-blocks.ts";
import { directionBars, directionTable, moneyRemarks, sourceBars, sourceTable } from "./money-blocks.ts";
import { progressAddress, publishedSheetAddress } from "./progress-address.ts";
import { DemoMark, progressPage, RowLink } from "./progress-page.tsx";
import { reportingSentence, reportingTable } from "./reporting-blocks.ts";
import { YearFiles } from "./year-files.tsx";

/** A year of a plan: who reported, targets, grades, money, project by project. The address stays. */
export const yearRoute = residentPage({
  path: "/plans/:plan/progress/:year",
  async handle(ctx, { params }) {
    const { say } = ctx;
    const progress = await readProgressYear(ctx, { plan: params.plan ?? "", year: Number(params.year) });
    const { cycle, sheets } = progress.year;
    const targets = await readTargetsOf(ctx, progress);
    const year = say.format.fiscalYear(cycle.fiscalYear);
    const title = say.message("review.progress.yearTitle", { year });
    return progressPage(ctx, {
      plan: cycle.planKey,
      head: progress.head,
      title: say.t("review.progress.yearTitle", { year }),
      crumbs: [{ label: title }],
      body: (
        <>
          <h1>
            <Message say={say} k="review.progress.yearTitle" params={{ year }} />
          </h1>
          <Arc />
          <p class="lead">
            <Message say={say} k="review.progress.yearLead" params={{ count: sheets.length }} />
          </p>
          <DemoMark say={say} isDemo={cycle.basis === "demo"} />
          <Contents say={say} progress={progress} hasTargets={targets.targets.length > 0} />
          <Reported say={say} progress={progress} />
          <Targets ctx={ctx} plan={cycle.planKey} targets={targets} />
          {progress.grades ? <DistributionShown say={say} distribution={progress.grades} /> : null}
          <Money say={say} progress={progress} />
          <Projects ctx={ctx} progress={progress} />
          <Also ctx={ctx} progress={progress} />
          <YearFiles ctx={ctx} plan={cycle.planKey} year={cycle.fiscalYear} />
        </>
      ),
    });
  },
});

interface YearProps {
  ctx: ResidentContext;
  progress: ProgressYear;
}

/** What there is on a long page. */
function Contents(props: { say: Translator; progress: ProgressYear; hasTargets: boolean }): JSX.Element {
  const { say, progress, hasTargets } = props;
  const entries: [id: string, k: MessageKey][] = [
    ["reported", "review.progress.reported"],
    ...(hasTargets ? [["targets", "review.progress.targets"] as [string, MessageKey]] : []),
    ...(progress.grades ? [["grades", "review.grade.distribution"] as [string, MessageKey]] : []),
    ["money", "review.progress.money"],
    ["projects", "review.progress.projects"],
    ["files", "review.progress.files"],
  ];
  return (
    <nav class="paper-contents" aria-label={say.t("common.paper.contents")}>
      <ul class="many">
        {entries.map(([id, k]) => (
          <li>
            <a href={`#${id}`}>
              <Message say={say} k={k} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Who is missing stands open; when all is there, nobody needs a long list of it. */
function Reported({ say, progress: { sections } }: { say: Translator; progress: ProgressYear }): JSX.Element {
  const missing = sections.filter((section) => !reportingStatus(section).startsWith("all"));
  return (
    <Section id="reported" title={<Message say={say} k="review.progress.reported" />}>
      <PaperBlocks
        say={say}
        blocks={[reportingSentence(say, sections), ...(missing.length > 0 ? [reportingTable(say, missing)] : [])]}
      />
      {missing.length === sections.length ? null : (
        <details>
          <summary>
            <span>
              <Message say={say} k="review.progress.bySection" />
            </span>
          </summary>
          <PaperBlocks say={say} blocks={[reportingTable(say, sections)]} />
        </details>
      )}
    </Section>
  );
}

/** A year that still runs is judged as of today, so this is read once a day. */
function readTargetsOf(ctx: ResidentContext, { year: { cycle } }: ProgressYear): Promise<IndicatorYear> {
  const today = todayInJapan(ctx.clock.now());
  const { planId, fiscalYear } = cycle;
  return ctx.readOnce(`progressTargets ${planId} ${fiscalYear} ${today}`, (scope) =>
    readIndicatorYear(scope, { planId, fiscalYear, today }),
  );
}

function Targets({
  ctx,
  plan,
  targets,
}: {
  ctx: ResidentContext;
  plan: string;
  targets: IndicatorYear;
}): JSX.Element | null {
  const { say } = ctx;
  if (targets.targets.length === 0) return null;
  return (
    <Section
      id="targets"
      title={<Message say={say} k="review.progress.targets" />}
      lead={
        <Message
          say={say}
          k="indicators.report.asOf"
          params={{ year: say.format.fiscalYear(targets.fiscalYear), date: say.format.date(targets.judgedOn) }}
        />
      }
    >
      <PaperBlocks say={say} blocks={[targetsTable(targets, say)]} />
      <p>
        <a class="more-link" href={planAddress(ctx, plan, "/targets")}>
          <Message say={say} k="review.progress.targetsAll" />
        </a>
      </p>
    </Section>
  );
}

function Money({ say, progress: { money } }: { say: Translator; progress: ProgressYear }): JSX.Element {
  return (
    <Section
      id="money"
      title={<Message say={say} k="review.progress.money" />}
      lead={<Message say={say} k="review.progress.moneyLead" />}
    >
      <Beside say={say} table={directionTable(say, money)} bars={directionBars(say, money)} />
      <Beside say={say} table={sourceTable(say, money)} bars={sourceBars(say, money)} />
      <PaperBlocks say={say} blocks={moneyRemarks(say, money)} />
    </Section>
  );
}

/** The table first, its bars beside it. */
function Beside({ say, table, bars }: { say: Translator; table: Block; bars: Block[] }): JSX.Element {
  return (
    <div class="columns">
      <PaperBlocks say={say} blocks={[table]} />
      {bars.length > 0 ? <PaperBlocks say={say} blocks={bars} /> : null}
    </div>
  );
}

function Projects({ ctx, progress: { year, earlier } }: YearProps): JSX.Element {
  const { say } = ctx;
  const { planKey: plan, fiscalYear } = year.cycle;
  const hrefOf = (project: string) => publishedSheetAddress(ctx, { plan, year: fiscalYear, project });
  return (
    <Section
      id="projects"
      title={<Message say={say} k="review.progress.projects" />}
      lead={<Message say={say} k="review.progress.projectsLead" />}
    >
      <PaperBlocks say={say} blocks={matrixBlocks(say, { year, earlier, hrefOf })} />
    </Section>
  );
}

function Also({ ctx, progress: { year, earlier } }: YearProps): JSX.Element {
  const { say, municipality } = ctx;
  const { planKey: plan } = year.cycle;
  return (
    <Section id="also" title={<Message say={say} k="review.progress.also" />}>
      <ul class="rows">
        {earlier.map(({ cycle }) => (
          <RowLink href={progressAddress(ctx, plan, cycle.fiscalYear)}>
            <Message
              say={say}
              k="review.progress.yearTitle"
              params={{ year: say.format.fiscalYear(cycle.fiscalYear) }}
            />
          </RowLink>
        ))}
        <RowLink href={progressAddress(ctx, plan, "rolling")}>
          <Message say={say} k="review.progress.rolling" />
        </RowLink>
        <RowLink href={planAddress(ctx, plan, "/reports")}>
          <Message say={say} k="review.progress.reports" />
        </RowLink>
        <RowLink href={`/${municipality.slug}/${say.language.code}/opinions`}>
          <Message say={say} k="review.progress.opinions" />
        </RowLink>
      </ul>
    </Section>
  );
}
