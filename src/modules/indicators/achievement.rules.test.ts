import fc from "fast-check";
import { expect, it } from "vitest";
import { achievementOf, type Goal } from "./achievement.rules.ts";
import { Decimal, toDecimal } from "./exact.rules.ts";
import type { Direction } from "./indicator-kinds.ts";

type Numbers = [baseline: string | null, current: string | null, target: string | null];

function goalOf(direction: Direction, target: string | null, range: [string, string] | null = null): Goal {
  return { direction, target: toDecimal(target), low: toDecimal(range?.[0]), high: toDecimal(range?.[1]) };
}

function achieve(direction: Direction, [baseline, current, target]: Numbers, range: [string, string] | null = null) {
  return achievementOf(goalOf(direction, target, range), {
    baseline: toDecimal(baseline),
    current: toDecimal(current),
  });
}

function shown(achievement: ReturnType<typeof achieve>) {
  if (achievement === null) return null;
  const { formula, covered, needed, remaining, share, isReached } = achievement;
  const text = (value: Decimal | null) => (value === null ? null : value.toDecimalPlaces(6).toFixed());
  return [formula, text(covered), text(needed), text(remaining), text(share), isReached];
}

it.each<[string, Direction, Numbers, unknown[]]>([
  ["on the way up", "increase", ["50.9", "54.8", "60.0"], ["way", "3.9", "9.1", "5.2", "0.428571", false]],
  ["exactly at the target", "increase", ["50.9", "60", "60.0"], ["way", "9.1", "9.1", "0", "1", true]],
  ["beyond the target", "increase", ["360", "470", "450"], ["way", "110", "90", "-20", "1.222222", true]],
  ["the wrong way", "increase", ["77", "75", "80"], ["way", "-2", "3", "5", "-0.666667", false]],
  ["on the way down", "decrease", ["40", "30", "20"], ["way", "10", "20", "10", "0.5", false]],
  ["down to zero", "decrease", ["12", "3", "0"], ["way", "9", "12", "3", "0.75", false]],
  ["down, but it rose", "decrease", ["12", "15", "0"], ["way", "-3", "12", "15", "-0.25", false]],
  ["up from zero", "increase", ["0", "3", "12"], ["way", "3", "12", "9", "0.25", false]],
  ["zero is a value", "increase", ["-4", "0", "4"], ["way", "4", "8", "4", "0.5", false]],
  ["across zero, upward", "increase", ["-10", "5", "10"], ["way", "15", "20", "5", "0.75", false]],
  ["across zero, downward", "decrease", ["10", "-5", "-10"], ["way", "15", "20", "5", "0.75", false]],
  ["both negative", "increase", ["-20", "-15", "-10"], ["way", "5", "10", "5", "0.5", false]],
  [
    "tenths that binary numbers lack",
    "increase",
    ["0.1", "0.3", "0.7"],
    ["way", "0.2", "0.6", "0.4", "0.333333", false],
  ],
  ["baseline = target, kept", "increase", ["5", "5", "5"], ["limit", null, null, "0", null, true]],
  ["baseline = target, lost", "increase", ["5", "4", "5"], ["limit", null, null, "1", null, false]],
  ["a target that allows a loss", "increase", ["85", "82", "80"], ["limit", null, null, "-2", null, true]],
  ["no baseline", "increase", [null, "54", "60"], ["limit", null, null, "6", null, false]],
  ["no value", "increase", ["50", null, "60"], ["way", null, "10", null, null, null]],
  ["kept above", "keepAbove", ["4", "3.2", "3"], ["limit", null, null, "-0.2", null, true]],
  ["fell below", "keepAbove", ["4", "2.5", "3"], ["limit", null, null, "0.5", null, false]],
  ["to be kept above, not there yet", "keepAbove", ["2", "2.5", "3"], ["way", "0.5", "1", "0.5", "0.5", false]],
  ["kept below", "keepBelow", ["4", "4.5", "5"], ["limit", null, null, "-0.5", null, true]],
  ["rose above", "keepBelow", ["4", "5.5", "5"], ["limit", null, null, "0.5", null, false]],
  ["kept at zero", "keepBelow", ["0", "0", "0"], ["limit", null, null, "0", null, true]],
])("%s", (...[, direction, numbers, expected]) => {
  expect(shown(achieve(direction, numbers))).toEqual(expected);
});

