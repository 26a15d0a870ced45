import type { Translator } from "#platform/i18n/translator.ts";
import { numbersOf } from "../rule-numbers.rules.ts";
import type { RuleSet } from "../rule-set.rules.ts";
import { limitOf } from "./grade-words.ts";
import { outcomeWords } from "./why-grade.tsx";

/** What each number of a rule is called in its form, by the name of its control. */
export function numberLabels(say: Translator, rules: RuleSet): Record<string, string> {
  return Object.fromEntries(numbersOf(rules).map(({ name }) => [name, labelOf(say, rules, name)]));
}

function labelOf(say: Translator, rules: RuleSet, name: string): string {
  const [list, at = "", ...rest] = name.split(".");
  const index = Number(at);
  if (list === "inputs") return inputLabel(say, rest);
  if (list === "questions") return optionLabel(say, rules.questions[index], Number(rest[1]));
  const step = rules.steps[index];
  return step ? stepLabel(say, rules, { step, path: rest }) : name;
}

function inputLabel(say: Translator, [field, year]: readonly string[]): string {
  if (field === "surveyTolerance") return say.t("review.staff.grade.number.tolerance");
  return say.t("review.staff.grade.number.year", { year: Number(year) + 1 });
}

function optionLabel(say: Translator, question: RuleSet["questions"][number] | undefined, index: number): string {
  return say.t("review.staff.grade.number.points", { option: say.plain(question?.options[index]?.label) });
}

interface StepPlace {
  step: RuleSet["steps"][number];
  /** Behind the step: `bands.list.1.atLeast`. */
  path: readonly string[];
}

function stepLabel(say: Translator, rules: RuleSet, { step, path }: StepPlace): string {
  const [operator, part, at = "", last] = path;
  if (part === "otherwise") return say.t("review.staff.grade.number.otherwise");
  if (operator === "lookup") return say.t("review.staff.grade.number.points", { option: at });
  const index = Number(at);
  const entry = operator === "bands" ? step.bands?.list[index] : step.choose?.cases[index];
  const gives = outcomeWords(say, rules, entry?.gives ?? "");
  if (last === "gives") return say.t("review.staff.grade.number.band", { band: index + 1 });
  const condition = operator === "bands" ? step.bands?.list[index] : step.choose?.cases[index]?.when[Number(path[4])];
  const kind = condition && limitOf(condition)?.kind;
  const of = condition && "of" in condition ? say.plain(nameOf(rules, condition.of)) : "";
  return [of, kind ? say.t(`review.staff.grade.number.${kind}`, { gives }) : gives].filter(Boolean).join(" ");
}

const nameOf = (rules: RuleSet, key: string) =>
  [...rules.inputs, ...rules.questions, ...rules.steps].find((entry) => entry.key === key)?.label;
