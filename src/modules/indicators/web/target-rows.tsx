import type { JSX } from "preact";
import { planAddress } from "#modules/plan/public.ts";
import type { ResidentContext } from "#platform/context.ts";
import { Message, TextOf } from "#ui/message.tsx";
import type { JudgedTarget } from "../read-targets.ts";
import { sourceOf } from "../series-break.rules.ts";
import { NewestValue, TargetLine } from "./target-line.tsx";
import { statusWords } from "./value-words.ts";

interface RowsProps {
  ctx: ResidentContext;
  plan: string;
  targets: readonly JudgedTarget[];
}

/** Targets at a glance, one line each: name, picture, value and status. */
export function TargetRows({ ctx, plan, targets }: RowsProps): JSX.Element {
  return (
    <>
      {targets.some(({ judgement }) => judgement.lastValue?.isDemo) ? (
        <p class="caption">
          <Message say={ctx.say} k="indicators.panel.demoLead" />
        </p>
      ) : null}
      <ul class="targets">
        {targets.map((judged) => (
          <TargetRow ctx={ctx} plan={plan} judged={judged} />
        ))}
      </ul>
    </>
  );
}

function TargetRow({ ctx, plan, judged }: { ctx: ResidentContext; plan: string; judged: JudgedTarget }): JSX.Element {
  const { say } = ctx;
  const { target, indicator, judgement } = judged;
  return (
    <li class="target">
      <div>
        <a class="name" href={planAddress(ctx, plan, `/targets/${target.key}`)}>
          <TextOf say={say} text={indicator.title} />
        </a>
        <p class="caption">
          <MeasuredBy ctx={ctx} judged={judged} />
        </p>
      </div>
      <TargetLine say={say} judged={judged} />
      <div>
        <p class="value">
          <NewestValue say={say} judged={judged} />
        </p>
        <p>
          <span class="status" data-status={judgement.status}>
            <Message say={say} {...statusWords(judgement)} />
          </span>{" "}
          {judgement.lastValue?.isDemo ? (
            <span class="demo">
              <Message say={say} k="indicators.panel.demo" />
            </span>
          ) : null}
        </p>
      </div>
    </li>
  );
}

/** Who counts, and how many answered where people were asked. */
export function MeasuredBy({ ctx, judged }: { ctx: ResidentContext; judged: JudgedTarget }): JSX.Element {
  const { say } = ctx;
  const { indicator, judgement } = judged;
  const { lastValue } = judgement;
  const source = lastValue ? sourceOf(indicator, lastValue) : indicator.valueSource;
  const respondents = lastValue?.respondents;
  if (source === "survey" && respondents) {
    return (
      <Message say={say} k="indicators.panel.by.surveyOf" params={{ respondents: say.format.number(respondents) }} />
    );
  }
  return <Message say={say} k={`indicators.panel.by.${source}`} />;
}