it.each<[string, Numbers, unknown[]]>([
  ["inside", ["45", "50", null], ["range", null, null, "0", null, true]],
  ["at its edge", ["45", "60", null], ["range", null, null, "0", null, true]],
  ["above it", ["45", "63", null], ["range", null, null, "3", null, false]],
  ["coming from below", ["30", "35", null], ["wayToRange", "5", "10", "5", "0.5", false]],
  ["coming from above", ["80", "65", null], ["wayToRange", "15", "20", "5", "0.75", false]],
  ["from below and out on the other side", ["30", "62", null], ["wayToRange", "8", "10", "2", "0.8", false]],
  ["without a baseline", [null, "35", null], ["range", null, null, "5", null, false]],
])("a range of 40 to 60, %s", (_, numbers, expected) => {
  expect(shown(achieve("range", numbers, ["40", "60"]))).toEqual(expected);
});

it("is nothing, not zero, without a target or without the edges of a range", () => {
  expect(achieve("increase", ["1", "2", null])).toBeNull();
  expect(achieve("range", ["1", "2", "3"])).toBeNull();
});

const decimal = fc
  .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 4 }))
  .map(([digits, places]) => new Decimal(digits).div(new Decimal(10).pow(places)));
const direction = fc.constantFrom<Direction>("increase", "decrease", "keepAbove", "keepBelow");
const isRising = (name: Direction) => name === "increase" || name === "keepAbove";

it("is 0 at the baseline and 1 at the target wherever there is a way", () => {
  fc.assert(
    fc.property(direction, decimal, decimal, (name, baseline, target) => {
      const goal: Goal = { direction: name, target, low: null, high: null };
      const atBaseline = achievementOf(goal, { baseline, current: baseline });
      const hasWay = isRising(name) ? target.greaterThan(baseline) : target.lessThan(baseline);
      expect(atBaseline?.share?.toNumber() ?? null).toBe(hasWay ? 0 : null);
      const atTarget = achievementOf(goal, { baseline, current: target });
      expect(atTarget?.isReached).toBe(true);
      if (hasWay) expect(atTarget?.share?.equals(1)).toBe(true);
    }),
  );
});

it("never falls when a value gets better", () => {
  fc.assert(
    fc.property(direction, fc.tuple(decimal, decimal, decimal, decimal), (name, [baseline, target, one, other]) => {
      const goal: Goal = { direction: name, target, low: null, high: null };
      const [low, high] = one.lessThan(other) ? [one, other] : [other, one];
      const [worse, better] = isRising(name) ? [low, high] : [high, low];
      const a = achievementOf(goal, { baseline, current: worse });
      const b = achievementOf(goal, { baseline, current: better });
      expect(a?.remaining?.greaterThanOrEqualTo(b?.remaining ?? 0)).toBe(true);
      if (a?.share && b?.share) expect(a.share.lessThanOrEqualTo(b.share)).toBe(true);
      if (a?.isReached) expect(b?.isReached).toBe(true);
    }),
  );
});

it("does not depend on the unit: people, hundreds of people, or a scale that starts elsewhere", () => {
  const factor = fc.constantFrom("0.001", "0.1", "3", "100").map((value) => new Decimal(value));
  fc.assert(
    fc.property(direction, fc.tuple(decimal, decimal, decimal, decimal), factor, (name, numbers, scale) => {
      const [baseline, current, target, shift] = numbers;
      const inUnit = (value: Decimal) => value.times(scale).plus(shift);
      const one = achievementOf({ direction: name, target, low: null, high: null }, { baseline, current });
      const goal: Goal = { direction: name, target: inUnit(target), low: null, high: null };
      const other = achievementOf(goal, { baseline: inUnit(baseline), current: inUnit(current) });
      expect(other?.share?.toFixed(20)).toBe(one?.share?.toFixed(20));
      expect(other?.isReached).toBe(one?.isReached);
    }),
  );
});

it("says nothing of a missing value, whatever the plan says", () => {
  fc.assert(
    fc.property(direction, decimal, decimal, (name, baseline, target) => {
      const found = achievementOf({ direction: name, target, low: null, high: null }, { baseline, current: null });
      expect([found?.share, found?.remaining, found?.isReached]).toEqual([null, null, null]);
    }),
  );
});
