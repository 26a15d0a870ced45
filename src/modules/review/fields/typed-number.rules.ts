/** Plain decimals as they are stored: up to 13 digits, two behind the point (thousand yen, people, shares). */
export const DECIMAL_PATTERN = /^-?\d{1,13}(\.\d{1,2})?$/;

export type NumberProblem = "hasWords" | "isFormula" | "notANumber" | "isNegative" | "tooLong";

/**
 * A number as officials type it: full-width digits, thousands separators, 円 and the like behind it are understood
 * ("３０" → 30, "1,200" → 1200, "△5" → -5). With words around it ("約30人", "30名") it is refused: what the words say would be lost.
 * Returns the decimal, null for a blank, or what is wrong.
 */
export function readTypedNumber(typed: string): { value: string | null } | { problem: NumberProblem } {
  const plain = typed.normalize("NFKC").replace(/[\s,、]/g, "");
  if (plain === "") return { value: null };
  if (plain.startsWith("=")) return { problem: "isFormula" };
  const signed = plain.replace(/^[−–ーー‐△▲]/, "-");
  if (/^-?\d+(\.\d+)?$/.test(signed)) return plainDecimal(signed);
  return { problem: /\d/.test(plain) ? "hasWords" : "notANumber" };
}

function plainDecimal(signed: string): { value: string } | { problem: NumberProblem } {
  const value = signed
    .replace(/^(-?)0+(?=\d)/, "$1")
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
  return DECIMAL_PATTERN.test(value) ? { value: value === "-0" ? "0" : value } : { problem: "tooLong" };
}

/** The same where less than nothing cannot be (people, sessions, money). */
export function readTypedCount(typed: string): { value: string | null } | { problem: NumberProblem } {
  const read = readTypedNumber(typed);
  return "value" in read && read.value?.startsWith("-") ? { problem: "isNegative" } : read;
}
