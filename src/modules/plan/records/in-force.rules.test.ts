import { expect, it } from "vitest";
import { isInForce } from "./in-force.rules.ts";

it.each([
  [null, "2026-11-21", true],
  ["2027-03-31", "2026-11-21", true],
  ["2027-03-31", "2027-03-30", true],
  ["2027-03-31", "2027-03-31", false],
  ["2026-11", "2026-11-29", true],
  ["2026-11", "2026-11-30", false],
  ["2026", "2026-12-30", true],
  ["2026", "2026-12-31", false],
])("what ends on %s is in force on %s: %s", (retiredOn, today, expected) => {
  expect(isInForce({ retiredOn }, today)).toBe(expected);
});
