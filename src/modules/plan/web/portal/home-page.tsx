import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { residentPage } from "#platform/http/route.ts";
import { PeriodArc } from "#ui/charts/period-arc.tsx";
import { Message, TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { PlanParts } from "../../plan-parts.ts";
import { elapsedShare } from "../../reading/period.rules.ts";
import { type PlanHome, readPlanHome } from "../../reading/read-plan-home.ts";
import type { PlanHead, RelatedPlan } from "../../records/plan-records.ts";
import { Chain, Structure } from "./home-structure.tsx";
import { BasisMark, planAddress, planPage } from "./plan-page.tsx";

export const homeRoute = (parts: PlanParts) =>
  residentPage({
    path: "/plans/:plan",
    async handle(ctx, { params }) {
      const home = await readPlanHome(ctx, { plan: params.plan ?? "", panels: parts.panels });
      return planPage(ctx, {
        kinds: parts.kinds,
        plan: home.plan.key,
        head: home.head,
        section: "home",
        title: ctx.say.plain(home.head.title),
        body: (
          <>
            <Hero ctx={ctx} head={home.head} />
            {home.panels.map((draw) => draw(ctx))}
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
      said={say.t("plan.home.periodAlt", { share: `${say.format.number(Math.round(share * 100))}%` })}
    />
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
