import fc from "fast-check";
import { expect, it } from "vitest";
import { Decimal } from "#modules/indicators/public.ts";
import type { GradingFacts, OutputFact, TargetFact } from "./grading-facts.rules.ts";
import { inputValueOf, type PartNote } from "./input-values.rules.ts";
import type { Measure, RuleInput } from "./rule-set.rules.ts";

type Numbers = Partial<Record<"baseline" | "current" | "target" | "low" | "high" | "lastYear" | "expected", number>>;
const decimal = (value: number | undefined) => (value === undefined ? null : new Decimal(value));

function targetOf(
  direction: TargetFact["goal"]["direction"],
  { baseline, current, target, low, high, lastYear, expected }: Numbers,
  more: Partial<TargetFact> = {},
): TargetFact {
  return {
    key: "t",
    title: { ja: "指標" },
    unit: null,
    goal: { direction, target: decimal(target), low: decimal(low), high: decimal(high) },
    baseline: decimal(baseline),
    current: decimal(current),
    date: "2024",
    lastYear: decimal(lastYear),
    expected: decimal(expected),
    isSurvey: false,
    isSignificant: { sinceBaseline: null, sinceLastYear: null },
    ...more,
  };
}

const output = (planned: number | null, actual: number | null): OutputFact => ({
  name: "講座",
  unit: "回",
  planned: planned === null ? null : new Decimal(planned),
  actual: actual === null ? null : new Decimal(actual),
});
const factsOf = (given: Partial<GradingFacts>): GradingFacts => ({
  outputs: [],
  targets: [],
  answers: {},
  planYear: null,
  ...given,
});
const inputOf = (measure: Measure, more: Partial<RuleInput> = {}): RuleInput => ({
  key: "x",
  label: { ja: "見本" },
  measure,
  across: "lowest",
  ...more,
});

function measure(name: Measure, target: TargetFact, more: Partial<RuleInput> & { planYear?: number } = {}) {
  const { planYear = null, ...input } = more;
  const { value, parts } = inputValueOf(inputOf(name, input), factsOf({ targets: [target], planYear }));
  return { value: value?.toString() ?? null, note: parts[0]?.note ?? null };
}

interface Row {
  what: string;
  direction: TargetFact["goal"]["direction"];
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
  const beyond = (direction: TargetFact["goal"]["direction"], numbers: Numbers) =>
    measure("beyondTarget", targetOf(direction, numbers)).value;
  expect(beyond("increase", { current: 12, target: 10 })).toBe("2");
  expect(beyond("decrease", { current: 12, target: 10 })).toBe("-2");
  expect(beyond("decrease", { current: 0, target: 0 })).toBe("0");
  expect(beyond("range", { current: 45, low: 40, high: 60 })).toBe("5");
  expect(beyond("range", { current: 61, low: 40, high: 60 })).toBe("-1");
});

const survey = (current: number, isSignificant: boolean | null = null) =>
  targetOf(
    "increase",
    { baseline: 40, current, target: 60, lastYear: 42 },
    { isSurvey: true, isSignificant: { sinceBaseline: isSignificant, sinceLastYear: isSignificant } },
  );

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
  inputValueOf(inputOf("outputRate", { across }), factsOf({ outputs }));

it("takes the lowest of several outputs or their mean, leaves out what is missing and names it", () => {
  const outputs = [output(10, 9), output(4, 6), output(5, null), output(0, 3), output(null, 2)];
  expect(rates("lowest", outputs).value?.toString()).toBe("90");
  expect(rates("mean", outputs).value?.toString()).toBe("120");
  expect(rates("lowest", outputs).parts.map((part) => part.note)).toEqual([null, null, "noActual", "noPlan", "noPlan"]);
});

it("meets a limit exactly where thirds add up to it", () => {
  const thirds = [output(3, 1), output(3, 1), output(3, 3.4)];
  expect(rates("mean", thirds).value?.toString()).toBe("60");
  const path = targetOf("increase", { baseline: 0, current: 1.2, target: 3, expected: 2 });
  expect(measure("pathShare", path).value).toBe("60");
});

it("takes nothing done for 0, and nothing known for nothing", () => {
  expect(rates("lowest", [output(10, 0)]).value?.toString()).toBe("0");
  expect(rates("lowest", [output(10, null)]).value).toBeNull();
  expect(rates("mean", []).value).toBeNull();
});

const number = fc.integer({ min: -500, max: 500 });
const anyTarget = fc
  .record({
    direction: fc.constantFrom(
      "increase" as const,
      "decrease" as const,
      "keepAbove" as const,
      "keepBelow" as const,
      "range" as const,
    ),
    baseline: fc.option(number, { nil: undefined }),
    current: number,
    target: number,
    low: number,
    width: fc.nat(100),
  })
  .map(({ direction, low, width, ...numbers }) => targetOf(direction, { ...numbers, low, high: low + width }));
const ALL: Measure[] = ["targetRate", "wayShare", "beyondTarget", "changeFromBaseline", "changeRate"];

it("does not depend on the order of the targets", () => {
  fc.assert(
    fc.property(
      fc.array(anyTarget, { maxLength: 5 }),
      fc.constantFrom(...ALL),
      fc.constantFrom("lowest", "mean"),
      (targets, name, across) => {
        const input = inputOf(name, { across: across as RuleInput["across"] });
        const value = (list: TargetFact[]) => inputValueOf(input, factsOf({ targets: list })).value;
        const [one, other] = [value(targets), value(targets.toReversed())];
        expect(one === null).toBe(other === null);
        // A mean of something endless has no value, in any order.
        if (one?.isFinite() && other?.isFinite()) expect(one).toEqual(other);
      },
    ),
  );
});

const straight = anyTarget.filter((target) => target.goal.direction !== "range");

it("never falls when the value gets better, in any direction", () => {
  fc.assert(
    fc.property(straight, fc.nat(800), fc.constantFrom(...ALL), (target, more, name) => {
      const rises = target.goal.direction === "increase" || target.goal.direction === "keepAbove";
      const better = { ...target, current: target.current?.plus(rises ? more : -more) ?? null };
      const value = (fact: TargetFact) => inputValueOf(inputOf(name), factsOf({ targets: [fact] })).value;
      const [low, high] = [value(target), value(better)];
      if (low && high) expect(high.greaterThanOrEqualTo(low)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it("gives nothing, and never 0, where the value is missing", () => {
  fc.assert(
    fc.property(anyTarget, fc.constantFrom(...ALL), (target, name) => {
      expect(inputValueOf(inputOf(name), factsOf({ targets: [{ ...target, current: null }] })).value).toBeNull();
    }),
  );
});
