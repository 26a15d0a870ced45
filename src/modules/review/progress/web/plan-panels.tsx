import type { PlanPanel } from "#modules/plan/public.ts";
import { Message } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { listPublishedYears } from "../../sheets/sheet.data.ts";
import { listProjectYears } from "../list-project-years.ts";
import { progressAddress } from "./progress-address.ts";
import { DemoMark, RowLink } from "./progress-page.tsx";
import { ProjectYears } from "./project-years.tsx";

/** On the plan's first page: a quiet way to its newest year. */
const homePanel: PlanPanel = async (scope, { plan }) => {
  const years = await listPublishedYears(scope, plan.id);
  const [newest] = years;
  return (ctx) => {
    const { say } = ctx;
    if (newest === undefined) return null;
    const title = { year: say.format.fiscalYear(newest) };
    return (
      <Section id="progress" title={<Message say={say} k="review.progress.title" />}>
        <ul class="rows">
          <RowLink href={progressAddress(ctx, plan.key, newest)}>
            <Message say={say} k="review.progress.yearTitle" params={title} />
          </RowLink>
          {years.length > 1 ? (
            <RowLink href={progressAddress(ctx, plan.key)}>
              <Message say={say} k="review.progress.allYears" />
            </RowLink>
          ) : null}
        </ul>
      </Section>
    );
  };
};

/** On a project's page: its years. */
const projectPanel: PlanPanel = async (scope, { plan, project }) => {
  const years = project === undefined ? [] : await listProjectYears(scope, { planId: plan.id, project });
  return (ctx) =>
    years.length === 0 ? null : (
      <Section id="years" title={<Message say={ctx.say} k="review.progress.projectYears" />}>
        <DemoMark say={ctx.say} isDemo={years.some(({ isDemo }) => isDemo)} />
        <ProjectYears ctx={ctx} years={years} />
      </Section>
    );
};

export const progressPanels = { home: [homePanel], project: [projectPanel] };
