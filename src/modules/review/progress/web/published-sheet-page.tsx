import type { JSX } from "preact";
import { planAddress } from "#modules/plan/public.ts";
import type { ResidentContext } from "#platform/context.ts";
import { residentPage } from "#platform/http/route.ts";
import { Message, TextOf } from "#ui/message.tsx";
import { LineOf } from "#ui/paper-line.tsx";
import { Arc, Notice, Section } from "#ui/parts.tsx";
import { SheetRead } from "../../web/sheet-read.tsx";
import { type PublishedSheet, readPublishedSheet } from "../read-published-sheet.ts";
import { topLine } from "./matrix-blocks.ts";
import { progressAddress } from "./progress-address.ts";
import { DemoMark, progressPage } from "./progress-page.tsx";
import { ProjectYears } from "./project-years.tsx";

/** One project in one year: the whole published sheet, with what its numbers and its grade rest on. */
export const publishedSheetRoute = residentPage({
  path: "/plans/:plan/progress/:year/projects/:project",
  async handle(ctx, { params }) {
    const { say } = ctx;
    const at = { plan: params.plan ?? "", year: Number(params.year), project: params.project ?? "" };
    const found = await readPublishedSheet(ctx, at);
    const year = say.format.fiscalYear(found.cycle.fiscalYear);
    const project = planAddress(ctx, at.plan, `/projects/${at.project}`);
    return progressPage(ctx, {
      plan: at.plan,
      head: found.head,
      title: `${say.plain(found.title)} · ${year}`,
      crumbs: [{ label: year, href: progressAddress(ctx, at.plan, at.year) }, { label: say.text(found.title) }],
      body: (
        <>
          <p class="eyebrow">
            {year} · <LineOf line={topLine(say, found.place.at(-1) ?? null)} />
          </p>
          <h1>
            <TextOf say={say} text={found.title} />
          </h1>
          <Arc />
          <p class="more">
            <Message say={say} k="review.report.section" /> <TextOf say={say} text={found.section} />
          </p>
          <DemoMark say={say} isDemo={found.cycle.basis === "demo"} />
          {found.isBeingCorrected ? (
            <Notice>
              <Message say={say} k="review.progress.correcting" />
            </Notice>
          ) : null}
          <SheetRead say={say} sheet={found} record={`${project}#record`} />
          <Years ctx={ctx} found={found} />
          <p>
            <a class="more-link" href={project}>
              <Message say={say} k="review.progress.projectPage" />
            </a>
          </p>
        </>
      ),
    });
  },
});

function Years({ ctx, found }: { ctx: ResidentContext; found: PublishedSheet }): JSX.Element | null {
  const others = found.years.filter(({ fiscalYear }) => fiscalYear !== found.cycle.fiscalYear);
  if (others.length === 0) return null;
  return (
    <Section id="years" title={<Message say={ctx.say} k="review.progress.otherYears" />}>
      <ProjectYears ctx={ctx} years={others} />
    </Section>
  );
}
