import { Decimal } from "#modules/indicators/public.ts";
import type { GradingFacts } from "./grading-facts.rules.ts";
import { decimalText, type InputPart, inputValueOf } from "./input-values.rules.ts";
import type { Condition, Grade, RuleSet, Step } from "./rule-set.rules.ts";

/** What an input was. `answer` names the option that somebody chose. */
export interface ProposedInput {
  key: string;
  value: string | null;
  parts: readonly InputPart[];
  answer?: string;
}

/** What a step gave: `matched` is the band or case, counted from 0, or null for "otherwise" and for sums. */
export interface ProposedStep {
  key: string;
  value: string | null;
  matched: number | null;
}

/** What the product proposes, with everything that it was made of: anybody can do the sum again. Plain JSON. */
export interface GradeProposal {
  ruleSet: string;
  version: number;
  /** Null where nothing can be proposed. */
  grade: string | null;
  /** The rule leads to a grade; false also where the grade says "cannot be determined". */
  isDeterminable: boolean;
  /** Why not: something is missing, or the rule leaves it to a person. */
  reason: "missing" | "judgement" | null;
  inputs: readonly ProposedInput[];
  steps: readonly ProposedStep[];
}

/** Walks through the steps of a rule set. A step that needs what is missing gives nothing, and so do all that need it. */
export function proposeGrade(
  { rules, version }: { rules: RuleSet; version: number },
  facts: GradingFacts,
): GradeProposal {
  const inputs = [...rules.inputs.map((input) => measured(input, facts)), ...answered(rules, facts)];
  const values = new Map<string, string | null>(inputs.map((input) => [input.key, input.value]));
  const steps: ProposedStep[] = [];
  for (const step of rules.steps) {
    const outcome = takeStep(step, values);
    values.set(step.key, outcome.value);
    steps.push({ key: step.key, ...outcome });
  }
  return { ruleSet: rules.key, version, ...resultOf(rules, values), inputs, steps };
}

function measured(input: RuleSet["inputs"][number], facts: GradingFacts): ProposedInput {
  const { value, parts } = inputValueOf(input, facts);
  return { key: input.key, value: value && decimalText(value), parts };
}

function answered({ questions }: RuleSet, { answers }: GradingFacts): ProposedInput[] {
  return questions.map(({ key, options }) => {
    const option = options.find((entry) => entry.key === answers[key]);
    return { key, value: option?.points ?? null, parts: [], ...(option ? { answer: option.key } : {}) };
  });
}

type Values = ReadonlyMap<string, string | null>;
type Outcome = Omit<ProposedStep, "key">;
const NOTHING: Outcome = { value: null, matched: null };

function takeStep({ bands, sum, lookup, choose }: Step, values: Values): Outcome {
  if (bands) return takeBand(bands, values.get(bands.of) ?? null);
  if (sum) return addUp(sum.map((of) => values.get(of) ?? null));
  if (lookup) {
    const value = values.get(lookup.of) ?? null;
    return value === null ? NOTHING : { value: lookup.table[value] ?? null, matched: null };
  }
  return choose ? chooseCase(choose, values) : NOTHING;
}

function takeBand({ list, otherwise }: NonNullable<Step["bands"]>, value: string | null): Outcome {
  if (value === null) return NOTHING;
  const index = list.findIndex((band) => holds(band, value));
  return { value: list[index]?.gives ?? otherwise, matched: index === -1 ? null : index };
}

function addUp(parts: readonly (string | null)[]): Outcome {
  let sum = new Decimal(0);
  for (const part of parts) {
    if (part === null) return NOTHING;
    sum = sum.plus(part);
  }
  return { value: sum.toFixed(), matched: null };
}

/** The first case of which all conditions hold. One that asks for something missing ends it: the next might be wrong. */
function chooseCase({ cases, otherwise }: NonNullable<Step["choose"]>, values: Values): Outcome {
  for (const [index, { when, gives }] of cases.entries()) {
    const answers = when.map((condition) => test(condition, values.get(condition.of) ?? null));
    if (answers.includes(false)) continue;
    if (answers.includes(null)) return NOTHING;
    return { value: gives, matched: index };
  }
  return { value: otherwise, matched: null };
}

const test = (condition: Condition, value: string | null): boolean | null =>
  value === null ? null : holds(condition, value);

type Limits = Partial<Pick<Condition, "atLeast" | "above" | "below" | "atMost" | "is">>;

function holds({ atLeast, above, below, atMost, is }: Limits, value: string): boolean {
  if (is !== undefined) return value === is;
  const number = new Decimal(value);
  if (atLeast !== undefined) return number.greaterThanOrEqualTo(atLeast);
  if (above !== undefined) return number.greaterThan(above);
  if (below !== undefined) return number.lessThan(below);
  return atMost !== undefined && number.lessThanOrEqualTo(atMost);
}

function resultOf(rules: RuleSet, values: Values): Pick<GradeProposal, "grade" | "isDeterminable" | "reason"> {
  if (!("step" in rules.result)) return { grade: null, isDeterminable: false, reason: "judgement" };
  const grade = values.get(rules.result.step) ?? null;
  if (grade !== null) return { grade, isDeterminable: true, reason: null };
  return { grade: undeterminedOf(rules)?.key ?? null, isDeterminable: false, reason: "missing" };
}

/** The grade that says "cannot be determined", where the rule set has one. */
const undeterminedOf = ({ grades }: Pick<RuleSet, "grades">): Grade | undefined =>
  grades.find((grade) => grade.isUndetermined);
