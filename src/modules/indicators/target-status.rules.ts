import { firstDay, lastDay, monthsBetween } from "#platform/i18n/partial-date.ts";
import { type Achievement, achievementOf, endOf, type Goal, isMeasurable, remainingTo } from "./achievement.rules.ts";
import { type Decimal, toDecimal } from "./exact.rules.ts";
import { type ExpectedPath, expectedAt, pathOf } from "./expected-path.rules.ts";
import { type ForecastReading, readForecast } from "./forecast.rules.ts";
import type { EarlierDefinition, Indicator, Target } from "./indicator-kinds.ts";
import { latestSince, type SeenValue, seenValues, type ValueRow } from "./seen-value.rules.ts";
import { breakBetween, breaksOf, type SeriesBreak } from "./series-break.rules.ts";
import { isSurveyShare, measuredOf, readSurvey, type SurveyReading } from "./survey-reading.rules.ts";

export type Status = "achieved" | "onTrack" | "atRisk" | "offTrack" | "noData" | "stale" | "notStarted";

/** Why a target has its status: each is a sentence of the catalogue. */
export type Reason =
  | "reached"
  | "kept"
  | "keptToTheEnd"
  | "ahead"
  | "onPath"
  | "behind"
  | "farBehind"
  | "backwards"
  | "missed"
  | "nearLimit"
  | "beyondLimit"
  | "stale"
  | "noValue"
  | "neverReported"
  | "baselineOnly"
  | "targetMissing"
  | "targetDateMissing"
  | "pathUnknown"
  | "countedAnew";

export interface Tolerances {
  /** Distance to the path, as a share of the whole way, up to which a target is on track. */
  onTrackWithin: number;
  /** The same, up to which it is a little behind. */
  atRiskWithin: number;
  /** Of the limit's own size: how far a limit may be missed to be called near. */
  nearLimitWithin: number;
  /** Whole months after which a value no longer says how things stand. */
  staleAfterMonths: number;
}

/**
 * Cities draw these lines in different places (Nagayo ±10 %, Tama 100 % and 60 % of the path, Fukuoka ±3 points in
 * surveys), so they are a parameter. Ours: 5 % is what Open SDG allows on a path to the target; a fifth of the way is one
 * year of a five-year plan, so "off track" means more than a year late; eighteen months are a yearly report and half a
 * year to collect it. Measured against the whole way and not against what should be covered by now, because in the first
 * months that is next to nothing and any small lag would look like failure.
 */
export const TOLERANCES: Tolerances = {
  onTrackWithin: 0.05,
  atRiskWithin: 0.2,
  nearLimitWithin: 0.05,
  staleAfterMonths: 18,
};

export interface TargetTerms {
  indicator: Pick<
    Indicator,
    "direction" | "rangeLow" | "rangeHigh" | "valueSource" | "definition" | "unit" | "formula"
  >;
  target: Pick<
    Target,
    "baselineDate" | "baselineValue" | "targetDate" | "targetValue" | "path" | "interim" | "rebasedOn"
  >;
  /** How the indicator was counted before. */
  definitions: readonly EarlierDefinition[];
}

/** All that can be said of a target on a day, with everything it was made of. */
export interface Judgement {
  status: Status;
  reason: Reason;
  goal: Goal;
  /** Where the series breaks, oldest first. */
  breaks: readonly SeriesBreak[];
  /** The day from whose counting baseline and target are; null where the plan does not say. */
  termsDay: string | null;
  /** The break that lies between that and the last value, which can then not be compared with them. */
  gap: SeriesBreak | null;
  /** Without points where a limit is to be kept: it is the same on every day. */
  path: ExpectedPath;
  baseline: Decimal | null;
  /** Null where nothing can be measured. With no value since the baseline, its `current` is null: missing, not zero. */
  achievement: Achievement | null;
  /** What the path expects on the day of the last value: like is compared with like, however old the value is. */
  expected: Decimal | null;
  /** Distance behind that; below 0 when ahead. */
  lag: Decimal | null;
  /** What the path expects today. */
  expectedNow: Decimal | null;
  /** The newest value since the baseline. */
  lastValue: SeenValue | null;
  /** Whole months since the period of the last value ended. */
  ageMonths: number | null;
  /** Of the last value, where it is a share of people who answered. Information beside the status; it does not change it. */
  survey: SurveyReading | null;
  /** Where the values of the newest counting lead by the target's day. */
  forecast: ForecastReading | null;
}

