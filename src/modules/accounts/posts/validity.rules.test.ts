import { expect, it } from "vitest";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { type Assignment, actingOn, clashes, dayBefore, isValidOn, overlaps } from "./validity.rules.ts";

const span = (validFrom: string | null, validTo: string | null) => ({ validFrom, validTo });
const holder = (validFrom: string, validTo: string | null): Assignment => ({ kind: "holder", validFrom, validTo });

it("counts the first and the last day in", () => {
  const year = span("2025-04-01", "2026-03-31");
  expect(["2025-03-31", "2025-04-01", "2026-03-31", "2026-04-01"].map((day) => isValidOn(year, day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(isValidOn(span(null, null), "1900-01-01")).toBe(true);
});

it.each([
  [span("2025-04-01", "2026-03-31"), span("2026-04-01", null), false],
  [span("2025-04-01", "2026-04-01"), span("2026-04-01", null), true],
  [span(null, null), span("2026-04-01", "2026-04-02"), true],
  [span(null, "2020-01-01"), span("2020-01-02", null), false],
])("sees whether %j and %j overlap: %s", (one, other, expected) => {
  expect(overlaps(one, other)).toBe(expected);
  expect(overlaps(other, one)).toBe(expected);
});

it("allows one holder at a time and any number of deputies", () => {
  const existing = [holder("2025-04-01", "2026-03-31")];
  expect(clashes(existing, holder("2026-03-31", null))).toBe(true);
  expect(clashes(existing, holder("2026-04-01", null))).toBe(false);
  expect(clashes(existing, { kind: "deputy", validFrom: "2025-06-01", validTo: null })).toBe(false);
});

it("says who acts on a day", () => {
  const deputy: Assignment = { kind: "deputy", validFrom: "2025-04-01", validTo: null };
  const all = [holder("2025-04-01", "2026-03-31"), deputy];
  expect(actingOn(all, "2026-01-01")).toEqual({ holder: all[0], deputies: [deputy] });
  expect(actingOn(all, "2026-04-01")).toEqual({ holder: undefined, deputies: [deputy] });
});

it("takes the day in Japan, and knows the day before across years", () => {
  expect(todayInJapan(new Date("2026-03-31T15:00:00Z"))).toBe("2026-04-01");
  expect(dayBefore("2026-01-01")).toBe("2025-12-31");
  expect(dayBefore("2028-03-01")).toBe("2028-02-29");
});
