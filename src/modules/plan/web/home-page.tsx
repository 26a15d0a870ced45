import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { residentPage } from "#platform/http/route.ts";
import { PeriodArc } from "#ui/charts/period-arc.tsx";
import { Message, TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { PlanParts } from "../module.ts";
import { elapsedShare } from "../period.rules.ts";
import type { Branch } from "../plan-overview.data.ts";
import type { PlanHead, RelatedPlan } from "../plan-records.ts";
import { type PlanHome, readPlanHome } from "../read-plan-home.ts";
import { BasisMark, planAddress, planPage } from "./plan-page.tsx";

export const homeRoute = (parts: PlanParts) =>
  residentPage({
    path: "/plans/:plan",
    async handle(ctx, { params }) {
      const home = await readPlanHome(ctx, { plan: params["plan"] ?? "", panels: parts.panels });
      return planPage(ctx, {
        plan: home.plan.key,
        head: home.head,
        section: "home",
        title: ctx.say.plain(home.head.title),
        body: (
          <>
            <Hero ctx={ctx} head={home.head} />
            {home.panels}
            <Vision ctx={ctx} head={home.head} />
            <Structure ctx={ctx} home={home} />
            <Chain ctx={ctx} home={home} />
            <Background ctx={ctx} home={home} />
          </>
        ),
      });
    },
  });

function Hero({ ctx, head }: { ctx: ResidentContext; head: PlanHead }): JSX.Element {
  const { say } = ctx;
  const { periodStart, periodEnd } = head;
  const span =
    periodStart && periodEnd
      ? { start: say.format.date(periodStart.slice(0, 7)), end: say.format.date(periodEnd.slice(0, 7)) }
      : undefined;
  return (
    <div class="hero">
      <p class="eyebrow">
        <Message say={say} k={`plan.state.${head.state}`} />
        {span ? (
          <>
            {" ・ "}
            <Message say={say} k="plan.home.period" params={span} />
          </>
        ) : null}
      </p>
      <h1>
        <TextOf say={say} text={head.title} />
      </h1>
      <p>
        <TextOf say={say} text={head.summary} />
      </p>
      {span ? <PlanPeriod ctx={ctx} head={head} span={span} /> : null}
    </div>
  );
}

function Vision({ ctx, head }: { ctx: ResidentContext; head: PlanHead }): JSX.Element | null {
  if (!head.vision) return null;
  return (
    <section class="section vision">
      <h2 class="eyebrow">
        <TextOf say={ctx.say} text={head.visionLabel} />
      </h2>
      <p>
        <TextOf say={ctx.say} text={head.vision} />
      </p>
    </section>
  );
}

function PlanPeriod({
  ctx,
  head,
  span,
}: {
  ctx: ResidentContext;
  head: PlanHead;
  span: { start: string; end: string };
}): JSX.Element | null {
  const share = elapsedShare(head.periodStart ?? "", head.periodEnd ?? "", ctx.clock.now());
  if (share === undefined) return null;
  const { say } = ctx;
  return (
    <PeriodArc
      share={share}
      rtl={say.language.dir === "rtl"}
      start={span.start}
      end={span.end}
      now={`${say.t("plan.home.now")} ${say.format.number(Math.round(share * 100))}%`}
      alt={say.t("plan.home.periodAlt", { share: `${say.format.number(Math.round(share * 100))}%` })}
    />
  );
}

function Structure({ ctx, home }: { ctx: ResidentContext; home: PlanHome }): JSX.Element {
  const { say } = ctx;
  const tops = home.branches.filter((branch) => branch.parent === null);
  const hasProjects = home.counts.projects > 0;
  const below = (parent: string) => home.branches.filter((branch) => branch.parent === parent);
  const address = (branch: Branch) => planAddress(ctx, home.plan.key, `/nodes/${branch.key}`);
  // The first page stays short: of a very large plan it shows the beginning, the rest is one press away.
  const shown = tops.slice(0, 8);
  return (
    <Section
      id="structure"
      title={<Message say={say} k="plan.home.structure" />}
      lead={<TextOf say={say} text={home.head.reading} />}
    >
      <div class="columns">
        {shown.map((top) => (
          <div>
            <h3>
              {top.number ? <span class="numeral">{top.number}</span> : null}
              <a href={address(top)}>
                <TextOf say={say} text={top.title} />
              </a>
            </h3>
            <ul class="rows">
              {below(top.key)
                .slice(0, 5)
                .map((branch) => (
                  <li>
                    <a href={address(branch)}>
                      <span class="what">
                        <TextOf say={say} text={branch.title} />
                      </span>
                      <BranchCount
                        ctx={ctx}
                        branch={branch}
                        hasProjects={hasProjects}
                        isDeep={home.head.levels.length > 2}
                      />
                    </a>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
      <p>
        <a class="button" href={planAddress(ctx, home.plan.key, "/tree")}>
          <Message say={say} k="plan.home.more" />
        </a>
      </p>
    </Section>
  );
}

function BranchCount({
  ctx,
  branch,
  hasProjects,
  isDeep,
}: {
  ctx: ResidentContext;
  branch: Branch;
  hasProjects: boolean;
  isDeep: boolean;
}): JSX.Element | null {
  if (!isDeep) return null;
  return (
    <span class="more">
      {hasProjects ? (
        <Message say={ctx.say} k="plan.home.counts" params={{ nodes: branch.leaves, projects: branch.projects }} />
      ) : (
        <Message say={ctx.say} k="plan.home.nodesOnly" params={{ nodes: branch.leaves }} />
      )}
    </span>
  );
}

/** From evidence to projects in one row of numbers; each is a door. */
function Chain({ ctx, home }: { ctx: ResidentContext; home: PlanHome }): JSX.Element | null {
  const { say } = ctx;
  const { counts, head } = home;
  const level = say.plain(head.levels.at(-1)?.name);
  const to = (rest: string) => planAddress(ctx, home.plan.key, rest);
  const figures = [
    { count: counts.evidence, label: <Message say={say} k="plan.figure.evidence" />, href: to("/evidence") },
    { count: counts.actions, label: <Message say={say} k="plan.figure.actions" />, href: to("/trace") },
    { count: counts.actionClasses.length, label: <Message say={say} k="plan.figure.classes" />, href: to("/trace") },
    {
      count: counts.nodesByLevel.at(-1) ?? 0,
      label: <Message say={say} k="plan.figure.leaves" params={{ level }} />,
      href: to("/tree"),
    },
    {
      count: counts.projects,
      label:
        counts.listings > counts.projects ? (
          <Message say={say} k="plan.figure.projects" params={{ listings: counts.listings }} />
        ) : (
          <Message say={say} k="plan.figure.projectsOnce" />
        ),
      href: to("/tree"),
    },
    { count: counts.desiredStates, label: <Message say={say} k="plan.figure.desiredStates" />, href: to("/tree") },
    { count: counts.partners, label: <Message say={say} k="plan.figure.partners" />, href: to("/partners") },
    {
      count: counts.actions > 0 ? counts.openActions : 0,
      label: <Message say={say} k="plan.figure.gaps" />,
      href: to("/trace#gaps"),
    },
  ].filter((figure) => figure.count > 0);
  return (
    <Section
      id="chain"
      title={<Message say={say} k={counts.actions > 0 ? "plan.home.trace" : "plan.home.numbers"} />}
      lead={counts.actions > 0 ? <Message say={say} k="plan.home.traceLead" /> : undefined}
    >
      <ul class="figures">
        {figures.map((figure) => (
          <li>
            <a href={figure.href}>
              <b>{say.format.number(figure.count)}</b>
              {figure.label}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Background({ ctx, home }: { ctx: ResidentContext; home: PlanHome }): JSX.Element {
  const { say } = ctx;
  const { cycle, notes } = home.head;
  return (
    <>
      {cycle ? (
        <Section
          id="cycle"
          title={<Message say={say} k="plan.home.cycle" />}
          lead={<TextOf say={say} text={cycle.summary} />}
        >
          <ol class="phases">
            {cycle.phases.map((phase) => (
              <li>
                <TextOf say={say} text={phase} />
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
      {home.related.length > 0 ? (
        <Section id="related" title={<Message say={say} k="plan.home.related" />}>
          <ul class="rows">
            {home.related.slice(0, 10).map((related) => (
              <li>
                <Related ctx={ctx} related={related} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {notes.length > 0 ? (
        <details class="section">
          <summary>
            <h2>
              <Message say={say} k="plan.home.notes" />
            </h2>
          </summary>
          <ul>
            {notes.map((note) => (
              <li>
                <TextOf say={say} text={note} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function Related({ ctx, related }: { ctx: ResidentContext; related: RelatedPlan }): JSX.Element {
  const { say } = ctx;
  const inner = (
    <>
      <span class="what">
        <TextOf say={say} text={related.title} />
      </span>
      <span class="more">
        <Message say={say} k={`plan.relation.${related.relation}`} />
      </span>
      <span class="under">
        <TextOf say={say} text={related.note} /> <BasisMark ctx={ctx} record={related} />
      </span>
    </>
  );
  return related.plan ? <a href={planAddress(ctx, related.plan)}>{inner}</a> : <div class="row">{inner}</div>;
}
