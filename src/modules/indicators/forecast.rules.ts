import { daysBetween } from "#platform/i18n/partial-date.ts";
import { type Goal, remainingTo } from "./achievement.rules.ts";
import { Decimal } from "./exact.rules.ts";
import type { SeenValue } from "./seen-value.rules.ts";

/** Two points make a line and tell nothing of its error; with four, two are left to say how far values stray from it. */
export const FEWEST_POINTS = 4;

/** The values of one counting as a straight line by days, with all that its error is made of. */
export interface Trend {
  points: number;
  /** Days of the first and the last point. */
  from: string;
  to: string;
  /** Change by one day. */
  slope: Decimal;
  meanDay: Decimal;
  meanValue: Decimal;
  /** Sum of the squared distances of the days from their mean. */
  spread: Decimal;
  /** How far values stray from the line: √(sum of squared residuals ÷ (n − 2)). */
  residual: Decimal;
  /** 90 % of Student's distribution with n − 2 degrees of freedom lie below it. */
  t: Decimal;
}

export interface ForecastPoint {
  day: string;
  value: Decimal;
  /** Bounds of the 80 % prediction interval. */
  low: Decimal;
  high: Decimal;
}

export interface Forecast extends ForecastPoint {
  trend: Trend;
  /** Whether the goal lies at or before all of the interval, beyond all of it, or within. */
  outlook: "reaches" | "misses" | "open";
}

/** Where the values lead if they go on as before; `tooFew` says how many there are. */
export type ForecastReading = { kind: "forecast"; forecast: Forecast } | { kind: "tooFew"; points: number };

/**
 * Ordinary least squares of the values on their days. Null with fewer than four points or all on one day. `series`: values
 * of one counting, oldest first.
 */
export function trendOf(series: readonly SeenValue[]): Trend | null {
  const [first, last] = [series[0], series.at(-1)];
  if (!first || !last || series.length < FEWEST_POINTS) return null;
  const points = series.map(({ day, value }) => ({ x: new Decimal(daysBetween(first.day, day)), y: value }));
  const n = points.length;
  const meanDay = sum(points.map(({ x }) => x)).div(n);
  const meanValue = sum(points.map(({ y }) => y)).div(n);
  const spread = sum(points.map(({ x }) => x.minus(meanDay).pow(2)));
  if (spread.isZero()) return null;
  const slope = sum(points.map(({ x, y }) => x.minus(meanDay).times(y.minus(meanValue)))).div(spread);
  const squares = sum(
    points.map(({ x, y }) =>
      y
        .minus(meanValue)
        .minus(slope.times(x.minus(meanDay)))
        .pow(2),
    ),
  );
  const t = new Decimal(studentQuantile(n - 2));
  const residual = squares.div(n - 2).sqrt();
  return { points: n, from: first.day, to: last.day, slope, meanDay, meanValue, spread, residual, t };
}

const sum = (values: readonly Decimal[]) => values.reduce((so, value) => so.plus(value), new Decimal(0));

/**
 * The line on a day, with the interval in which one new value would lie four times out of five:
 * ŷ ± t · s · √(1 + 1/n + (x − x̄)² ÷ Σ(xᵢ − x̄)²) (Draper & Smith, Applied Regression Analysis, §3.1). 80 % and not
 * 95 %: with the four to ten values of a plan's life the latter is mostly wider than the whole way to the target.
 */
export function forecastOn(trend: Trend, day: string): ForecastPoint {
  const away = new Decimal(daysBetween(trend.from, day)).minus(trend.meanDay);
  const value = trend.meanValue.plus(trend.slope.times(away));
  const share = away.pow(2).div(trend.spread).plus(new Decimal(1).div(trend.points)).plus(1);
  const half = trend.t.times(trend.residual).times(share.sqrt());
  return { day, value, low: value.minus(half), high: value.plus(half) };
}

/**
 * Where a series will stand on the target's day. Null where that day is not ahead of the last value, or where enough values
 * lead to no goal of their own counting (`goal` null). Of a share of people nothing is foretold below 0 or above 100 %.
 */
export function readForecast(
  series: readonly SeenValue[],
  { goal, day, isShare }: { goal: Goal | null; day: string | null; isShare: boolean },
): ForecastReading | null {
  const last = series.at(-1);
  if (day === null || !last || last.day >= day) return null;
  const trend = trendOf(series);
  if (!trend) return { kind: "tooFew", points: series.length };
  if (!goal) return null;
  const point = forecastOn(trend, day);
  const bounded = isShare ? withinHundred(point) : point;
  return { kind: "forecast", forecast: { ...bounded, trend, outlook: outlookOf(goal, bounded) } };
}

export function withinHundred(point: ForecastPoint): ForecastPoint {
  const inside = (value: Decimal) => Decimal.max(0, Decimal.min(100, value));
  return { day: point.day, value: inside(point.value), low: inside(point.low), high: inside(point.high) };
}

function outlookOf(goal: Goal, { low, high }: ForecastPoint): Forecast["outlook"] {
  const ends = [low, high].map((end) => remainingTo(goal, end).lessThanOrEqualTo(0));
  if (ends.every(Boolean)) return "reaches";
  return ends.some(Boolean) || reachesWithin(goal, { low, high }) ? "open" : "misses";
}

/** A range may lie between the two ends of the interval. */
function reachesWithin(goal: Goal, { low, high }: Pick<ForecastPoint, "low" | "high">): boolean {
  if (goal.direction !== "range" || goal.low === null || goal.high === null) return false;
  return low.lessThanOrEqualTo(goal.high) && high.greaterThanOrEqualTo(goal.low);
}

/** 80 % lie between −t and t. */
const INSIDE = 0.8;

/**
 * Student's t for a two-sided 80 % interval, by halving: the share between −t and t has a closed form for whole degrees of
 * freedom (Abramowitz & Stegun 26.7.3 and 26.7.4).
 */
export function studentQuantile(freedom: number): number {
  let [low, high] = [0, 4];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (shareInside(middle, freedom) < INSIDE) low = middle;
    else high = middle;
  }
  return Number(((low + high) / 2).toPrecision(12));
}

function shareInside(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? cosine : 1;
  let total = freedom === 1 ? 0 : term;
  for (let power = isOdd ? 3 : 2; power <= freedom - 2; power += 2) {
    term *= ((power - 1) / power) * cosine * cosine;
    total += term;
  }
  return isOdd ? (2 / Math.PI) * (angle + sine * total) : sine * total;
}
