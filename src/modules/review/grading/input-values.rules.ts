import { achievementOf, Decimal, isMeasurable, remainingTo } from "#modules/indicators/public.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { GradingFacts, OutputFact, TargetFact } from "./grading-facts.rules.ts";
import type { RuleInput } from "./rule-set.rules.ts";

/** Why there is no number, or what must be known of it. */
export type PartNote =
  | "noPlan"
  | "noActual"
  | "noTarget"
  | "noBaseline"
  | "noValue"
  | "noLastYear"
  | "noPath"
  | "noRatio"
  | "countedAnew"
  | "limit"
  | "unchanged";

/** What one output or one target gives to an input, with all that it was made of; plain decimals. */
export interface InputPart {
  title: Text;
  unit: Text | null;
  value: string | null;
  note: PartNote | null;
  /** Of the measured value. */
  date: string | null;
  made: Readonly<
    Partial<Record<"planned" | "actual" | "baseline" | "current" | "target" | "lastYear" | "expected", string>>
  >;
}

export interface InputValue {
  value: Decimal | null;
  parts: InputPart[];
}

interface Found {
  value: Decimal | null;
  note?: PartNote;
}

const HUNDRED = new Decimal(100);
/** Sums are counted with 40 digits and kept with 30, so that three thirds are one and meet the limit that they should. */
const KEPT_DIGITS = 30;
const missing = (note: PartNote): Found => ({ value: null, note });

/** The value of an input. Parts without a number are listed and left out of it: missing is not zero. */
export function inputValueOf(input: RuleInput, facts: GradingFacts): InputValue {
  const { measure } = input;
  const measured =
    measure === "outputRate"
      ? facts.outputs.map((output) => ({ found: outputRate(output), part: partOfOutput(output) }))
      : facts.targets.map((target) => ({
          found: MEASURES[measure]({ target, input, facts }),
          part: partOfTarget(target),
        }));
  const parts = measured.map(({ found, part }) => ({ ...part, value: plain(found.value), note: found.note ?? null }));
  const known = measured.flatMap(({ found }) => found.value ?? []);
  return { value: known.length === 0 ? null : together(known, input.across), parts };
}

function together(known: readonly Decimal[], across: RuleInput["across"]): Decimal {
  const value =
    across === "mean"
      ? known.reduce((sum, part) => sum.plus(part), new Decimal(0)).div(known.length)
      : Decimal.min(...known);
  return value.toSignificantDigits(KEPT_DIGITS);
}

type PartSource = Omit<InputPart, "value" | "note">;

function partOfOutput({ name, unit, planned, actual }: OutputFact): PartSource {
  return { title: { ja: name }, unit: unit === "" ? null : { ja: unit }, date: null, made: made({ planned, actual }) };
}

function partOfTarget({ title, unit, date, goal, baseline, current, lastYear, expected }: TargetFact): PartSource {
  const edge = goal.direction === "range" ? null : goal.target;
  return { title, unit, date, made: made({ baseline, current, target: edge, lastYear, expected }) };
}

/** Of nothing planned there is no rate, whatever was done. */
function outputRate({ planned, actual }: Pick<OutputFact, "planned" | "actual">): Found {
  if (planned === null || planned.isZero()) return missing("noPlan");
  if (actual === null) return missing("noActual");
  return { value: actual.div(planned).times(HUNDRED) };
}

type Made = InputPart["made"];

function made(values: Partial<Record<keyof Made, Decimal | null>>): Made {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value ? [[name, value.toFixed()]] : [])),
  ) as Made;
}

const plain = (value: Decimal | null) => value && decimalText(value.toSignificantDigits(KEPT_DIGITS));

/** As it is stored: never in powers of ten. */
export const decimalText = (value: Decimal): string => (value.isFinite() ? value.toFixed() : value.toString());

interface Measuring {
  target: TargetFact;
  input: Pick<RuleInput, "surveyTolerance" | "expectedAfterYears">;
  facts: Pick<GradingFacts, "planYear">;
}

type TargetMeasure = Exclude<RuleInput["measure"], "outputRate">;

const MEASURES: Readonly<Record<TargetMeasure, (measuring: Measuring) => Found>> = {
  targetRate: ({ target }) => targetRate(target),
  wayShare: ({ target }) => wayShare(target),
  pathShare: (measuring) => pathShare(measuring),
  beyondTarget: ({ target }) => beyondTarget(target),
  changeFromBaseline: ({ target, input }) => change(target, { since: "baseline", input }),
  changeFromLastYear: ({ target, input }) => change(target, { since: "lastYear", input }),
  changeRate: ({ target, input }) => changeRate(target, input),
};

/** What keeps a target from being measured at all. */
function obstacle({ goal, current, isCountedAnew }: TargetFact): PartNote | null {
  if (!isMeasurable(goal)) return "noTarget";
  if (current === null) return "noValue";
  return isCountedAnew ? "countedAnew" : null;
}

/**
 * 100 − remaining ÷ |target| × 100, in per cent: value ÷ target where more is better, 2 − value ÷ target where less is. A
 * target of 0 has no size to compare with: reached is 100, else the share of the way is taken, or 0 where it was a limit to
 * be kept.
 */
