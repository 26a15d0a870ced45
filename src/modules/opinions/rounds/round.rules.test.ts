import { expect, it } from "vitest";
import { eraseFrom, phaseOf } from "./round.rules.ts";

it("is open from the first to the last day, both included", () => {
  const round = { opensOn: "2026-04-01", closesOn: "2026-04-30" };
  const days = ["2026-03-31", "2026-04-01", "2026-04-30", "2026-05-01"];
  expect(days.map((day) => phaseOf(round, day))).toEqual(["coming", "open", "open", "closed"]);
});

it("is always open where it has no days", () => {
  expect(phaseOf({ opensOn: null, closesOn: null }, "2026-04-01")).toBe("open");
});

it.each([
  ["2026-01-31", 1, "2026-02-28"],
  ["2026-12-15", 12, "2027-12-15"],
  ["2024-02-29", 12, "2025-02-28"],
  ["2025-12-31", 2, "2026-02-28"],
])("erases what was published on %s after %i months from %s on", (on, months, from) => {
  expect(eraseFrom(on, months)).toBe(from);
});

it("erases nothing before anything was published", () => {
  expect(eraseFrom(null, 12)).toBeNull();
});
