import { expect, it } from "vitest";
import { percentile, rankAgreement, spreadOf, wilson } from "./statistics.ts";

it("takes the nearest rank, whatever the order", () => {
  const values = [30, 10, 20, 50, 40];
  expect(percentile(values, 0.5)).toBe(30);
  expect(percentile(values, 0.95)).toBe(50);
  expect(percentile([7], 0.01)).toBe(7);
  expect(spreadOf(values)).toEqual({ median: 30, min: 10, max: 50 });
});

it("gives an interval for a share that few cases, none or all leave wide", () => {
  expect(wilson(0, 0)).toEqual({ least: 0, most: 1 });
  expect(wilson(20, 20).least).toBeCloseTo(0.839, 3);
  expect(wilson(20, 20).most).toBeCloseTo(1);
  expect(wilson(81, 263).least).toBeCloseTo(0.255, 3);
  expect(wilson(81, 263).most).toBeCloseTo(0.366, 3);
});

it("compares two orders, equal values sharing their ranks", () => {
  expect(rankAgreement([1, 2, 3, 4], [10, 20, 30, 40])).toBeCloseTo(1);
  expect(rankAgreement([1, 2, 3, 4], [4, 3, 2, 1])).toBeCloseTo(-1);
  expect(rankAgreement([1, 2, 2, 3], [1, 2, 3, 3])).toBeCloseTo(0.833, 3);
});
