/** Plain decimals as they are stored: up to 13 digits, four behind the point, as the ledger of facts has them. */
export const DECIMAL_PATTERN = /^-?\d{1,13}(\.\d{1,4})?$/;

export type NumberProblem = "hasWords" | "isFormula" | "notANumber" | "isNegative" | "tooLong";

/** Digits alone, or in groups of three behind commas or blanks: two numbers in one cell are not one. */
const NUMBER = /^[-+]?(\d+|\d{1,3}([,、 ]\d{3})+)(\.\d+)?$/;

/**
 * A number as officials type it: full-width digits, thousands separators, signs ("３０" → 30, "1,200" → 1200, "△5" → -5).
 * With words around it ("約30人", "30名") it is refused, because what the words say would be lost, and so are marks that
 * only look like digits ("①", "5²"). Returns the decimal, null for a blank, or what is wrong.
 */
export function readTypedNumber(typed: string): { value: string | null } | { problem: NumberProblem } {
  const plain = typed.normalize("NFKC").trim();
  if (plain === "") return { value: null };
  if (plain.startsWith("=")) return { problem: "isFormula" };
  const signed = plain.replace(/^[−–ー‐△▲]/, "-");
  if (NUMBER.test(signed) && !/\p{No}/u.test(typed)) return plainDecimal(signed.replace(/[+,、 ]/g, ""));
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