/** Reasons that compare the value with what the path expects. */
const ALONG_THE_PATH: readonly Reason[] = ["ahead", "onPath", "behind", "farBehind", "backwards"];

/** True where the value is compared with the path and a survey of this size could have given the planned value too. */
export function isWithinError({
  reason,
  expected,
  survey,
}: Pick<Judgement, "reason" | "expected" | "survey">): boolean {
  if (!expected || !survey || !ALONG_THE_PATH.includes(reason)) return false;
  const { low, high } = survey.interval;
  return expected.greaterThanOrEqualTo(low) && expected.lessThanOrEqualTo(high);
}

interface JudgingDay {
  asOf: string;
  tolerances?: Tolerances;
}

/** Judges a target on a day (`YYYY-MM-DD`). `values` are the indicator's, in any order. */
export function judgeTarget(terms: TargetTerms, values: readonly ValueRow[], on: JudgingDay): Judgement {
  const facts = factsOf(terms, values, on);
  const { goal, path, breaks, termsDay, gap, baseline, achievement, lastValue, asOf } = facts;
  const expected = lastValue && !gap ? expectationOn(facts, lastValue.day) : null;
  const lag = expected && lastValue ? remainingTo(goal, lastValue.value).minus(remainingTo(goal, expected)) : null;
  return {
    ...statusOf({ ...facts, lag }),
    goal,
    breaks,
    termsDay,
    gap,
    path: isToBeKept(facts) ? { ...path, points: [] } : path,
    baseline,
    achievement,
    expected,
    lag,
    expectedNow: breakBetween(breaks, termsDay, asOf) ? null : expectationOn(facts, asOf),
    lastValue,
    ageMonths: lastValue ? monthsBetween(lastValue.day, asOf) : null,
    ...readingsOf(terms, facts),
  };
}

function factsOf(
  { indicator, target, definitions }: TargetTerms,
  values: readonly ValueRow[],
  { asOf, tolerances = TOLERANCES }: JudgingDay,
): Facts {
  const goal: Goal = {
    direction: indicator.direction,
    target: toDecimal(target.targetValue),
    low: toDecimal(indicator.rangeLow),
    high: toDecimal(indicator.rangeHigh),
  };
  const baseline = toDecimal(target.baselineValue);
  const path = pathOf({ ...target, end: isMeasurable(goal) ? endOf(goal, baseline) : null });
  const seen = upTo(seenValues(values), asOf);
  const baselineDay = target.baselineDate === null ? null : lastDay(target.baselineDate);
  const lastValue = latestSince(seen, { after: baselineDay, asOf });
  const breaks = breaksOf(indicator, { values, definitions });
  const termsDay = termsDayOf(target);
  const gap = lastValue && breakBetween(breaks, termsDay, lastValue.day);
  const achievement = achievementOf(goal, { baseline, current: gap ? null : (lastValue?.value ?? null) });
  const days = { asOf, baselineDay, termsDay };
  return { goal, path, target, baseline, achievement, seen, lastValue, breaks, gap, tolerances, ...days };
}

const upTo = (seen: readonly SeenValue[], day: string) => seen.filter((value) => firstDay(value.date) <= day);

/** The day of the baseline, or the later one for which baseline and target were worked out anew. */
function termsDayOf({ baselineDate, rebasedOn }: TargetTerms["target"]): string | null {
  const days = [baselineDate && lastDay(baselineDate), rebasedOn && firstDay(rebasedOn)].filter((day) => day !== null);
  return days.sort().at(-1) ?? null;
}

/** What stands beside the status and does not change it: what chance may have done, and where it leads. */
function readingsOf(
  { indicator, target, definitions }: TargetTerms,
  facts: Facts,
): Pick<Judgement, "survey" | "forecast"> {
  const { seen, breaks, goal } = facts;
  const newest = seen.at(-1);
  if (!newest) return { survey: null, forecast: null };
  const measured = measuredOf(indicator, definitions, newest);
  const series = seen.filter((value) => !breakBetween(breaks, value.day, newest.day));
  const day = target.targetDate === null ? null : lastDay(target.targetDate);
  // A goal that is meant in another counting than the newest values is no end of their line.
  const isOneCounting = isMeasurable(goal) && !breakBetween(breaks, facts.termsDay, newest.day);
  return {
    survey: readSurvey(measured, facts),
    forecast: readForecast(series, { goal: isOneCounting ? goal : null, day, isShare: isSurveyShare(measured) }),
  };
}

