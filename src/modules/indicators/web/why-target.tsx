import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { Figures, Message } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { Decimal } from "../exact.rules.ts";
import type { JudgedTarget } from "../read-targets.ts";
import { TOLERANCES } from "../target-status.rules.ts";
import { Fact } from "./fact.tsx";
import { SurveyError } from "./survey-error.tsx";
import { differenceWords, goalWords, inNewest, inTerms, numberWords, shareWords, valueWords } from "./value-words.ts";

interface WhyProps {
  ctx: ResidentContext;
  judged: JudgedTarget;
}

/** Every part of the judgement and how they were put together, so that anybody can do the sum again. */
export function WhyTarget({ ctx, judged }: WhyProps): JSX.Element {
  const { say } = ctx;
  const { achievement, gap, path, survey } = judged.judgement;
  return (
    <Section id="why" title={<Message say={say} k="indicators.why.title" />}>
      <Components ctx={ctx} judged={judged} />
      {achievement && !gap ? (
        <div class="reasoning">
          <p>
            <Message say={say} k={`indicators.why.formula.${achievement.formula}`} />
          </p>
          <Calculation ctx={ctx} judged={judged} />
        </div>
      ) : null}
      {survey ? <SurveyError ctx={ctx} judged={judged} survey={survey} /> : null}
      <details class="reasoning">
        <summary>
          <Message say={say} k="indicators.why.expected" />
        </summary>
        {path.points.length > 0 ? (
          <p>
            <Message say={say} k={`indicators.why.path.${path.kind}`} />
          </p>
        ) : null}
        <p>
          <Message say={say} k="indicators.why.tolerance" params={toleranceWords(ctx)} />
        </p>
        <p>
          <Message say={say} k="indicators.why.days" />
        </p>
      </details>
    </Section>
  );
}

function toleranceWords({ say }: ResidentContext): Record<string, string> {
  const share = (value: number) => `${say.format.number(value * 100)}%`;
  return {
    onTrack: share(TOLERANCES.onTrackWithin),
    atRisk: share(TOLERANCES.atRiskWithin),
    months: String(TOLERANCES.staleAfterMonths),
  };
}

function Components({ ctx, judged }: WhyProps): JSX.Element {
  const { say } = ctx;
  const { judgement, target } = judged;
  const { achievement, baseline, lastValue, expected, ageMonths } = judgement;
  const unknown = say.t("indicators.why.unknown");
  const terms = inTerms(judged);
  const words = (value: Decimal | null) => (value ? valueWords(say, terms, value) : unknown);
  const current = lastValue ? valueWords(say, inNewest(judged), lastValue.value) : unknown;
  const dated = (value: string, date: string | null | undefined) =>
    date ? say.t("indicators.why.dated", { value, date: say.format.date(date) }) : value;
  const distance = lastValue && expected && lastValue.value.minus(expected);
  const signed = (value: Decimal) => `${value.greaterThan(0) ? "+" : ""}${difference(value)}`;
  const difference = (value: Decimal) => differenceWords(say, terms, value);
  const goal = goalWords(say, terms, judgement) || unknown;
  return (
    <dl class="facts">
      <Fact say={ctx.say} k="indicators.why.baseline">
        <Figures say={say}>{dated(words(baseline), target.baselineDate)}</Figures>
      </Fact>
      <Fact say={ctx.say} k="indicators.why.current">
        <Figures say={say}>{dated(current, lastValue?.date)}</Figures>
      </Fact>
      <Fact say={ctx.say} k="indicators.why.target">
        <Figures say={say}>{dated(goal, target.targetDate)}</Figures>
      </Fact>
      <Optional ctx={ctx} k="indicators.why.needed" value={achievement?.needed} show={difference} />
      <Optional ctx={ctx} k="indicators.why.covered" value={achievement?.covered} show={difference} />
      <Optional
        ctx={ctx}
        k="indicators.why.share"
        value={achievement?.share}
        show={(share) => shareWords(say, share)}
      />
      <Optional
        ctx={ctx}
        k="indicators.why.remaining"
        value={achievement?.remaining}
        show={(value) => (value.greaterThan(0) ? difference(value) : say.t("indicators.why.reached"))}
      />
      <Optional ctx={ctx} k="indicators.why.expected" value={expected} show={words} />
      <Optional ctx={ctx} k="indicators.why.lag" value={distance} show={signed} />
      {ageMonths === null ? null : (
        <Fact say={ctx.say} k="indicators.why.age">
          <Message say={say} k="indicators.why.months" params={{ months: ageMonths }} />
        </Fact>
      )}
    </dl>
  );
}

interface OptionalProps {
  ctx: ResidentContext;
  k: MessageKey;
  value: Decimal | null | undefined;
  show(value: Decimal): string;
}

function Optional({ ctx, k, value, show }: OptionalProps): JSX.Element | null {
  if (!value) return null;
  return (
    <Fact say={ctx.say} k={k}>
      <Figures say={ctx.say}>{show(value)}</Figures>
    </Fact>
  );
}

/** The sum with this target's own numbers. */
function Calculation({ ctx, judged }: WhyProps): JSX.Element | null {
  const { judgement, indicator } = judged;
  const { covered, needed, share } = judgement.achievement ?? {};
  if (!covered || !needed || !share) return null;
  const number = (value: Decimal) => numberWords(ctx.say, indicator, value);
  const params = { covered: number(covered), needed: number(needed), share: shareWords(ctx.say, share) };
  return (
    <p>
      <Message say={ctx.say} k="indicators.why.calculation" params={params} />
    </p>
  );
}
