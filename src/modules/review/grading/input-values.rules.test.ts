import { expect, it } from "vitest";
import { buildGradingFacts, buildOutputFact, buildTargetFact, type SeenTarget } from "#testing/build-grading.ts";
import type { OutputFact, TargetFact } from "./grading-facts.rules.ts";
import { inputValueOf, type PartNote } from "./input-values.rules.ts";
import type { Measure, RuleInput } from "./rule-set.rules.ts";

type Direction = TargetFact["goal"]["direction"];
type Numbers = Omit<SeenTarget, "direction">;

const targetOf = (direction: Direction, numbers: Numbers) => buildTargetFact({ direction, ...numbers });
const inputOf = (measure: Measure, more: Partial<RuleInput> = {}): RuleInput => ({
  key: "x",
  label: { ja: "見本" },
  measure,
  across: "lowest",
  ...more,
});

function measure(name: Measure, target: TargetFact, more: Partial<RuleInput> & { planYear?: number } = {}) {
  const { planYear = null, ...input } = more;
  const { value, parts } = inputValueOf(inputOf(name, input), buildGradingFacts({ targets: [target], planYear }));
  return { value: value?.toString() ?? null, note: parts[0]?.note ?? null };
}

interface Row {
  what: string;
  direction: Direction;
  numbers: Numbers;
  value: string | null;
  note?: PartNote;
}

it.each<Row>([
  {
    what: "a rising target",
    direction: "increase",
    numbers: { baseline: 100, current: 150, target: 200 },
    value: "75",
  },
  { what: "a rising target surpassed", direction: "increase", numbers: { current: 250, target: 200 }, value: "125" },
  { what: "a falling target", direction: "decrease", numbers: { current: 12, target: 10 }, value: "80" },
  { what: "a falling target surpassed", direction: "decrease", numbers: { current: 5, target: 10 }, value: "150" },
  {
    what: "reduce to 0, half way",
    direction: "decrease",
    numbers: { baseline: 20, current: 10, target: 0 },
    value: "50",
  },
  {
    what: "reduce to 0, reached",
    direction: "decrease",
    numbers: { baseline: 20, current: 0, target: 0 },
    value: "100",
    note: "limit",
  },
  {
    what: "reduce to 0 from an unknown baseline",
    direction: "decrease",
    numbers: { current: 4, target: 0 },
    value: null,
    note: "noRatio",
  },
  { what: "kept at 0, lost", direction: "keepBelow", numbers: { current: 4, target: 0 }, value: "0", note: "limit" },
  {
    what: "a baseline of 0 to stay, lost",
    direction: "decrease",
    numbers: { baseline: 0, current: 4, target: 0 },
    value: "0",
    note: "limit",
  },
  {
    what: "a target below zero",
    direction: "increase",
    numbers: { baseline: -40, current: -15, target: -10 },
    value: "50",
  },
  { what: "crossing zero", direction: "increase", numbers: { baseline: -10, current: -5, target: 10 }, value: "-50" },
  {
    what: "a limit kept",
    direction: "keepAbove",
    numbers: { baseline: 4, current: 3.5, target: 3 },
    value: "116.666666666666666666666666667",
  },
  { what: "a limit missed", direction: "keepAbove", numbers: { baseline: 4, current: 2.4, target: 3 }, value: "80" },
  { what: "within a range", direction: "range", numbers: { current: 50, low: 40, high: 60 }, value: "100" },
  { what: "above a range", direction: "range", numbers: { current: 66, low: 40, high: 60 }, value: "90" },
  { what: "no value yet", direction: "increase", numbers: { baseline: 1, target: 2 }, value: null, note: "noValue" },
  {
    what: "no target value",
    direction: "increase",
    numbers: { baseline: 1, current: 2 },
    value: null,
    note: "noTarget",
  },
])("counts the rate of a target: $what", ({ direction, numbers, value, note }) => {
  expect(measure("targetRate", targetOf(direction, numbers))).toEqual({ value, note: note ?? null });
});

