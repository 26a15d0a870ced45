import type { Decimal } from "#modules/indicators/public.ts";

const MOST_DECIMALS = 6;

/**
 * A number in few decimals that still stands on its own side of every limit: 99.96 beside the limit 100 is shown as 99.96,
 * not as 100.0, which would look like another grade.
 */
export function roundForLimits(value: Decimal, limits: readonly string[]): string {
  for (let decimals = value.decimalPlaces() === 0 ? 0 : 1; decimals < MOST_DECIMALS; decimals++) {
    const shown = value.toDecimalPlaces(decimals);
    if (limits.every((limit) => shown.comparedTo(limit) === value.comparedTo(limit))) return shown.toFixed();
  }
  return value.toDecimalPlaces(MOST_DECIMALS).toFixed();
}
