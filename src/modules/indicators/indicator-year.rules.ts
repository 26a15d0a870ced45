import { fiscalYearDays, fiscalYearOf, lastDay } from "#platform/i18n/partial-date.ts";
import type { Text } from "#platform/i18n/text.ts";
import { type Achievement, isMeasurable } from "./achievement.rules.ts";
import type { Decimal } from "./exact.rules.ts";
import type { Forecast, ForecastReading } from "./forecast.rules.ts";
import type { Direction, IndicatorValue, Target, ValueSource } from "./indicator-kinds.ts";
import { type JudgedTarget, judgeTargets, type ReadTarget } from "./read-targets.ts";
import { type SeenValue, seenValues } from "./seen-value.rules.ts";
import { countedOn, sourceOf } from "./series-break.rules.ts";
import { compareValues, measuredOf, type SurveyComparison } from "./survey-reading.rules.ts";
import type { Reason, Status } from "./target-status.rules.ts";

/** A value with where it comes from. Numbers of this file are plain decimals: it is kept as JSON. */
export interface YearValue {
  date: string;
  value: string;
  isDemo: boolean;
  valueSource: ValueSource;
  collectedIn: Text | null;
  collectedBy: Text | null;
  respondents: number | null;
  drawn: number | null;
  /** Evidence. */
  source: string | null;
}

/** A change against an earlier value, where people were asked. Without `p` nobody can say whether chance did it. */
interface YearChange {
  date: string;
  difference: string | null;
  chiSquare: string | null;
  p: number | null;
  isSignificant: boolean | null;
}

/** How a target stood at the end of a fiscal year, with everything that this was made of. */
export interface TargetYear {
  key: string;
  number: string | null;
  kind: Target["kind"];
  title: Text;
  /** As baseline and target are measured. */
  unit: Text | null;
  decimals: number;
  direction: Direction;
  definition: Text | null;
  formula: Text | null;
  note: Text | null;
  node: { key: string; number: string | null; title: Text } | null;
  baseline: { date: string | null; value: string } | null;
  target: { date: string | null; value: string } | null;
  range: { low: string; high: string } | null;
  /** Year by year from the baseline's to this one, oldest first. Null is missing, not zero. */
  years: { fiscalYear: number; value: YearValue | null }[];
  /** This year's. */
  value: YearValue | null;
  status: Status;
  reason: Reason;
  /** What the path expects on the day of the newest value. */
  expected: string | null;
  ageMonths: number | null;
  achievement: StoredAchievement | null;
  /** Since when it is counted in another way than baseline and target. */
  gapSince: string | null;
  breaks: { since: string; reason: Text | null }[];
  /** Bounds of what the newest value may truly be, where people were asked. */
  interval: { low: string; high: string } | null;
  sinceBaseline: YearChange | null;
  sinceLastYear: YearChange | null;
  forecast: StoredForecast | null;
}

type StoredAchievement = Pick<Achievement, "formula" | "isReached"> &
  Record<"current" | "needed" | "covered" | "remaining" | "share", string | null>;
type StoredForecast =
  | {
      kind: "forecast";
      day: string;
      value: string;
      low: string;
      high: string;
      points: number;
      outlook: Forecast["outlook"];
    }
  | { kind: "tooFew"; points: number };

/** A plan's targets at the end of a fiscal year; of a year that still runs, today. */
export interface IndicatorYear {
  fiscalYear: number;
  judgedOn: string;
  targets: TargetYear[];
}

type Nodes = ReadonlyMap<string, NonNullable<TargetYear["node"]>>;

export function yearOf(
  read: readonly ReadTarget[],
  { fiscalYear, today, nodes }: { fiscalYear: number; today: string; nodes: Nodes },
): IndicatorYear {
  const { to } = fiscalYearDays(fiscalYear);
  const judgedOn = today < to ? today : to;
  const targets = judgeTargets(read, judgedOn).map((judged) => targetYearOf(judged, { fiscalYear, nodes }));
  return { fiscalYear, judgedOn, targets };
}

const text = (value: Decimal | null | undefined) => value?.toFixed() ?? null;