it.each<Row>([
  { what: "half of it", direction: "increase", numbers: { baseline: 100, current: 150, target: 200 }, value: "50" },
  { what: "backwards", direction: "increase", numbers: { baseline: 100, current: 90, target: 200 }, value: "-10" },
  { what: "reduce to 0", direction: "decrease", numbers: { baseline: 20, current: 5, target: 0 }, value: "75" },
  {
    what: "from below zero over it",
    direction: "increase",
    numbers: { baseline: -10, current: 0, target: 10 },
    value: "50",
  },
  {
    what: "baseline = target, kept",
    direction: "increase",
    numbers: { baseline: 5, current: 5, target: 5 },
    value: "100",
    note: "limit",
  },
  {
    what: "baseline = target, lost",
    direction: "increase",
    numbers: { baseline: 5, current: 4, target: 5 },
    value: "80",
    note: "limit",
  },
  { what: "a limit kept", direction: "keepBelow", numbers: { current: 3, target: 3 }, value: "100", note: "limit" },
  {
    what: "a limit missed by a fifth",
    direction: "keepBelow",
    numbers: { current: 3.6, target: 3 },
    value: "80",
    note: "limit",
  },
  { what: "into a range", direction: "range", numbers: { baseline: 80, current: 70, low: 40, high: 60 }, value: "50" },
  { what: "no baseline", direction: "increase", numbers: { current: 5, target: 10 }, value: null, note: "noBaseline" },
  { what: "no value", direction: "decrease", numbers: { baseline: 5, target: 1 }, value: null, note: "noValue" },
])("counts the share of the way: $what", ({ direction, numbers, value, note }) => {
  expect(measure("wayShare", targetOf(direction, numbers))).toEqual({ value, note: note ?? null });
});

const way = (current: number) => targetOf("increase", { baseline: 0, current, target: 100, expected: 50 });

it.each([
  { year: 1, current: 20, value: "100" },
  { year: 2, current: 20, value: "50" },
  { year: 5, current: 100, value: "100" },
  { year: 7, current: 90, value: "90" },
])("expects more of the way in each year of the plan: $current after year $year", ({ year, current, value }) => {
  const expectedAfterYears = ["20", "40", "60", "80", "100"];
  expect(measure("pathShare", way(current), { expectedAfterYears, planYear: year }).value).toBe(value);
});

it("takes the target's own path where the rule names none, and says so where there is none", () => {
  expect(measure("pathShare", way(40)).value).toBe("80");
  const without = targetOf("increase", { baseline: 0, current: 40, target: 100 });
  expect(measure("pathShare", without)).toEqual({ value: null, note: "noPath" });
  expect(measure("pathShare", way(40), { expectedAfterYears: ["20"] })).toEqual({ value: null, note: "noPath" });
  const atTheStart = targetOf("increase", { baseline: 0, current: 40, target: 100, expected: 0 });
  expect(measure("pathShare", atTheStart)).toEqual({ value: null, note: "noPath" });
});

it("says how far a value is beyond its target, with its sign, also in a range", () => {
  const beyond = (direction: Direction, numbers: Numbers) =>
    measure("beyondTarget", targetOf(direction, numbers)).value;
  expect(beyond("increase", { current: 12, target: 10 })).toBe("2");
  expect(beyond("decrease", { current: 12, target: 10 })).toBe("-2");
  expect(beyond("decrease", { current: 0, target: 0 })).toBe("0");
  expect(beyond("range", { current: 45, low: 40, high: 60 })).toBe("5");
  expect(beyond("range", { current: 61, low: 40, high: 60 })).toBe("-1");
});

const survey = (current: number, isSignificant: boolean | null = null) =>
  buildTargetFact({
    baseline: 40,
    current,
    target: 60,
    lastYear: 42,
    isSurvey: true,
    isSignificant: { sinceBaseline: isSignificant, sinceLastYear: isSignificant },
  });

it.each([
  { current: 42.9, value: "0", note: "unchanged" },
  { current: 43, value: "3", note: null },
  { current: 37.1, value: "0", note: "unchanged" },
  { current: 37, value: "-3", note: null },
])("counts a survey's move of less than three points as none: 40 → $current", ({ current, value, note }) => {
  expect(measure("changeFromBaseline", survey(current), { surveyTolerance: "3" })).toEqual({ value, note });
});

