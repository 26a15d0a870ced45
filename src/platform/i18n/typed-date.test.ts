import { expect, it } from "vitest";
import { readTypedDate } from "./typed-date.ts";

it.each([
  ["令和7年12月", "2025-12"],
  ["令和７年１２月３１日", "2025-12-31"],
  ["R7.12.31", "2025-12-31"],
  ["r7/4/1", "2025-04-01"],
  ["R7", "2025"],
  ["㋿7年", "2025"],
  ["令和元年5月1日", "2019-05-01"],
  ["令和元年", "2019"],
  ["平成31年4月30日", "2019-04-30"],
  ["H1.1.8", "1989-01-08"],
  ["昭和64年1月7日", "1989-01-07"],
  ["2025年12月", "2025-12"],
  ["2025年 3月 5日", "2025-03-05"],
  ["2025/12/31", "2025-12-31"],
  ["２０２５", "2025"],
  ["2025-12", "2025-12"],
])("reads %s as %s", (typed, date) => {
  expect(readTypedDate(typed)).toBe(date);
});

it("reads a fiscal year as its last day, or as a field needs it", () => {
  expect(readTypedDate("令和7年度")).toBe("2026-03-31");
  expect(readTypedDate("2025年度", "firstDay")).toBe("2025-04-01");
  expect(readTypedDate("R7年度", "year")).toBe("2025");
  // The first year of Reiwa counts from April, as the government decided; Heisei runs on where it was printed before.
  expect(readTypedDate("令和元年度")).toBe("2020-03-31");
  expect(readTypedDate("平成35年度")).toBe("2024-03-31");
});

it.each([
  "",
  "三月",
  "令和",
  "令和0年",
  "令和元年4月",
  "令和元年4月30日",
  "平成元年1月7日",
  "2025-02-30",
  "R7.13",
  "2025-12-31-1",
  "令和7年度4月",
  "many",
])("does not take %j for a date", (typed) => {
  expect(readTypedDate(typed)).toBeUndefined();
});
