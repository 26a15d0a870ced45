import fc from "fast-check";
import { expect, it } from "vitest";
import { buildGradingFacts, buildTargetFact } from "#testing/build-grading.ts";
import type { TargetFact } from "./grading-facts.rules.ts";
import { inputValueOf } from "./input-values.rules.ts";
import type { Measure, RuleInput } from "./rule-set.rules.ts";

const inputOf = (measure: Measure, more: Partial<RuleInput> = {}): RuleInput => ({
  key: "x",
  label: { ja: "見本" },
  measure,
  across: "lowest",
  ...more,
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
  .map(({ direction, low, width, ...numbers }) => buildTargetFact({ direction, ...numbers, low, high: low + width }));
const ALL: Measure[] = ["targetRate", "wayShare", "beyondTarget", "changeFromBaseline", "changeRate"];

it("does not depend on the order of the targets", () => {
  fc.assert(
    fc.property(
      fc.array(anyTarget, { maxLength: 5 }),
      fc.constantFrom(...ALL),
      fc.constantFrom("lowest", "mean"),
      (targets, name, across) => {
        const input = inputOf(name, { across: across as RuleInput["across"] });
        const value = (list: TargetFact[]) => inputValueOf(input, buildGradingFacts({ targets: list })).value;
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
      const value = (fact: TargetFact) => inputValueOf(inputOf(name), buildGradingFacts({ targets: [fact] })).value;
      const [low, high] = [value(target), value(better)];
      if (low && high) expect(high.greaterThanOrEqualTo(low)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it("gives nothing, and never 0, where the value is missing", () => {
  fc.assert(
    fc.property(anyTarget, fc.constantFrom(...ALL), (target, name) => {
      expect(
        inputValueOf(inputOf(name), buildGradingFacts({ targets: [{ ...target, current: null }] })).value,
      ).toBeNull();
    }),
  );
});
