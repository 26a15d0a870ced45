import { expect, it } from "vitest";
import { nameOn } from "./section-name.rules.ts";

const former = [
  { name: { ja: "国際課" }, validTo: "2024-03-31" },
  { name: { ja: "外事課" }, validTo: "2019-03-31" },
];

it.each([
  ["2010-01-01", "外事課"],
  ["2019-03-31", "外事課"],
  ["2019-04-01", "国際課"],
  ["2024-03-31", "国際課"],
  ["2024-04-01", "国際交流課"],
])("calls a section on %s by its name of then: %s", (day, expected) => {
  expect(nameOn({ now: { ja: "国際交流課" }, former }, day).ja).toBe(expected);
});