interface Facts {
  goal: Goal;
  path: ExpectedPath;
  target: TargetTerms["target"];
  baseline: Decimal | null;
  achievement: Achievement | null;
  /** Of the whole, up to the day of judging. */
  seen: readonly SeenValue[];
  breaks: readonly SeriesBreak[];
  baselineDay: string | null;
  termsDay: string | null;
  lastValue: SeenValue | null;
  gap: SeriesBreak | null;
  asOf: string;
  tolerances: Tolerances;
}

/** A goal to be kept rather than approached: always one of the `keep` kind, and any that the baseline already meets. */
function isToBeKept({ goal, achievement }: Pick<Facts, "goal" | "achievement">): boolean {
  if (achievement === null || achievement.needed !== null) return false;
  return !isApproached(goal) || achievement.baseline !== null;
}

const isApproached = ({ direction }: Goal) => direction === "increase" || direction === "decrease";

/** On a path one walks; where a limit is to be kept, it is the limit on every day. */
function expectationOn(facts: Facts, day: string): Decimal | null {
  const { goal, target, path, achievement } = facts;
  if (achievement === null) return null;
  if (isToBeKept(facts)) return goal.target;
  return target.targetDate === null ? null : expectedAt(path, day);
}

type Verdict = Pick<Judgement, "status" | "reason">;
const verdict = (status: Status, reason: Reason): Verdict => ({ status, reason });

function statusOf(facts: Facts & { lag: Decimal | null }): Verdict {
  const { achievement, lastValue, target } = facts;
  if (achievement === null) return verdict("noData", "targetMissing");
  if (lastValue === null) return withoutValue(facts);
  const isFinal = target.targetDate !== null && lastValue.day >= lastDay(target.targetDate);
  if (!isFinal && monthsBetween(lastValue.day, facts.asOf) > facts.tolerances.staleAfterMonths) {
    return verdict("stale", "stale");
  }
  if (facts.gap) return verdict("noData", "countedAnew");
  if (achievement.isReached) return whenReached(facts, isFinal);
  if (isFinal) return verdict("offTrack", "missed");
  if (isToBeKept(facts)) return whenLimitIsMissed(facts, achievement);
  if (target.targetDate === null) return verdict("noData", "targetDateMissing");
  return onTheWay(facts, achievement);
}

function withoutValue({ baselineDay, asOf, tolerances }: Facts): Verdict {
  if (baselineDay === null) return verdict("noData", "noValue");
  const isDue = monthsBetween(baselineDay, asOf) > tolerances.staleAfterMonths;
  return isDue ? verdict("noData", "neverReported") : verdict("notStarted", "baselineOnly");
}

function whenReached(facts: Facts, isFinal: boolean): Verdict {
  if (isApproached(facts.goal) && !isToBeKept(facts)) return verdict("achieved", "reached");
  return isFinal ? verdict("achieved", "keptToTheEnd") : verdict("onTrack", "kept");
}

function whenLimitIsMissed({ tolerances }: Facts, { remaining, target }: Achievement): Verdict {
  const near = target.abs().times(tolerances.nearLimitWithin);
  return remaining?.lessThanOrEqualTo(near) ? verdict("atRisk", "nearLimit") : verdict("offTrack", "beyondLimit");
}

function onTheWay({ goal, path, lag, tolerances }: Facts & { lag: Decimal | null }, achievement: Achievement): Verdict {
  const start = path.points[0];
  const way = achievement.needed ?? (start ? remainingTo(goal, start.value) : null);
  if (lag === null || way === null || way.lessThanOrEqualTo(0)) return verdict("noData", "pathUnknown");
  const behind = lag.div(way);
  if (behind.lessThan(-tolerances.onTrackWithin)) return verdict("onTrack", "ahead");
  if (behind.lessThanOrEqualTo(tolerances.onTrackWithin)) return verdict("onTrack", "onPath");
  const isLittle = behind.lessThanOrEqualTo(tolerances.atRiskWithin);
  if (achievement.share?.isNegative()) return verdict(isLittle ? "atRisk" : "offTrack", "backwards");
  return isLittle ? verdict("atRisk", "behind") : verdict("offTrack", "farBehind");
}
