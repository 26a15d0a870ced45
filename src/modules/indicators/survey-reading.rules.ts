import type { Decimal } from "./exact.rules.ts";
import type { Indicator } from "./indicator-kinds.ts";
import type { SeenValue } from "./seen-value.rules.ts";
import {
  compareShares,
  type Interval,
  type ShareChange,
  type SurveyShare,
  wilsonInterval,
} from "./survey-error.rules.ts";

/** What may be read out of a survey's percentage. In per cent, like the value. */
export interface SurveyReading {
  respondents: number;
  drawn: number | null;
  interval: Interval;
  /** Against the baseline, where that came from a survey with a known number of answers. */
  change: ShareChange | null;
}

type MeasuredBy = Pick<Indicator, "valueSource" | "unit">;

/** A percentage of people who answered a survey; of a mean or an amount N alone tells no error. */
export function isSurveyShare({ valueSource, unit }: MeasuredBy): boolean {
  const name = unit?.ja ?? unit?.en ?? "";
  return valueSource === "survey" && (name === "%" || name === "％");
}

/** The 95 % interval of a value in per cent; null where it is not such a share or N is not known. */
export function intervalOf(indicator: MeasuredBy, value: SeenValue): Interval | null {
  const share = isSurveyShare(indicator) ? shareOf(value) : null;
  const interval = share ? wilsonInterval(share) : null;
  return interval && { low: interval.low.times(100), high: interval.high.times(100) };
}

export function readSurvey(
  indicator: MeasuredBy,
  facts: {
    seen: readonly SeenValue[];
    baselineDay: string | null;
    baseline: Decimal | null;
    lastValue: SeenValue | null;
  },
): SurveyReading | null {
  const { lastValue, baseline } = facts;
  const interval = lastValue && intervalOf(indicator, lastValue);
  if (!lastValue || !interval || lastValue.respondents === null) return null;
  const atBaseline = facts.seen.find((value) => value.day === facts.baselineDay && baseline?.equals(value.value));
  const before = atBaseline ? shareOf(atBaseline) : null;
  const after = shareOf(lastValue);
  const change = before && after ? compareShares(before, after) : null;
  return { respondents: lastValue.respondents, drawn: lastValue.drawn, interval, change };
}

function shareOf({ value, respondents }: SeenValue): SurveyShare | null {
  if (respondents === null || respondents <= 0 || value.isNegative() || value.greaterThan(100)) return null;
  return { share: value.div(100), respondents };
}