function targetRate(target: TargetFact): Found {
  const note = obstacle(target);
  const { goal, current } = target;
  if (note || current === null) return missing(note ?? "noValue");
  const remaining = remainingTo(goal, current);
  const end = edgeOf(target);
  if (end && !end.isZero()) return { value: new Decimal(1).minus(remaining.div(end.abs())).times(HUNDRED) };
  if (remaining.lessThanOrEqualTo(0)) return { value: HUNDRED, note: "limit" };
  const share = achievementOf(goal, { baseline: target.baseline, current })?.share;
  if (share) return { value: share.times(HUNDRED) };
  return target.baseline === null && !isKept(target) ? missing("noRatio") : { value: new Decimal(0), note: "limit" };
}

/** The target, or the edge of the range that the value is nearer to. */
function edgeOf({ goal, baseline, current }: TargetFact): Decimal | null {
  return achievementOf(goal, { baseline, current })?.target ?? null;
}

/**
 * Covered ÷ needed from the baseline to the target, in per cent. Where there is no way to walk (a limit to be kept; a
 * baseline that is good enough already), it is 100 while the limit is kept, else how near the value is to it.
 */
function wayShare(target: TargetFact): Found {
  const note = obstacle(target);
  const { goal, current, baseline } = target;
  if (note || current === null) return missing(note ?? "noValue");
  const achievement = achievementOf(goal, { baseline, current });
  if (achievement?.share) return { value: achievement.share.times(HUNDRED) };
  if (baseline === null && !isKept(target)) return missing("noBaseline");
  if (achievement?.isReached) return { value: HUNDRED, note: "limit" };
  const near = targetRate(target);
  return near.value ? { value: near.value, note: "limit" } : near;
}

/** Directions in which there is nothing to walk: a limit from the first day on. */
const isKept = ({ goal }: TargetFact) =>
  goal.direction === "keepAbove" || goal.direction === "keepBelow" || goal.direction === "range";

/** The share of the way ÷ what is expected of it by now, in per cent. A limit is expected to be kept from the first day on. */
function pathShare({ target, input, facts }: Measuring): Found {
  const share = wayShare(target);
  if (share.value === null || share.note === "limit") return share;
  const expected = input.expectedAfterYears
    ? expectedInYear(input.expectedAfterYears, facts.planYear)
    : expectedOnPath(target);
  return expected?.greaterThan(0) ? { value: share.value.div(expected).times(HUNDRED) } : missing("noPath");
}

/** Behind the last year that is named, its share stays. */
function expectedInYear(shares: readonly string[], planYear: number | null): Decimal | null {
  if (planYear === null || planYear < 1) return null;
  const share = shares[Math.min(planYear, shares.length) - 1];
  return share === undefined ? null : new Decimal(share);
}

function expectedOnPath({ goal, baseline, expected }: TargetFact): Decimal | null {
  const share = expected && achievementOf(goal, { baseline, current: expected })?.share;
  return share ? share.times(HUNDRED) : null;
}

/** How far the value is beyond the target, in its own unit: 0 when it is just reached, below 0 while something is missing. */
function beyondTarget(target: TargetFact): Found {
  const note = obstacle(target);
  const { goal, current } = target;
  if (note || current === null) return missing(note ?? "noValue");
  if (goal.direction !== "range") return { value: remainingTo(goal, current).negated() };
  const { low, high } = goal;
  return low && high ? { value: Decimal.min(current.minus(low), high.minus(current)) } : missing("noTarget");
}

/** Better by how much, in the unit of the value: above 0 in the direction of the target. */
function change(
  target: TargetFact,
  { since, input }: { since: "baseline" | "lastYear"; input: Measuring["input"] },
): Found {
  const { current } = target;
  const before = target[since];
  if (current === null) return missing("noValue");
  if (since === "baseline" && target.isCountedAnew) return missing("countedAnew");
  if (before === null) return missing(since === "baseline" ? "noBaseline" : "noLastYear");
  const better = improvement(target, { before, current });
  if (better === null) return missing("noTarget");
  return isWithinSurveyError(target, { better, since, tolerance: input.surveyTolerance })
    ? { value: new Decimal(0), note: "unchanged" }
    : { value: better };
}

/** The target itself drops out of the difference, so a direction is enough; only a range needs its edges. */
function improvement({ goal }: TargetFact, { before, current }: { before: Decimal; current: Decimal }): Decimal | null {
  if (goal.direction === "range") {
    return isMeasurable(goal) ? remainingTo(goal, before).minus(remainingTo(goal, current)) : null;
  }
  const isRising = goal.direction === "increase" || goal.direction === "keepAbove";
  return isRising ? current.minus(before) : before.minus(current);
}

/** A change of less than the tolerance, or one that chance explains, is none. What cannot be tested stays as it is. */
function isWithinSurveyError(
  { isSurvey, isSignificant }: TargetFact,
  found: { better: Decimal; since: "baseline" | "lastYear"; tolerance: string | undefined },
): boolean {
  const { better, since, tolerance } = found;
  if (!isSurvey || tolerance === undefined || better.isZero()) return false;
  if (tolerance !== "significance") return better.abs().lessThan(tolerance);
  return (since === "baseline" ? isSignificant.sinceBaseline : isSignificant.sinceLastYear) === false;
}

/** The change since the baseline in per cent of the baseline's size. Of a baseline of 0, any change is beyond every limit. */
function changeRate(target: TargetFact, input: Measuring["input"]): Found {
  const found = change(target, { since: "baseline", input });
  if (found.value === null || target.baseline === null) return found;
  if (found.value.isZero()) return found;
  if (target.baseline.isZero()) {
    return { value: new Decimal(found.value.isPositive() ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY) };
  }
  return { ...found, value: found.value.div(target.baseline.abs()).times(HUNDRED) };
}
