import type { JSX } from "preact";
import { planAddress } from "#modules/plan/public.ts";
import type { ResidentContext } from "#platform/context.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { Message, TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { PlanTarget } from "../get-target.ts";
import { countedOn } from "../series-break.rules.ts";
import { Countings } from "./countings.tsx";
import { Fact, TextFact } from "./fact.tsx";
import { MeasuredBy } from "./target-rows.tsx";

interface AboutProps {
  ctx: ResidentContext;
  found: PlanTarget;
}

/** What is measured, who measures it, and the five statements on the quality of the data. */
export function AboutTarget({ ctx, found }: AboutProps): JSX.Element {
  const { say } = ctx;
  const { target } = found;
  const indicator = countedOn(found.indicator, found.definitions, todayInJapan(ctx.clock.now()));
  return (
    <Section id="about" title={<Message say={say} k="indicators.about.title" />}>
      <dl class="facts">
        <TextFact say={say} k="indicators.about.definition" text={indicator.definition} />
        <TextFact say={say} k="indicators.about.unit" text={indicator.unit} />
        <Fact say={ctx.say} k="indicators.about.direction">
          <Message say={say} k={`indicators.about.direction.${indicator.direction}`} />
        </Fact>
        <Fact say={ctx.say} k="indicators.about.by">
          <MeasuredBy ctx={ctx} judged={found} />
        </Fact>
        <TextFact say={say} k="indicators.about.body" text={found.reporter} />
        <TextFact say={say} k="indicators.about.frequency" text={indicator.frequency} />
        <TextFact say={say} k="indicators.about.formula" text={indicator.formula} />
        <TextFact say={say} k="indicators.about.note" text={target.note} />
        {target.rebasedOn ? (
          <Fact say={say} k="indicators.about.rebased">
            <Message say={say} k="indicators.about.rebasedOn" params={{ date: say.format.date(target.rebasedOn) }} />
          </Fact>
        ) : null}
        <NodeFact ctx={ctx} found={found} />
        <OtherPlans ctx={ctx} found={found} />
      </dl>
      <Changes ctx={ctx} found={found} />
      <Quality ctx={ctx} found={found} />
    </Section>
  );
}

/** Since when it is counted as it is now, and how before. */
function Changes({ ctx, found }: AboutProps): JSX.Element | null {
  const { breaks } = found.judgement;
  if (breaks.length === 0) return null;
  return (
    <>
      <h3 id="countings">
        <Message say={ctx.say} k="indicators.countings.title" />
      </h3>
      <p>
        <Message say={ctx.say} k="indicators.countings.lead" />
      </p>
      <Countings say={ctx.say} breaks={breaks} />
    </>
  );
}

/** An indicator outlives a plan, and may serve two. */
function OtherPlans({ ctx, found }: AboutProps): JSX.Element | null {
  const { say } = ctx;
  if (found.elsewhere.length === 0) return null;
  return (
    <Fact say={say} k="indicators.about.elsewhere">
      {found.elsewhere.map(({ plan, planTitle, target }) => (
        <p>
          <a href={planAddress(ctx, plan, `/targets/${target}`)}>
            <TextOf say={say} text={planTitle} />
          </a>
        </p>
      ))}
    </Fact>
  );
}

const STATEMENTS = ["verification", "dataSource", "accuracy", "limitations", "compensation"] as const;

/** All five, also those that the plan does not make: that it says nothing is worth knowing. */
function Quality({ ctx, found }: AboutProps): JSX.Element {
  const { say } = ctx;
  return (
    <>
      <h3>
        <Message say={say} k="indicators.about.quality" />
      </h3>
      <dl class="facts">
        {STATEMENTS.map((name) => (
          <Fact say={ctx.say} k={`indicators.about.${name}`}>
            {found.indicator[name] ? (
              <TextOf say={say} text={found.indicator[name]} />
            ) : (
              <Message say={say} k="indicators.about.unsaid" />
            )}
          </Fact>
        ))}
      </dl>
    </>
  );
}

function NodeFact({ ctx, found }: AboutProps): JSX.Element | null {
  const { node, plan } = found;
  if (!node) return null;
  return (
    <Fact say={ctx.say} k="indicators.about.node">
      <a href={planAddress(ctx, plan, `/nodes/${node.key}`)}>
        <TextOf say={ctx.say} text={node.title} />
      </a>
    </Fact>
  );
}
