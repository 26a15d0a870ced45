import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { Figures, Message, Sentences } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { Decimal } from "../exact.rules.ts";
import { FEWEST_POINTS, type Forecast } from "../forecast.rules.ts";
import type { JudgedTarget } from "../read-targets.ts";
import { Fact } from "./fact.tsx";
import { differenceWords, numberWords, valueWords } from "./value-words.ts";

interface ForecastProps {
  ctx: ResidentContext;
  judged: JudgedTarget;
}

/** Where the values lead if they go on as before: in words, then all that the words were made of. */
export function ForecastOf({ ctx, judged }: ForecastProps): JSX.Element | null {
  const { say } = ctx;
  const { forecast: reading } = judged.judgement;
  if (!reading) return null;
  return (
    <Section id="forecast" title={<Message say={say} k="indicators.forecast.title" />}>
      {reading.kind === "tooFew" ? (
        <p>
          <Message say={say} k="indicators.forecast.tooFew" params={{ count: reading.points, needed: FEWEST_POINTS }} />
        </p>
      ) : (
        <Told ctx={ctx} judged={judged} forecast={reading.forecast} />
      )}
    </Section>
  );
}

function Told({ ctx, judged, forecast }: ForecastProps & { forecast: Forecast }): JSX.Element {
  const { say } = ctx;
  const { indicator } = judged;
  const params = {
    date: say.format.date(forecast.day),
    value: valueWords(say, indicator, forecast.value),
    low: numberWords(say, indicator, forecast.low),
    high: valueWords(say, indicator, forecast.high),
  };
  return (
    <>
      <p>
        <Sentences
          parts={[
            say.message("indicators.forecast.answer", params),
            say.message(`indicators.forecast.${forecast.outlook}`),
          ]}
        />
      </p>
      <details class="reasoning">
        <summary>
          <Message say={say} k="indicators.forecast.how" />
        </summary>
        <p>
          <Message say={say} k="indicators.forecast.method" />
        </p>
        <Parts ctx={ctx} judged={judged} forecast={forecast} />
        <p class="caption">
          <Message say={say} k="indicators.forecast.formula" />
        </p>
      </details>
    </>
  );
}

const DAYS_OF_YEAR = 365.25;

function Parts({ ctx, judged, forecast }: ForecastProps & { forecast: Forecast }): JSX.Element {
  const { say } = ctx;
  const { trend } = forecast;
  const finer = { ...judged.indicator, decimals: judged.indicator.decimals + 1 };
  const difference = (value: Decimal) => differenceWords(say, finer, value);
  const period = { from: say.format.date(trend.from), to: say.format.date(trend.to) };
  return (
    <dl class="facts">
      <Fact say={say} k="indicators.forecast.points">
        <Message say={say} k="indicators.forecast.pointsOf" params={{ count: trend.points, ...period }} />
      </Fact>
      <Fact say={say} k="indicators.forecast.slope">
        <Figures say={say}>{difference(trend.slope.times(DAYS_OF_YEAR))}</Figures>
      </Fact>
      <Fact say={say} k="indicators.forecast.residual">
        <Figures say={say}>{difference(trend.residual)}</Figures>
      </Fact>
      <Fact say={say} k="indicators.forecast.t">
        <Figures say={say}>{say.format.number(trend.t.toFixed(3), 3)}</Figures>
      </Fact>
      <Fact say={say} k="indicators.forecast.half">
        <Figures say={say}>±{difference(forecast.high.minus(forecast.low).div(2))}</Figures>
      </Fact>
    </dl>
  );
}
