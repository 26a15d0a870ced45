import { expect, it } from "vitest";
import { percentile, spreadOf } from "./statistics.ts";

it("takes the nearest rank, whatever the order", () => {
  const values = [30, 10, 20, 50, 40];
  expect(percentile(values, 0.5)).toBe(30);
  expect(percentile(values, 0.95)).toBe(50);
  expect(percentile([7], 0.01)).toBe(7);
  expect(spreadOf(values)).toEqual({ median: 30, min: 10, max: 50 });
});
