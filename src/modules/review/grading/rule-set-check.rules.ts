import { Decimal } from "#modules/indicators/public.ts";

/** The part of a rule set that its check looks at. */
export interface CheckedRules {
  grades: readonly { key: string; isUndetermined: boolean }[];
  inputs: readonly { key: string; measure: string; expectedAfterYears?: readonly string[] | undefined }[];
  questions: readonly { key: string; options: readonly { key: string; points: string }[] }[];
  steps: readonly CheckedStep[];
  result: { step: string } | { judgement: true };
}

interface CheckedStep {
  key: string;
  bands?:
    | {
        of: string;
        list: readonly { atLeast?: string | undefined; above?: string | undefined; gives: string }[];
        otherwise: string;
      }
    | undefined;
  sum?: readonly string[] | undefined;
  lookup?: { of: string; table: Readonly<Record<string, string>> } | undefined;
  choose?: { cases: readonly { when: readonly CheckedCondition[]; gives: string }[]; otherwise: string } | undefined;
}

interface CheckedCondition {
  of: string;
  is?: string | undefined;
}

interface Inconsistency {
  path: (string | number)[];
  message: string;
}

/** What a step or an input can give: numbers of any size, or one of these words. */
type Range = "numbers" | ReadonlySet<string>;

const isNumber = (value: string) => /^-?\d+(\.\d+)?$/.test(value);
const isNumeric = (range: Range | undefined) => range === "numbers" || (range && [...range].every(isNumber));

/**
 * What no single line of a rule set can tell: names stand once and are known before they are used, bands fall from the best
 * to the worst, what is added or compared is a number, and the result is always one of the grades.
 */
export function checkRuleSet(rules: CheckedRules): Inconsistency[] {
  const issues: Inconsistency[] = [...repeated(rules), ...undetermined(rules)];
  const known = new Map<string, Range>();
  for (const input of rules.inputs) known.set(input.key, "numbers");
  for (const question of rules.questions) known.set(question.key, "numbers");
  for (const [index, step] of rules.steps.entries()) {
    issues.push(...stepProblems(step, known).map((message) => ({ path: ["steps", index], message })));
    known.set(step.key, rangeOf(step));
  }
  return [...issues, ...resultProblems(rules, known)];
}

function repeated({ inputs, questions, steps, grades }: CheckedRules): Inconsistency[] {
  const names = [...inputs, ...questions, ...steps].map((entry) => entry.key);
  const twice = (list: string[]) => list.filter((entry, index) => list.indexOf(entry) !== index);
  const options = questions.flatMap((question) => twice(question.options.map((option) => option.key)));
  return [...twice(names), ...twice(grades.map((grade) => grade.key)), ...options].map((name) => ({
    path: [],
    message: `${name} stands twice`,
  }));
}

function undetermined({ grades, inputs }: CheckedRules): Inconsistency[] {
  const several = grades.filter((grade) => grade.isUndetermined).length > 1;
  return [
    ...(several ? [{ path: ["grades"], message: "only one grade can mean: cannot be determined" }] : []),
    ...inputs.flatMap((input, index) =>
      input.expectedAfterYears && input.measure !== "pathShare"
        ? [{ path: ["inputs", index], message: "expectedAfterYears belongs to pathShare" }]
        : [],
    ),
  ];
}

function usedBy({ bands, sum, lookup, choose }: CheckedStep): string[] {
  const conditions = choose?.cases.flatMap((entry) => entry.when.map(({ of }) => of)) ?? [];
  return [...(bands ? [bands.of] : []), ...(sum ?? []), ...(lookup ? [lookup.of] : []), ...conditions];
}

type Known = ReadonlyMap<string, Range>;

const stepProblems = (step: CheckedStep, known: Known): string[] => [
  ...usedBy(step)
    .filter((of) => !known.has(of))
    .map((of) => `uses ${of}, which is not known here`),
  ...countedBy(step)
    .filter((of) => known.has(of) && !isNumeric(known.get(of)))
    .map((of) => `${of} is not always a number`),
  ...(step.bands && !isFalling(step.bands.list) ? ["its bands do not fall from the highest to the lowest"] : []),
  ...(step.lookup ? lookupProblems(step.lookup, known.get(step.lookup.of)) : []),
];

/** What a step adds up or compares with a number. */
function countedBy({ bands, sum, choose }: CheckedStep): string[] {
  const compared = choose?.cases.flatMap((entry) => entry.when.filter((condition) => condition.is === undefined)) ?? [];
  return [...(bands ? [bands.of] : []), ...(sum ?? []), ...compared.map(({ of }) => of)];
}

function lookupProblems({ table }: NonNullable<CheckedStep["lookup"]>, range: Range | undefined): string[] {
  if (range === "numbers") return ["a lookup needs words; of numbers it takes bands"];
  return [...(range ?? [])].filter((value) => !(value in table)).map((value) => `its table has nothing for ${value}`);
}

/** At the same number, "100 or more" comes after "more than 100". */
function isFalling(list: readonly { atLeast?: string | undefined; above?: string | undefined }[]): boolean {
  return list.every((band, index) => {
    const before = list[index - 1];
    if (!before) return true;
    const [upper, lower] = [new Decimal(limitOf(before)), new Decimal(limitOf(band))];
    if (upper.equals(lower)) return before.above !== undefined && band.atLeast !== undefined;
    return upper.greaterThan(lower);
  });
}

const limitOf = ({ atLeast, above }: { atLeast?: string | undefined; above?: string | undefined }) =>
  atLeast ?? above ?? "0";

function rangeOf({ bands, lookup, choose }: CheckedStep): Range {
  if (bands) return new Set([...bands.list.map((band) => band.gives), bands.otherwise]);
  if (lookup) return new Set(Object.values(lookup.table));
  if (choose) return new Set([...choose.cases.map((entry) => entry.gives), choose.otherwise]);
  return "numbers";
}

function resultProblems({ result, grades }: CheckedRules, known: ReadonlyMap<string, Range>): Inconsistency[] {
  if (!("step" in result)) return [];
  const range = known.get(result.step);
  if (!(range instanceof Set)) return [{ path: ["result"], message: `${result.step} is no step that gives a grade` }];
  const keys = grades.map((grade) => grade.key);
  return [...range]
    .filter((value) => !keys.includes(value))
    .map((value) => ({ path: ["result"], message: `${result.step} can give ${value}, which is no grade` }));
}
