import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { Figures, Message } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { Decimal } from "../exact.rules.ts";
import type { JudgedTarget } from "../read-targets.ts";
import type { SurveyReading } from "../survey-reading.rules.ts";
import { TOLERANCES } from "../target-status.rules.ts";
import { Fact } from "./fact.tsx";
import { differenceWords, goalWords, numberWords, shareWords, valueWords } from "./value-words.ts";

interface WhyProps {
  ctx: ResidentContext;
  judged: JudgedTarget;
}

/** Every part of the judgement and how they were put together, so that anybody can do the sum again. */
export function WhyTarget({ ctx, judged }: WhyProps): JSX.Element {
  const { say } = ctx;
  const { achievement, path, survey } = judged.judgement;
  return (
    <Section id="why" title={<Message say={say} k="indicators.why.title" />}>
      <Components ctx={ctx} judged={judged} />
      {achievement ? (
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
  const { judgement, indicator, target } = judged;
  const { achievement, baseline, lastValue, expected, ageMonths } = judgement;
  const unknown = say.t("indicators.why.unknown");
  const words = (value: Decimal | null) => (value ? valueWords(say, indicator, value) : unknown);
  const dated = (value: string, date: string | null | undefined) =>
    date ? say.t("indicators.why.dated", { value, date: say.format.date(date) }) : value;
  const distance = lastValue && expected && lastValue.value.minus(expected);
  const signed = (value: Decimal) => `${value.greaterThan(0) ? "+" : ""}${difference(value)}`;
  const difference = (value: Decimal) => differenceWords(say, indicator, value);
  const goal = goalWords(say, indicator, judgement) || unknown;
  return (
    <dl class="facts">
      <Fact say={ctx.say} k="indicators.why.baseline">
        <Figures say={say}>{dated(words(baseline), target.baselineDate)}</Figures>
      </Fact>
      <Fact say={ctx.say} k="indicators.why.current">
        <Figures say={say}>{dated(words(lastValue?.value ?? null), lastValue?.date)}</Figures>
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

/** What chance may have done. Beside the status: it does not change it. */
function SurveyError({ ctx, judged, survey }: WhyProps & { survey: SurveyReading }): JSX.Element {
  const { say } = ctx;
  const { indicator } = judged;
  const { interval, respondents, drawn, change } = survey;
  const params = {
    respondents: say.format.number(respondents),
    low: numberWords(say, indicator, interval.low),
    high: valueWords(say, indicator, interval.high),
  };
  return (
    <div class="reasoning">
      <h3>
        <Message say={say} k="indicators.survey.title" />
      </h3>
      <p>
        <Message say={say} k="indicators.survey.interval" params={params} />
      </p>
      {drawn ? (
        <p>
          <Message
            say={say}
            k="indicators.survey.rate"
            params={{ drawn: say.format.number(drawn), rate: `${say.format.number((respondents / drawn) * 100, 1)}%` }}
          />
        </p>
      ) : null}
      {change ? (
        <p>
          <Message
            say={say}
            k={change.isSignificant ? "indicators.survey.changed" : "indicators.survey.same"}
            params={{ change: differenceWords(say, indicator, change.difference.times(100)) }}
          />
        </p>
      ) : null}
      <p class="caption">
        <Message say={say} k="indicators.survey.method" />
      </p>
    </div>
  );
}
