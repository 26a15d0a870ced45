import { Decimal } from "#modules/indicators/public.ts";
import type { GradingFacts, OutputFact, TargetFact } from "#modules/review/grading/grading-facts.rules.ts";
import type { RuleSet } from "#modules/review/grading/rule-set.rules.ts";
import { shippedRuleSets } from "#modules/review/grading/shipped-rule-sets.ts";

type Numbers = Partial<
  Record<"baseline" | "current" | "target" | "low" | "high" | "lastYear" | "expected", number | null>
>;

const decimal = (value: number | null | undefined) =>
  value === null || value === undefined ? null : new Decimal(value);

export type SeenTarget = Numbers &
  Pick<Partial<TargetFact>, "isSurvey" | "isSignificant" | "isCountedAnew"> & {
    direction?: TargetFact["goal"]["direction"];
  };

/** A target that is to rise, with the numbers that matter to the test; what is not named is missing. */
export function buildTargetFact(seen: SeenTarget): TargetFact {
  const { direction = "increase", baseline, current, target, low, high, lastYear, expected, ...more } = seen;
  return {
    key: "t",
    title: { ja: "指標" },
    unit: null,
    goal: { direction, target: decimal(target), low: decimal(low), high: decimal(high) },
    baseline: decimal(baseline),
    current: decimal(current),
    isCountedAnew: false,
    date: "2024",
    lastYear: decimal(lastYear),
    expected: decimal(expected),
    isSurvey: false,
    isSignificant: { sinceBaseline: null, sinceLastYear: null },
    ...more,
  };
}

export const buildOutputFact = (planned: number | null, actual: number | null): OutputFact => ({
  name: "講座",
  unit: "回",
  planned: decimal(planned),
  actual: decimal(actual),
});

export const buildGradingFacts = (given: Partial<GradingFacts>): GradingFacts => ({
  outputs: [],
  targets: [],
  answers: {},
  planYear: null,
  ...given,
});

/** A rule set as it is shipped. */
export function shippedRuleSet(key: string): RuleSet {
  const rules = shippedRuleSets().find((entry) => entry.key === key);
  if (!rules) throw new Error(`no rule set ${key}`);
  return rules;
}
