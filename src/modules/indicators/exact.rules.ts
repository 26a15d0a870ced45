import { Decimal as Base } from "decimal.js";

/** Decimals for sums, differences and shares: 40 digits, so that only a division that never ends is cut, far behind what is shown. */
export const Decimal = Base.clone({ precision: 40, rounding: Base.ROUND_HALF_UP });
export type Decimal = Base;

/** Null stays null: what is missing is not zero. */
export function toDecimal(value: string | null | undefined): Decimal | null {
  return value === null || value === undefined || value === "" ? null : new Decimal(value);
}
