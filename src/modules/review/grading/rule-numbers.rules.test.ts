import fc from "fast-check";
import { expect, it } from "vitest";
import { Decimal } from "#modules/indicators/public.ts";
import { shippedRuleSet } from "#testing/build-grading.ts";
import { isSameRule, numbersOf, withNumbers } from "./rule-numbers.rules.ts";
import { shippedRuleSets } from "./shipped-rule-sets.ts";
import { roundForLimits } from "./shown-number.rules.ts";

it("finds every number of a rule and no grade", () => {
  expect(numbersOf(shippedRuleSet("outputs-abcd"))).toEqual([
    { name: "steps.0.bands.list.0.atLeast", value: "100" },
    { name: "steps.0.bands.list.1.atLeast", value: "80" },
    { name: "steps.0.bands.list.2.atLeast", value: "50" },
  ]);
  expect(numbersOf(shippedRuleSet("fukuoka-pace")).map(({ value }) => value)).toEqual(["3", "0", "0", "0", "100"]);
  expect(numbersOf(shippedRuleSet("tama-path")).map(({ value }) => value)).toEqual([
    "20",
    "40",
    "60",
    "80",
    "100",
    "100",
    "60",
  ]);
  // Seven limits with their points and those below; three points of answers; three limits.
  expect(numbersOf(shippedRuleSet("sano-points")).length).toBe(3 + 6 + 6 + 1 + 3);
});

it("changes a number as it is typed and leaves the rest alone", () => {
  const rules = shippedRuleSet("outputs-abcd");
  const changed = withNumbers(rules, { "steps.0.bands.list.1.atLeast": " ７５ ", unknown: "1" });
  expect(changed.rules?.steps[0]?.bands?.list.map((band) => band.atLeast)).toEqual(["100", "75", "50"]);
  expect(rules.steps[0]?.bands?.list[1]?.atLeast).toBe("80");
  expect(changed.rules && isSameRule(changed.rules, rules)).toBe(false);
});

it.each([
  { typed: "many", code: "review.error.ruleNumber", path: "steps.0.bands.list.1.atLeast" },
  { typed: "", code: "review.error.ruleNumber", path: "steps.0.bands.list.1.atLeast" },
  { typed: "120", code: "review.error.ruleOrder", path: "steps.0.bands.list.0.atLeast" },
])("refuses $typed where it does not fit", ({ typed, code, path }) => {
  const changed = withNumbers(shippedRuleSet("outputs-abcd"), { "steps.0.bands.list.1.atLeast": typed });
  expect(changed.issues).toEqual([{ path, code }]);
});

it("gives every shipped rule back unchanged when its own numbers are typed", () => {
  for (const rules of shippedRuleSets()) {
    const typed = Object.fromEntries(numbersOf(rules).map(({ name, value }) => [name, value]));
    expect(withNumbers(rules, typed)).toEqual({ rules, issues: [] });
  }
});

it.each([
  ["99.96", ["100"], "99.96"],
  ["99.4", ["100"], "99.4"],
  ["66.666666666", ["80", "50"], "66.7"],
  ["79.9999999999", ["80"], "80"],
  ["100", ["100"], "100"],
  ["-0.04", ["0"], "-0.04"],
])("shows %s beside the limits %j as %s", (value, limits, shown) => {
  expect(roundForLimits(new Decimal(value), limits)).toBe(shown);
});

it("never shows a number on the other side of a limit, to six decimals", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -2_000_000, max: 2_000_000 }),
      fc.array(fc.integer({ min: -10, max: 10 })),
      (millionths, limits) => {
        const value = new Decimal(millionths).div(1_000_000);
        const shown = new Decimal(roundForLimits(value, limits.map(String)));
        for (const limit of limits) expect(shown.comparedTo(limit)).toBe(value.comparedTo(limit));
      },
    ),
  );
});
