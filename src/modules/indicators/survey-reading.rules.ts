import type { Decimal } from "./exact.rules.ts";
import type { EarlierDefinition, Indicator } from "./indicator-kinds.ts";
import type { SeenValue } from "./seen-value.rules.ts";
import { breakBetween, countedOn, type SeriesBreak, sourceOf } from "./series-break.rules.ts";
import {
  compareShares,
  type Interval,
  type ShareChange,
  type SurveyShare,
  wilsonInterval,
} from "./survey-error.rules.ts";

/** A value against an earlier one. Without `change`, nobody can say whether chance did it: a number of answers is missing. */
export interface SurveyComparison {
  date: string;
  change: ShareChange | null;
}

/** What may be read out of a survey's percentage. In per cent, like the value. */
export interface SurveyReading {
  respondents: number;
  drawn: number | null;
  interval: Interval;
  /** Against the baseline, where it is of the same series. */
  sinceBaseline: SurveyComparison | null;
  /** Against the value before, where it is of the same series and not the baseline. */
  sincePrevious: SurveyComparison | null;
}

type MeasuredBy = Pick<Indicator, "valueSource" | "unit">;

/** How a value was measured: its own source, and the unit of its time. */
export function measuredOf(
  indicator: Pick<Indicator, "definition" | "unit" | "formula" | "valueSource">,
  definitions: readonly EarlierDefinition[],
  value: Pick<SeenValue, "day" | "valueSource">,
): MeasuredBy {
  return { unit: countedOn(indicator, definitions, value.day).unit, valueSource: sourceOf(indicator, value) };
}

/** A percentage of people who answered a survey; of a mean or an amount N alone tells no error. */
export function isSurveyShare({ valueSource, unit }: MeasuredBy): boolean {
  const name = unit?.ja ?? unit?.en ?? "";
  return asksPeople(valueSource) && (name === "%" || name === "％");
}

/** A sample of people was asked, whoever asked them: how many answered belongs to the value. */
export const asksPeople = (source: Indicator["valueSource"]) => source === "survey" || source === "otherSurvey";

/** The 95 % interval of a value in per cent; null where it is not such a share or N is not known. */
export function intervalOf(measured: MeasuredBy, value: SeenValue): Interval | null {
  const share = isSurveyShare(measured) ? shareOf(value) : null;
  const interval = share ? wilsonInterval(share) : null;
  return interval && { low: interval.low.times(100), high: interval.high.times(100) };
}

interface SurveyFacts {
  seen: readonly SeenValue[];
  breaks: readonly SeriesBreak[];
  baselineDay: string | null;
  baseline: Decimal | null;
  lastValue: SeenValue | null;
}

/** `measured`: the last value. */
export function readSurvey(measured: MeasuredBy, facts: SurveyFacts): SurveyReading | null {
  const { lastValue } = facts;
  const interval = lastValue && intervalOf(measured, lastValue);
  if (!lastValue || !interval || lastValue.respondents === null) return null;
  const { respondents, drawn } = lastValue;
  const before = facts.seen.findLast((value) => value.day < lastValue.day);
  const previous = before && before.day !== facts.baselineDay ? before : null;
  const compare = (earlier: Compared | null) =>
    earlier && compareValues(measured, facts.breaks, { earlier, later: lastValue });
  return {
    respondents,
    drawn,
    interval,
    sinceBaseline: compare(baselineValue(facts)),
    sincePrevious: compare(previous),
  };
}

/** The baseline as it was seen; where the series does not hold it, its number alone. */
function baselineValue({ seen, baselineDay, baseline }: SurveyFacts): Compared | null {
  if (baselineDay === null || baseline === null) return null;
  const found = seen.find((value) => value.day === baselineDay && baseline.equals(value.value));
  return found ?? { date: baselineDay, day: baselineDay, value: baseline, respondents: null };
}

type Compared = Pick<SeenValue, "date" | "day" | "value" | "respondents">;

/** Two values of a survey's share; null where they are of different series or nobody was asked. */
export function compareValues(
  measured: MeasuredBy,
  breaks: readonly SeriesBreak[],
  { earlier, later }: { earlier: Compared; later: Compared },
): SurveyComparison | null {
  if (!isSurveyShare(measured) || earlier.day >= later.day) return null;
  if (breakBetween(breaks, earlier.day, later.day)) return null;
  const [before, after] = [shareOf(earlier), shareOf(later)];
  return { date: earlier.date, change: before && after ? compareShares(before, after) : null };
}

function shareOf({ value, respondents }: Pick<SeenValue, "value" | "respondents">): SurveyShare | null {
  if (respondents === null || respondents <= 0 || value.isNegative() || value.greaterThan(100)) return null;
  return { share: value.div(100), respondents };
}
