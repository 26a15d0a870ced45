import { expect, it } from "vitest";
import { checkFact, reversedQuantities } from "./fact.rules.ts";
import { commonQuantity, quantityWords } from "./quantity-words.ts";
import { readCount, readTypedFact } from "./typed-fact.rules.ts";

it.each([
  ["24", "24"],
  ["２４", "24"],
  ["１，２００", "1200"],
  ["1,234,567", "1234567"],
  [" 3.50 ", "3.5"],
  ["007", "7"],
  ["0", "0"],
  ["", ""],
])("reads %s as %s", (typed, value) => {
  expect(readCount(typed)).toEqual({ value, issue: null });
});

it.each([
  ["約30人", "plan.facts.error.numberRough", { number: "30" }],
  ["およそ１２０", "plan.facts.error.numberRough", { number: "120" }],
  ["30名程度", "plan.facts.error.numberRough", { number: "30" }],
  ["about 30", "plan.facts.error.numberRough", { number: "30" }],
  ["30名", "plan.facts.error.numberWithWords", { number: "30", words: "名" }],
  ["３０人", "plan.facts.error.numberWithWords", { number: "30", words: "人" }],
  ["−5", "plan.facts.error.numberNegative", undefined],
  ["－５", "plan.facts.error.numberNegative", undefined],
  ["△5", "plan.facts.error.numberNegative", undefined],
  ["=SUM(A1:A3)", "plan.facts.error.number", undefined],
  ["三十", "plan.facts.error.number", undefined],
  ["1,2", "plan.facts.error.number", undefined],
  ["12/34", "plan.facts.error.number", undefined],
  ["12345678901", "plan.facts.error.number", undefined],
])("refuses %s and says what to type", (typed, code, params) => {
  expect(readCount(typed)).toEqual({ value: "", issue: params ? { code, params } : { code } });
});

const reading = { today: "2025-06-01", language: "ja" as const, known: [] };
const typed = (given: Partial<Parameters<typeof readTypedFact>[0]> = {}) =>
  readTypedFact({ date: "令和7年5月18日", title: "教室を開いた", evidence: "", quantities: [], ...given }, reading);

it("reads a fact as officers write it, rows that were left empty say nothing", () => {
  const rows = [
    { label: "参加者", value: "２４", unit: "人" },
    { label: "", value: "", unit: "" },
    { label: "まいた種", value: "3", unit: "袋" },
  ];
  expect(typed({ quantities: rows })).toEqual({
    date: "2025-05-18",
    title: "教室を開いた",
    evidence: null,
    quantities: [
      { ...commonQuantity("participants"), value: "24" },
      { name: "まいた種", label: { ja: "まいた種" }, unit: { ja: "袋" }, value: "3" },
    ],
    issues: [],
  });
});

it.each([
  ["2025-04", "2025-04-30", undefined],
  ["令和6年度", "2025-03-31", undefined],
  ["2024", "", "plan.facts.error.dateYear"],
  ["2025-02-30", "", "plan.facts.error.date"],
  ["きのう", "", "plan.facts.error.date"],
  ["", "", "plan.facts.error.dateMissing"],
  ["2025-06-02", "", "plan.facts.error.dateAhead"],
  ["2025-06", "", "plan.facts.error.dateAhead"],
])("reads the day %s", (date, day, code) => {
  const read = typed({ date });
  expect([read.date, read.issues.map((issue) => issue.code)]).toEqual([day, code ? [code] : []]);
});

it("tells everything that is wrong at once, by the name of its field", () => {
  const rows = [
    { label: "参加者", value: "約30人", unit: "人" },
    { label: "", value: "5", unit: "" },
    { label: "配布", value: "", unit: "部" },
  ];
  const { issues } = typed({ date: "", title: " ", evidence: "あ".repeat(501), quantities: rows });
  expect(issues.map(({ path, code }) => `${path} ${code}`)).toEqual([
    "date plan.facts.error.dateMissing",
    "title plan.facts.error.titleMissing",
    "evidence plan.facts.error.tooLong",
    "q1.value plan.facts.error.numberRough",
    "q2.label plan.facts.error.labelMissing",
    "q2.unit plan.facts.error.unitMissing",
    "q3.value plan.facts.error.valueMissing",
  ]);
});

it("takes typed words for what the city counts already, in any language and width", () => {
  const known = [{ name: "lanterns", label: { ja: "灯ろう", en: "Lanterns" }, unit: { ja: "基", en: "lanterns" } }];
  expect(quantityWords({ label: " 灯ろう", unit: "基", language: "ja" }, known)).toEqual(known[0]);
  expect(quantityWords({ label: "LANTERNS", unit: "lanterns", language: "en" }, known)).toEqual(known[0]);
  expect(quantityWords({ label: "Participants", unit: "people", language: "en" }, known)).toEqual(
    commonQuantity("participants"),
  );
  // Another unit is another sum, though the same is counted.
  expect(quantityWords({ label: "参加者", unit: "組", language: "ja" }, known)).toEqual({
    ...commonQuantity("participants"),
    unit: { ja: "組" },
  });
});

it("lets a quantity below zero into a reversal only, and nothing into one fact twice", () => {
  const fact = { date: "2025-05-18", kind: "staff.activity", title: { ja: "教室" } };
  const people = { ...commonQuantity("participants"), value: "24" };
  expect(checkFact({ ...fact, quantities: [people] })).toEqual([]);
  expect(reversedQuantities([people, { ...people, value: "0" }]).map(({ value }) => value)).toEqual(["-24", "0"]);
  expect(checkFact({ ...fact, quantities: reversedQuantities([people]) })).toMatchObject([
    { code: "plan.facts.error.number" },
  ]);
  expect(checkFact({ ...fact, quantities: [people, people] })).toMatchObject([
    { path: "quantities.1", code: "plan.facts.error.quantityTwice" },
  ]);
  expect(checkFact({ date: "2025-02-30", kind: "x", title: {}, quantities: [] }).map(({ path }) => path)).toEqual([
    "date",
    "kind",
    "title",
  ]);
});
