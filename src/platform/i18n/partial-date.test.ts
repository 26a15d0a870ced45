import { expect, it } from "vitest";
import {
  daysBetween,
  firstDay,
  isOnCalendar,
  lastDay,
  monthsAfter,
  monthsBetween,
  todayInJapan,
} from "./partial-date.ts";

it.each([
  ["2022", "2022-01-01", "2022-12-31"],
  ["2022-12", "2022-12-01", "2022-12-31"],
  ["2024-02", "2024-02-01", "2024-02-29"],
  ["2022-09-15", "2022-09-15", "2022-09-15"],
])("%s runs from %s to %s, and its last day counts", (date, first, last) => {
  expect([firstDay(date), lastDay(date)]).toEqual([first, last]);
});

it.each([
  ["2025-12-31", "2026-11-21", 10],
  ["2025-12-31", "2026-12-31", 12],
  ["2025-12-31", "2026-06-30", 6],
  ["2026-01-31", "2026-02-28", 1],
  ["2026-01-15", "2026-02-14", 0],
  ["2026-03-01", "2026-01-01", 0],
])("from %s to %s it is %i whole months", (from, to, months) => {
  expect(monthsBetween(from, to)).toBe(months);
});

it("counts days over a leap year, and knows which days do not exist", () => {
  expect(daysBetween("2023-12-31", "2024-12-31")).toBe(366);
  expect([isOnCalendar("2022-02-31"), isOnCalendar("2024-02-29"), isOnCalendar("2022-02")]).toEqual([
    false,
    true,
    true,
  ]);
});

it("takes the day from Japan's clock", () => {
  expect(todayInJapan(new Date("2026-11-20T15:00:00Z"))).toBe("2026-11-21");
});

it.each([
  ["2025-03-31", 12, "2026-03-31"],
  ["2024-02-29", 12, "2025-02-28"],
  ["2025-11-30", 3, "2026-02-28"],
])("%s and %i months is %s", (day, months, later) => {
  expect(monthsAfter(day, months)).toBe(later);
});
