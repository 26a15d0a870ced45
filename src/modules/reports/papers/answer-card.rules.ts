import { Decimal } from "#modules/indicators/public.ts";
import type { ProjectFacts } from "#modules/plan/public.ts";
import type { Text } from "#platform/i18n/text.ts";

/** What was counted under one name and unit, year by year; a year without is missing, not zero. */
export interface AddedFacts {
  label: Text;
  unit: Text;
  byYear: ReadonlyMap<number, string>;
}

/** The sums of several projects as one, what was counted in most years first. */
export function addUp(years: readonly { fiscalYear: number; of: readonly ProjectFacts[] }[]): AddedFacts[] {
  const added = new Map<string, { label: Text; unit: Text; byYear: Map<number, string> }>();
  for (const { fiscalYear, of } of years)
    for (const { name, label, unit, value } of of.flatMap(({ sums }) => sums)) {
      const key = JSON.stringify([name, unit]);
      const entry = added.get(key) ?? { label, unit, byYear: new Map() };
      const so = entry.byYear.get(fiscalYear) ?? "0";
      entry.byYear.set(fiscalYear, new Decimal(so).plus(value).toFixed());
      added.set(key, entry);
    }
  return [...added.values()].sort((one, other) => other.byYear.size - one.byYear.size);
}

/** The beginning of a text, with a sign that it goes on. */
export function shortened(text: string, most: number): string {
  const characters = [...text.replaceAll(/\s+/g, " ").trim()];
  return characters.length <= most ? characters.join("") : `${characters.slice(0, most - 1).join("")}…`;
}
