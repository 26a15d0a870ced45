import fc from "fast-check";
import { expect, it } from "vitest";
import {
  buildGradingFacts,
  buildOutputFact,
  buildTargetFact,
  type SeenTarget,
  shippedRuleSet,
} from "#testing/build-grading.ts";
import { type GradeProposal, proposeGrade } from "./grade.rules.ts";
import type { GradingFacts } from "./grading-facts.rules.ts";
import { type RuleSet, ruleSetSchema } from "./rule-set.rules.ts";
import { shippedRuleSets } from "./shipped-rule-sets.ts";

const outputs = (...pairs: [planned: number | null, actual: number | null][]) =>
  pairs.map(([planned, actual]) => buildOutputFact(planned, actual));

const propose = (key: string, given: Partial<GradingFacts>): GradeProposal =>
  proposeGrade({ rules: shippedRuleSet(key), version: 3 }, buildGradingFacts(given));
it("looks words up, and tests words in cases", () => {
  const rules = ruleSetSchema.parse({
    ...shippedRuleSet("outputs-abcd"),
    steps: [
      {
        key: "level",
        label: { ja: "段階" },
        bands: { of: "done", list: [{ above: 80, gives: "high" }], otherwise: "low" },
      },
      { key: "points", label: { ja: "点" }, lookup: { of: "level", table: { high: 3, low: 1 } } },
      {
        key: "grade",
        label: { ja: "評価" },
        choose: {
          cases: [
            {
              when: [
                { of: "level", is: "high" },
                { of: "points", atMost: 3 },
              ],
              gives: "A",
            },
          ],
          otherwise: "D",
        },
      },
    ],
  });
  const grade = (actual: number | null) =>
    proposeGrade({ rules, version: 1 }, buildGradingFacts({ outputs: outputs([100, actual]) })).grade;
  expect([grade(80.01), grade(80), grade(null)]).toEqual(["A", "D", null]);
});

const rank = (rules: RuleSet, grade: string | null) => rules.grades.findIndex((entry) => entry.key === grade);
const anySeen = fc.record({
  direction: fc.constantFrom("increase" as const, "decrease" as const, "keepAbove" as const, "keepBelow" as const),
  baseline: fc.integer({ min: -100, max: 100 }),
  current: fc.integer({ min: -150, max: 150 }),
  target: fc.integer({ min: -100, max: 100 }),
});

it.each(["nagayo-sabc", "tama-path"])("%s never gives a worse grade for a better value", (key) => {
  const rules = shippedRuleSet(key);
  fc.assert(
    fc.property(anySeen, fc.nat(100), fc.integer({ min: 1, max: 6 }), (seen, more, planYear) => {
      const rises = seen.direction === "increase" || seen.direction === "keepAbove";
      const better = { ...seen, current: seen.current + (rises ? more : -more) };
      const proposal = (given: SeenTarget) => propose(key, { targets: [buildTargetFact(given)], planYear });
      const [one, other] = [proposal(better), proposal(seen)];
      if (!one.isDeterminable || !other.isDeterminable) return;
      expect(rank(rules, one.grade)).toBeLessThanOrEqual(rank(rules, other.grade));
    }),
    { numRuns: 300 },
  );
});

it("does not depend on the order of outputs and targets, in any rule set", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...shippedRuleSets().map((rules) => rules.key)),
      fc.array(anySeen, { maxLength: 4 }),
      fc.array(fc.tuple(fc.nat(50), fc.nat(60)), { maxLength: 4 }),
      (key, seen, pairs) => {
        const targets = seen.map(buildTargetFact);
        const grade = (isTurned: boolean) => {
          const list = <Entry>(entries: Entry[]) => (isTurned ? entries.toReversed() : entries);
          const { steps, ...proposal } = propose(key, {
            targets: list(targets),
            outputs: list(outputs(...pairs)),
            planYear: 2,
          });
          return { grade: proposal.grade, steps };
        };
        expect(grade(true)).toEqual(grade(false));
      },
    ),
  );
});

it("gives a grade of its scale or none, whatever the numbers are", () => {
  fc.assert(
    fc.property(fc.constantFrom(...shippedRuleSets()), fc.array(anySeen, { maxLength: 3 }), (rules, seen) => {
      const { grade, isDeterminable } = proposeGrade(
        { rules, version: 1 },
        buildGradingFacts({ targets: seen.map(buildTargetFact) }),
      );
      expect(grade === null || rank(rules, grade) >= 0).toBe(true);
      if (isDeterminable) expect(grade).not.toBeNull();
    }),
  );
});
