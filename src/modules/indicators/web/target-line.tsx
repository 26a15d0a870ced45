import type { JSX } from "preact";
import type { Translator } from "#platform/i18n/translator.ts";
import { type LabelledValue, ProgressLine } from "#ui/charts/progress-line.tsx";
import { Figures } from "#ui/message.tsx";
import type { Decimal } from "../exact.rules.ts";
import type { JudgedTarget } from "../read-targets.ts";
import { goalWords, inNewest, inTerms, numberWords, valueWords } from "./value-words.ts";

/** A target at a glance: from where, how far, where it should be, to where. */
export function TargetLine({ say, judged }: { say: Translator; judged: JudgedTarget }): JSX.Element | null {
  const { judgement } = judged;
  const { baseline, lastValue, expected, goal, achievement } = judgement;
  const terms = inTerms(judged);
  if (!achievement) return null;
  const labelled = (value: Decimal): LabelledValue => ({
    value: value.toNumber(),
    label: valueWords(say, terms, value),
  });
  const ends = goal.direction === "range" ? [goal.low, goal.high] : [goal.target];
  const isWay = achievement.needed !== null;
  return (
    <ProgressLine
      alt={alternative(say, judged)}
      rtl={say.language.dir === "rtl"}
      start={baseline ? labelled(baseline) : undefined}
      ends={ends.filter((end) => end !== null).map(labelled)}
      expected={
        isWay && expected
          ? { value: expected.toNumber(), label: say.shown(say.message("indicators.panel.planned")) }
          : undefined
      }
      now={
        lastValue && !judgement.gap
          ? { value: lastValue.value.toNumber(), isHollow: lastValue.isDemo, ...bounds(judged) }
          : undefined
      }
    />
  );
}

function bounds({ judgement }: JudgedTarget): { low?: number; high?: number } {
  const interval = judgement.survey?.interval;
  return interval ? { low: interval.low.toNumber(), high: interval.high.toNumber() } : {};
}

/** The picture in words, part by part. */
function alternative(say: Translator, judged: JudgedTarget): string {
  const { judgement } = judged;
  const { baseline, lastValue, expected, achievement } = judgement;
  const terms = inTerms(judged);
  const words = (value: Decimal) => valueWords(say, terms, value);
  const parts = [
    baseline ? say.t("indicators.panel.altStart", { value: words(baseline) }) : "",
    lastValue
      ? say.t("indicators.panel.altNow", {
          date: say.format.date(lastValue.date),
          value: valueWords(say, inNewest(judged), lastValue.value),
        })
      : say.t("indicators.panel.altNone"),
    achievement?.needed && expected ? say.t("indicators.panel.altPlanned", { value: words(expected) }) : "",
    say.t("indicators.panel.altEnd", { value: goalWords(say, terms, judgement) }),
  ];
  return parts.filter(Boolean).join(" · ");
}

/** The newest value, large, with its unit, its error and whether it is real. */
export function NewestValue({ say, judged }: { say: Translator; judged: JudgedTarget }): JSX.Element {
  const indicator = inNewest(judged);
  const { lastValue, survey } = judged.judgement;
  if (!lastValue) {
    return (
      <>
        <span aria-hidden="true">—</span>
        <span class="visually-hidden">{say.t("indicators.panel.noValue")}</span>
      </>
    );
  }
  // Wilson's interval is not quite even around the value: the wider half is said.
  const half =
    survey && maximum(survey.interval.high.minus(lastValue.value), lastValue.value.minus(survey.interval.low));
  return (
    <Figures say={say}>
      {numberWords(say, indicator, lastValue.value)}
      <small>
        {" "}
        {say.shown(say.text(indicator.unit))}
        {half ? ` ±${numberWords(say, indicator, half)}` : ""}
      </small>
    </Figures>
  );
}

const maximum = (a: Decimal, b: Decimal) => (a.greaterThan(b) ? a : b);
