import { lastDay, monthsBetween } from "#platform/i18n/partial-date.ts";
import { type Achievement, achievementOf, endOf, type Goal, isMeasurable, remainingTo } from "./achievement.rules.ts";
import { type Decimal, toDecimal } from "./exact.rules.ts";
import { type ExpectedPath, expectedAt, pathOf } from "./expected-path.rules.ts";
import type { Indicator, Target } from "./indicator-kinds.ts";
import { latestSince, type SeenValue, seenValues, type ValueRow } from "./seen-value.rules.ts";
import { readSurvey, type SurveyReading } from "./survey-reading.rules.ts";

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
  | "pathUnknown";

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
  indicator: Pick<Indicator, "direction" | "rangeLow" | "rangeHigh" | "valueSource" | "unit">;
  target: Pick<Target, "baselineDate" | "baselineValue" | "targetDate" | "targetValue" | "path" | "interim">;
}

/** All that can be said of a target on a day, with everything it was made of. */
export interface Judgement {
  status: Status;
  reason: Reason;
  goal: Goal;
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

/** Judges a target on a day (`YYYY-MM-DD`). `values` are the indicator's, in any order. */
export function judgeTarget(
  { indicator, target }: TargetTerms,
  values: readonly ValueRow[],
  { asOf, tolerances = TOLERANCES }: { asOf: string; tolerances?: Tolerances },
): Judgement {
  const goal: Goal = {
    direction: indicator.direction,
    target: toDecimal(target.targetValue),
    low: toDecimal(indicator.rangeLow),
    high: toDecimal(indicator.rangeHigh),
  };
  const baseline = toDecimal(target.baselineValue);
  const path = pathOf({ ...target, end: isMeasurable(goal) ? endOf(goal, baseline) : null });
  const seen = seenValues(values);
  const baselineDay = target.baselineDate === null ? null : lastDay(target.baselineDate);
  const lastValue = latestSince(seen, { after: baselineDay, asOf });
  const achievement = achievementOf(goal, { baseline, current: lastValue?.value ?? null });
  const facts: Facts = { goal, path, target, achievement, baselineDay, lastValue, asOf, tolerances };
  const expected = lastValue ? expectationOn(facts, lastValue.day) : null;
  const lag = expected && lastValue ? remainingTo(goal, lastValue.value).minus(remainingTo(goal, expected)) : null;
  return {
    ...statusOf({ ...facts, lag }),
    goal,
    path: isToBeKept(facts) ? { ...path, points: [] } : path,
    baseline,
    achievement,
    expected,
    lag,
    expectedNow: expectationOn(facts, asOf),
    lastValue,
    ageMonths: lastValue ? monthsBetween(lastValue.day, asOf) : null,
    survey: readSurvey(indicator, { seen, baselineDay, baseline, lastValue }),
  };
}

interface Facts {
  goal: Goal;
  path: ExpectedPath;
  target: TargetTerms["target"];
  achievement: Achievement | null;
  baselineDay: string | null;
  lastValue: SeenValue | null;
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
