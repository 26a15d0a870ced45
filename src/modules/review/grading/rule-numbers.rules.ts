import type { Issue } from "#platform/errors.ts";
import { type RuleSet, ruleSetSchema } from "./rule-set.rules.ts";

/** A number of a rule set that may be changed in a form. */
export interface RuleNumber {
  /** Where it stands, and the name of its control: `steps.0.bands.list.1.atLeast`. */
  name: string;
  value: string;
}

/** Under these names a rule set holds numbers; `gives` and `otherwise` hold numbers or grades. */
const NUMBERS = ["atLeast", "above", "below", "atMost", "points", "surveyTolerance", "gives", "otherwise"];
const LISTS = ["expectedAfterYears", "table"];
const PARTS = ["inputs", "questions", "steps"] as const;
const DECIMAL = /^-?\d{1,9}(\.\d{1,6})?$/;

/** All of them, in the order in which the rule is read. */
export function numbersOf(rules: RuleSet): RuleNumber[] {
  return PARTS.flatMap((part) => collect(rules[part], part));
}

function collect(value: unknown, path: string): RuleNumber[] {
  if (typeof value === "string") return isNumberAt(path) && DECIMAL.test(value) ? [{ name: path, value }] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => collect(part, `${path}.${key}`));
}

function isNumberAt(path: string): boolean {
  const [last = "", before = ""] = path.split(".").reverse();
  return NUMBERS.includes(last) || LISTS.includes(before);
}

/** As officials type numbers: full-width digits, a minus sign of any kind. */
const plainNumber = (typed: string) =>
  typed
    .normalize("NFKC")
    .replace(/[\s,、%]/g, "")
    .replace(/^[−–ー△▲]/, "-");

/**
 * The rule set with what was typed, checked as a whole: numbers that are none, bands out of order. Numbers that were not
 * sent stay as they are.
 */
export function withNumbers(
  rules: RuleSet,
  typed: Readonly<Record<string, string>>,
): { rules: RuleSet; issues: [] } | { rules: null; issues: Issue[] } {
  const draft = structuredClone(rules);
  const issues: Issue[] = [];
  for (const { name } of numbersOf(rules)) {
    const sent = typed[name];
    if (sent === undefined) continue;
    const number = plainNumber(sent);
    if (DECIMAL.test(number)) put(draft, name.split("."), number);
    else issues.push({ path: name, code: "review.error.ruleNumber" });
  }
  if (issues.length > 0) return { rules: null, issues };
  const parsed = ruleSetSchema.safeParse(draft);
  if (parsed.success) return { rules: parsed.data, issues: [] };
  return {
    rules: null,
    issues: parsed.error.issues.map(({ path }) => ({ path: nearest(rules, path), code: "review.error.ruleOrder" })),
  };
}

function put(target: unknown, path: readonly string[], value: string): void {
  const [key = "", ...rest] = path;
  const object = target as Record<string, unknown>;
  if (rest.length === 0) object[key] = value;
  else put(object[key], rest, value);
}

/** The first control under the place where something is wrong. */
function nearest(rules: RuleSet, path: readonly PropertyKey[]): string {
  const place = path.map(String).join(".");
  return numbersOf(rules).find(({ name }) => name.startsWith(`${place}.`))?.name ?? place;
}

/** True where two rule sets would always propose the same. */
export function isSameRule(one: RuleSet, other: RuleSet): boolean {
  const numbers = (rules: RuleSet) => JSON.stringify(numbersOf(rules));
  return one.key === other.key && numbers(one) === numbers(other);
}
