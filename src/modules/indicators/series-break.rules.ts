import { firstDay, lastDay } from "#platform/i18n/partial-date.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { EarlierDefinition, Indicator, IndicatorValue, ValueSource } from "./indicator-kinds.ts";

/** Where one series ends and another begins: values on its two sides are not compared. */
export interface SeriesBreak {
  /** The first day that is counted in the new way; of a break without a date, the day of the first value after it. */
  day: string;
  /** The same as precisely as it is known. */
  since: string;
  /** How it was counted before, where that is kept. */
  definition: EarlierDefinition | null;
  /** What the first value after it says. */
  note: Text | null;
  /** Where values come from another kind of source than before. */
  source: { from: ValueSource; to: ValueSource } | null;
}

type Measured = Pick<Indicator, "valueSource">;
type Row = Pick<IndicatorValue, "date" | "dimensions" | "breakNote" | "valueSource">;

/**
 * Sources that count the same thing by the same definition, whoever types the number in. Two surveys ask different people
 * with different words, and a statistic goes by its own definition: between those a line would mean nothing.
 */
const FAMILY: Readonly<Record<ValueSource, string>> = {
  manual: "counted",
  measure: "counted",
  partner: "counted",
  survey: "survey",
  otherSurvey: "otherSurvey",
  statistic: "statistic",
};

/** Where a value comes from: what it says itself, else what its indicator says. */
export const sourceOf = (indicator: Measured, value: Pick<IndicatorValue, "valueSource">): ValueSource =>
  value.valueSource ?? indicator.valueSource;

/** All breaks of a series, oldest first: changed definitions, remarks of values and changes of source as one list. */
export function breaksOf(
  indicator: Measured,
  { values, definitions }: { values: readonly Row[]; definitions: readonly EarlierDefinition[] },
): SeriesBreak[] {
  const breaks: SeriesBreak[] = definitions.map((definition) => ({
    day: firstDay(definition.replacedOn),
    since: definition.replacedOn,
    definition,
    note: null,
    source: null,
  }));
  const whole = values
    .filter((value) => value.dimensions.length === 0)
    .map((value) => ({ ...value, day: lastDay(value.date), from: sourceOf(indicator, value) }))
    .sort((a, b) => order(a.day, b.day));
  for (const [index, value] of whole.entries()) {
    const before = whole[index - 1];
    const isOther = before !== undefined && FAMILY[before.from] !== FAMILY[value.from];
    const source = isOther ? { from: before.from, to: value.from } : null;
    if (value.breakNote === null && !source) continue;
    const found = { note: value.breakNote, source };
    // A change of definition between the two values is the same break: it says more, and since when.
    const dated = breaks.findLast(({ day }) => day <= value.day && (before === undefined || day > before.day));
    if (dated) Object.assign(dated, found);
    else breaks.push({ day: value.day, since: value.date, definition: null, ...found });
  }
  return breaks.sort((a, b) => order(a.day, b.day));
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The newest break between two days, in whichever order they come; null where they are of one series. */
export function breakBetween(breaks: readonly SeriesBreak[], one: string | null, other: string): SeriesBreak | null {
  const [from, to] = one === null || one <= other ? [one, other] : [other, one];
  return breaks.findLast(({ day }) => day <= to && (from === null || day > from)) ?? null;
}

/** How the indicator was counted on a day: with the definition, unit and formula of that time. */
export function countedOn<I extends Pick<Indicator, "definition" | "unit" | "formula">>(
  indicator: I,
  definitions: readonly EarlierDefinition[],
  day: string,
): I {
  const [earlier] = definitions
    .filter(({ replacedOn }) => firstDay(replacedOn) > day)
    .sort((a, b) => order(a.replacedOn, b.replacedOn));
  if (!earlier) return indicator;
  const { definition, unit, formula } = earlier;
  return { ...indicator, definition, unit, formula };
}
