import { Decimal } from "decimal.js";
import type { Amounts } from "./field-value.rules.ts";

/** Thousand yen of all sources together; null where no source has an amount, which is not zero. */
export function sumOf(amounts: Amounts): string | null {
  const given = Object.values(amounts).filter((amount) => amount !== undefined);
  if (given.length === 0) return null;
  return given.reduce((sum, amount) => sum.plus(amount), new Decimal(0)).toFixed();
}
