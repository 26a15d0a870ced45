import type { JSX } from "preact";
import { planAddress } from "#modules/plan/public.ts";
import type { ResidentContext } from "#platform/context.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import type { Text } from "#platform/i18n/text.ts";
import { Message, TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { PlanTarget } from "../get-target.ts";
import { Fact } from "./fact.tsx";
import { MeasuredBy } from "./target-rows.tsx";

interface AboutProps {
  ctx: ResidentContext;
  found: PlanTarget;
}

/** What is measured, who measures it, and the five statements on the quality of the data. */
export function AboutTarget({ ctx, found }: AboutProps): JSX.Element {
  const { say } = ctx;
  const { indicator, target } = found;
  return (
    <Section id="about" title={<Message say={say} k="indicators.about.title" />}>
      <dl class="facts">
        <TextFact ctx={ctx} k="indicators.about.definition" text={indicator.definition} />
        <TextFact ctx={ctx} k="indicators.about.unit" text={indicator.unit} />
        <Fact say={ctx.say} k="indicators.about.direction">
          <Message say={say} k={`indicators.about.direction.${indicator.direction}`} />
        </Fact>
        <Fact say={ctx.say} k="indicators.about.by">
          <MeasuredBy ctx={ctx} judged={found} />
        </Fact>
        <TextFact ctx={ctx} k="indicators.about.body" text={found.reporter} />
        <TextFact ctx={ctx} k="indicators.about.frequency" text={indicator.frequency} />
        <TextFact ctx={ctx} k="indicators.about.formula" text={indicator.formula} />
        <TextFact ctx={ctx} k="indicators.about.note" text={target.note} />
        <NodeFact ctx={ctx} found={found} />
      </dl>
      <Quality ctx={ctx} found={found} />
    </Section>
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

function TextFact({ ctx, k, text }: { ctx: ResidentContext; k: MessageKey; text: Text | null }): JSX.Element | null {
  if (!text) return null;
  return (
    <Fact say={ctx.say} k={k}>
      <TextOf say={ctx.say} text={text} />
    </Fact>
  );
}
