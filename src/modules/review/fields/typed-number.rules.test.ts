import { expect, it } from "vitest";
import { readTypedCount, readTypedNumber } from "./typed-number.rules.ts";

it.each([
  ["", null],
  ["　", null],
  ["３０", "30"],
  ["０", "0"],
  ["007", "7"],
  ["1,200", "1200"],
  ["１，０００", "1000"],
  ["1、200", "1200"],
  ["1 000", "1000"],
  ["1　234　567", "1234567"],
  ["+5", "5"],
  ["＋５", "5"],
  ["△5", "-5"],
  ["－5", "-5"],
  ["−0", "0"],
  ["1.50", "1.5"],
  ["0.1234", "0.1234"],
  ["9999999999999", "9999999999999"],
])("reads %j as %j", (typed, value) => {
  expect(readTypedNumber(typed)).toEqual({ value });
});

it.each([
  ["1.5e3", "hasWords"],
  ["約30人", "hasWords"],
  ["30名", "hasWords"],
  ["①", "hasWords"],
  ["5²", "hasWords"],
  ["½", "hasWords"],
  // Two numbers, not one: 1212 people were never there.
  ["12 12", "hasWords"],
  ["1,2", "hasWords"],
  ["1、2、3", "hasWords"],
  ["12,00", "hasWords"],
  ["1,200,30", "hasWords"],
  ["0x10", "hasWords"],
  ["千", "notANumber"],
  ["三十", "notANumber"],
  ["△", "notANumber"],
  ["=SUM(A1)", "isFormula"],
  ["＝1+1", "isFormula"],
  ["10000000000000", "tooLong"],
  ["0.12345", "tooLong"],
])("refuses %j: %s", (typed, problem) => {
  expect(readTypedNumber(typed)).toEqual({ problem });
});

it("knows no count below zero", () => {
  expect(readTypedCount("▲3")).toEqual({ problem: "isNegative" });
  expect(readTypedCount("-0")).toEqual({ value: "0" });
});
