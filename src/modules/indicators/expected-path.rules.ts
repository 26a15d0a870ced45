import { daysBetween, lastDay } from "#platform/i18n/partial-date.ts";
import { Decimal } from "./exact.rules.ts";
import type { InterimTarget, Target } from "./indicator-kinds.ts";

interface PathPoint {
  /** Full date. */
  day: string;
  value: Decimal;
}

/** What a plan expects between its baseline and its target. */
export interface ExpectedPath {
  kind: "linear" | "stepwise";
  /** Oldest first: baseline, interim targets, target; each only where both its date and its value are known. */
  points: readonly PathPoint[];
}

type Terms = Pick<Target, "baselineDate" | "baselineValue" | "targetDate" | "path"> & {
  interim: readonly InterimTarget[];
  /** Where the path ends: the target's value, or for a range its nearer edge. */
  end: Decimal | null;
};

export function pathOf(terms: Terms): ExpectedPath {
  const points = [
    pointOf(terms.baselineDate, terms.baselineValue),
    ...terms.interim.map((interim) => pointOf(interim.date, interim.value)),
    pointOf(terms.targetDate, terms.end),
  ].filter((point) => point !== null);
  return { kind: terms.path, points: points.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)) };
}

function pointOf(date: string | null, value: Decimal | string | null): PathPoint | null {
  return date === null || value === null ? null : { day: lastDay(date), value: new Decimal(value) };
}

/**
 * The value that the path expects on a day; null before its first point, the last value after its end.
 * Linear: straight by days between two points. Stepwise: a point's value holds until the next point's day.
 */
export function expectedAt(path: ExpectedPath, day: string): Decimal | null {
  const next = path.points.findIndex((point) => point.day > day);
  const before = path.points.at(next === -1 ? -1 : next - 1);
  const after = path.points[next];
  if (next === 0 || before === undefined) return null;
  if (after === undefined || path.kind === "stepwise") return before.value;
  const way = after.value.minus(before.value);
  return before.value.plus(way.times(daysBetween(before.day, day)).div(daysBetween(before.day, after.day)));
}