it("counts what chance explains as no change, and leaves what cannot be tested as it is", () => {
  const tolerance = { surveyTolerance: "significance" };
  expect(measure("changeFromBaseline", survey(45, false), tolerance).value).toBe("0");
  expect(measure("changeFromBaseline", survey(45, true), tolerance).value).toBe("5");
  expect(measure("changeFromBaseline", survey(45, null), tolerance).value).toBe("5");
  expect(measure("changeFromLastYear", survey(45, false), tolerance).value).toBe("0");
  expect(measure("changeFromLastYear", survey(45)).value).toBe("3");
});

it("does not compare a value that is counted in another way than baseline and target", () => {
  const numbers = { baseline: 40, current: 50, target: 60, lastYear: 48, expected: 45 };
  const anew = buildTargetFact({ ...numbers, isCountedAnew: true });
  for (const name of [
    "targetRate",
    "wayShare",
    "pathShare",
    "beyondTarget",
    "changeFromBaseline",
    "changeRate",
  ] as const) {
    expect(measure(name, anew)).toEqual({ value: null, note: "countedAnew" });
  }
  expect(measure("changeFromLastYear", anew).value).toBe("2");
});

it("gives counted numbers no survey error", () => {
  const counted = targetOf("increase", { baseline: 40, current: 41, target: 60 });
  expect(measure("changeFromBaseline", counted, { surveyTolerance: "3" })).toEqual({ value: "1", note: null });
});

it.each<Row>([
  {
    what: "less where less is better",
    direction: "decrease",
    numbers: { baseline: 50, current: 40, target: 10 },
    value: "20",
  },
  {
    what: "a baseline below zero",
    direction: "increase",
    numbers: { baseline: -50, current: -60, target: 0 },
    value: "-20",
  },
  {
    what: "a baseline of 0, risen",
    direction: "increase",
    numbers: { baseline: 0, current: 1, target: 9 },
    value: "Infinity",
  },
  {
    what: "a baseline of 0, fallen",
    direction: "increase",
    numbers: { baseline: 0, current: -1, target: 9 },
    value: "-Infinity",
  },
  {
    what: "a baseline of 0, unchanged",
    direction: "increase",
    numbers: { baseline: 0, current: 0, target: 9 },
    value: "0",
  },
  { what: "no baseline", direction: "increase", numbers: { current: 1, target: 9 }, value: null, note: "noBaseline" },
  {
    what: "nearer to a range",
    direction: "range",
    numbers: { baseline: 80, current: 64, low: 40, high: 60 },
    value: "20",
  },
])("counts a change in per cent of the baseline: $what", ({ direction, numbers, value, note }) => {
  expect(measure("changeRate", targetOf(direction, numbers))).toEqual({ value, note: note ?? null });
});

const rates = (across: RuleInput["across"], outputs: OutputFact[]) =>
  inputValueOf(inputOf("outputRate", { across }), buildGradingFacts({ outputs }));

it("takes the lowest of several outputs or their mean, leaves out what is missing and names it", () => {
  const outputs = [
    buildOutputFact(10, 9),
    buildOutputFact(4, 6),
    buildOutputFact(5, null),
    buildOutputFact(0, 3),
    buildOutputFact(null, 2),
  ];
  expect(rates("lowest", outputs).value?.toString()).toBe("90");
  expect(rates("mean", outputs).value?.toString()).toBe("120");
  expect(rates("lowest", outputs).parts.map((part) => part.note)).toEqual([null, null, "noActual", "noPlan", "noPlan"]);
});

it("meets a limit exactly where thirds add up to it", () => {
  const thirds = [buildOutputFact(3, 1), buildOutputFact(3, 1), buildOutputFact(3, 3.4)];
  expect(rates("mean", thirds).value?.toString()).toBe("60");
  const path = targetOf("increase", { baseline: 0, current: 1.2, target: 3, expected: 2 });
  expect(measure("pathShare", path).value).toBe("60");
});

it("takes nothing done for 0, and nothing known for nothing", () => {
  expect(rates("lowest", [buildOutputFact(10, 0)]).value?.toString()).toBe("0");
  expect(rates("lowest", [buildOutputFact(10, null)]).value).toBeNull();
  expect(rates("mean", []).value).toBeNull();
});
