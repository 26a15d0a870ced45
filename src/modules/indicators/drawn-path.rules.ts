import type { Decimal } from "./exact.rules.ts";
import { type ExpectedPath, expectedAt } from "./expected-path.rules.ts";
import { breakBetween, type SeriesBreak } from "./series-break.rules.ts";
import type { Judgement } from "./target-status.rules.ts";

type Terms = Pick<Judgement, "path" | "breaks" | "termsDay">;

/** What the path expects of a value of this day; null where it is counted in another way than baseline and target. */
export function expectedFor({ path, breaks, termsDay }: Terms, day: string): Decimal | null {
  return breakBetween(breaks, termsDay, day) ? null : expectedAt(path, day);
}

/** The break that ends the counting in which baseline and target are meant. */
export function endOfTerms({ breaks, termsDay }: Pick<Terms, "breaks" | "termsDay">): SeriesBreak | null {
  return breaks.find(({ day }) => termsDay === null || day > termsDay) ?? null;
}

/** The path as far as it is meant in the counting of the values beside it: up to the next break. */
export function drawnPath(terms: Terms): ExpectedPath {
  const { path } = terms;
  const end = endOfTerms(terms);
  if (!end || path.points.every(({ day }) => day < end.day)) return path;
  const value = expectedAt(path, end.day);
  const before = path.points.filter(({ day }) => day < end.day);
  return { ...path, points: value && before.length > 0 ? [...before, { day: end.day, value }] : [] };
}