function targetYearOf(judged: JudgedTarget, { fiscalYear, nodes }: { fiscalYear: number; nodes: Nodes }): TargetYear {
  const { target, indicator, judgement } = judged;
  const years = yearsOf(judged, fiscalYear);
  const { interval } = judgement.survey ?? {};
  return {
    ...termsOf(judged),
    key: target.key,
    number: target.number,
    kind: target.kind,
    title: indicator.title,
    decimals: indicator.decimals,
    direction: indicator.direction,
    note: target.note,
    node: (target.node === null ? null : nodes.get(target.node)) ?? null,
    years: years.map(({ year, seen }) => ({ fiscalYear: year, value: storedValue(judged, seen) })),
    value: storedValue(judged, years.at(-1)?.seen ?? null),
    status: judgement.status,
    reason: judgement.reason,
    expected: text(judgement.expected),
    ageMonths: judgement.ageMonths,
    achievement: storedAchievement(judgement.achievement),
    gapSince: judgement.gap?.since ?? null,
    breaks: judgement.breaks.map(({ since, note, definition }) => ({
      since,
      reason: note ?? definition?.reason ?? null,
    })),
    interval: interval ? { low: interval.low.toFixed(), high: interval.high.toFixed() } : null,
    sinceBaseline: storedChange(judgement.survey?.sinceBaseline ?? null),
    sinceLastYear: sinceLastYear(judged, years),
    forecast: storedForecast(judgement.forecast),
  };
}

/** What is wanted, and as what it is measured. */
function termsOf({ target, indicator, definitions, judgement }: JudgedTarget) {
  const { goal, baseline, termsDay } = judgement;
  const { definition, unit, formula } = termsDay === null ? indicator : countedOn(indicator, definitions, termsDay);
  const isRange = goal.direction === "range" && isMeasurable(goal);
  return {
    definition,
    unit,
    formula,
    baseline: baseline && { date: target.baselineDate, value: baseline.toFixed() },
    target: goal.target && { date: target.targetDate, value: goal.target.toFixed() },
    range: isRange && goal.low && goal.high ? { low: goal.low.toFixed(), high: goal.high.toFixed() } : null,
  };
}

interface SeenYear {
  year: number;
  seen: SeenValue | null;
}

/** A table of more years than this is not read. */
const MOST_YEARS = 12;

/** The newest value of each fiscal year, from that of the baseline (or the first value) on. */
function yearsOf({ target, values }: JudgedTarget, fiscalYear: number): SeenYear[] {
  const newest = new Map<number, SeenValue>();
  for (const value of seenValues(values)) newest.set(fiscalYearOf(value.day), value);
  const begin = target.baselineDate === null ? undefined : fiscalYearOf(lastDay(target.baselineDate));
  const first = Math.max(begin ?? Math.min(fiscalYear, ...newest.keys()), fiscalYear - MOST_YEARS + 1);
  const count = Math.max(1, fiscalYear - first + 1);
  return Array.from({ length: count }, (_, index) => {
    const year = fiscalYear - count + 1 + index;
    return { year, seen: newest.get(year) ?? null };
  });
}

function storedValue({ indicator, values }: JudgedTarget, seen: SeenValue | null): YearValue | null {
  const row: IndicatorValue | undefined = seen ? values.find(({ key }) => key === seen.key) : undefined;
  if (!seen || !row) return null;
  const { date, isDemo, respondents, drawn } = seen;
  const { collectedIn, collectedBy, source } = row;
  const valueSource = sourceOf(indicator, row);
  return {
    date,
    value: seen.value.toFixed(),
    isDemo,
    valueSource,
    collectedIn,
    collectedBy,
    respondents,
    drawn,
    source,
  };
}

/** Against the year before, where both years have a value of one series that people were asked for. */
function sinceLastYear(
  { indicator, definitions, judgement }: JudgedTarget,
  years: readonly SeenYear[],
): YearChange | null {
  const [before, now] = [years.at(-2)?.seen, years.at(-1)?.seen];
  if (!before || !now) return null;
  const measured = measuredOf(indicator, definitions, now);
  return storedChange(compareValues(measured, judgement.breaks, { earlier: before, later: now }));
}

function storedChange(comparison: SurveyComparison | null): YearChange | null {
  if (!comparison) return null;
  const { date, change } = comparison;
  return {
    date,
    difference: text(change?.difference.times(100)),
    chiSquare: text(change?.chiSquare.toDecimalPlaces(7)),
    p: change?.p ?? null,
    isSignificant: change?.isSignificant ?? null,
  };
}

function storedAchievement(achievement: Achievement | null): StoredAchievement | null {
  if (!achievement) return null;
  const { formula, isReached, current, needed, covered, remaining, share } = achievement;
  return {
    formula,
    isReached,
    current: text(current),
    needed: text(needed),
    covered: text(covered),
    remaining: text(remaining),
    share: text(share),
  };
}

function storedForecast(reading: ForecastReading | null): StoredForecast | null {
  if (reading?.kind !== "forecast") return reading;
  const { day, value, low, high, outlook, trend } = reading.forecast;
  const [shown, from, to] = [value, low, high].map((entry) => entry.toDecimalPlaces(6).toFixed());
  return { kind: "forecast", day, value: shown ?? "", low: from ?? "", high: to ?? "", points: trend.points, outlook };
}
