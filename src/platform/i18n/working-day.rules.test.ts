import fc from "fast-check";
import { expect, it } from "vitest";
import {
  addWorkingDays,
  isWorkingDay,
  knowsWorkingDay,
  nextWorkingDay,
  workingDaysBetween,
} from "./working-day.rules.ts";

it.each([
  ["a Wednesday", "2025-05-07", true],
  ["a Saturday", "2025-05-10", false],
  ["a Sunday", "2025-05-11", false],
  ["the day in lieu of a holiday on a Sunday", "2025-02-24", false],
  ["the day in lieu that two more holidays push to Tuesday", "2025-05-06", false],
  ["the day between two holidays", "2026-09-22", false],
  ["the same day of a year in which nothing lies around it", "2025-09-22", true],
  ["the autumnal equinox", "2026-09-23", false],
  ["the last day of office in the year", "2025-12-26", true],
  ["28 December, where it is no weekend", "2026-12-28", true],
  ["29 December", "2026-12-29", false],
  ["31 December", "2025-12-31", false],
  ["2 January", "2026-01-02", false],
  ["the first day of office in the year", "2026-01-05", true],
])("knows whether the office works on %s", (_, day, works) => {
  expect(isWorkingDay(day)).toBe(works);
});

it("goes past Golden Week 2025", () => {
  expect(nextWorkingDay("2025-05-02")).toBe("2025-05-07");
  expect(nextWorkingDay("2025-04-28")).toBe("2025-04-30");
  expect(addWorkingDays("2025-05-08", -3)).toBe("2025-05-01");
  expect(workingDaysBetween("2025-05-02", "2025-05-07")).toBe(1);
  expect(workingDaysBetween("2025-05-07", "2025-05-02")).toBe(-1);
});

it("goes past Silver Week 2026 and past the turn of the year", () => {
  expect(nextWorkingDay("2026-09-18")).toBe("2026-09-24");
  expect(nextWorkingDay("2025-12-26")).toBe("2026-01-05");
  expect(workingDaysBetween("2025-12-26", "2026-01-06")).toBe(2);
});

it("takes the day itself, or the next working day, for a distance of none", () => {
  expect(addWorkingDays("2025-05-07", 0)).toBe("2025-05-07");
  expect(addWorkingDays("2025-05-03", 0)).toBe("2025-05-07");
});

it("says that it does not know the days after 2050 instead of guessing", () => {
  expect(knowsWorkingDay("2050-12-31")).toBe(true);
  expect(knowsWorkingDay("2051-01-04")).toBe(false);
  expect(() => isWorkingDay("2051-01-04")).toThrow(RangeError);
  expect(() => nextWorkingDay("2050-12-28")).toThrow(RangeError);
});

it("counts back what it has counted on, from any day", () => {
  const day = fc
    .date({ min: new Date("1971-01-01"), max: new Date("2049-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
      const to = addWorkingDays(from, count);
      expect(isWorkingDay(to)).toBe(true);
      expect(workingDaysBetween(from, to)).toBe(count);
    }),
  );
});
