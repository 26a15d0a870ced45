import { firstDay, lastDay } from "#platform/i18n/partial-date.ts";
import { type Decimal, toDecimal } from "./exact.rules.ts";
import type { IndicatorValue, ValueSource } from "./indicator-kinds.ts";

export type ValueRow = Pick<
  IndicatorValue,
  "key" | "date" | "value" | "valueSource" | "respondents" | "drawn" | "dimensions" | "basis" | "breakNote"
>;

/** A value of the whole that is known. */
export interface SeenValue {
  key: string;
  /** As precise as it is known. */
  date: string;
  /** The last day of that. */
  day: string;
  value: Decimal;
  /** Where it comes from, if not from where its indicator says. */
  valueSource: ValueSource | null;
  respondents: number | null;
  drawn: number | null;
  isDemo: boolean;
}

/** The series of the whole, oldest first. What has no number is left out: it is missing, not zero. */
export function seenValues(rows: readonly ValueRow[]): SeenValue[] {
  const seen: SeenValue[] = [];
  for (const row of rows) {
    const value = toDecimal(row.value);
    if (value === null || row.dimensions.length > 0) continue;
    const { key, date, valueSource, respondents, drawn } = row;
    seen.push({ key, date, day: lastDay(date), value, valueSource, respondents, drawn, isDemo: row.basis === "demo" });
  }
  return seen.sort((a, b) => (a.day === b.day ? compare(a.key, b.key) : compare(a.day, b.day)));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The newest value whose period has begun by `asOf` and ended after `after`. */
export function latestSince(
  seen: readonly SeenValue[],
  { after, asOf }: { after: string | null; asOf: string },
): SeenValue | null {
  return seen.findLast((value) => firstDay(value.date) <= asOf && (after === null || value.day > after)) ?? null;
}
