import { expect, it } from "vitest";
import { holdsContact, holdsPersonalNumber } from "./personal-data.rules.ts";

it.each([
  "076-220-2111にでんわしてください",
  "call me ０９０ー１２３４ー５６７８",
  "၀၉၀၁၂၃၄၅၆၇၈",
  "०९०-१२३४-५६७८",
  "٠٩٠١٢٣٤٥٦٧٨",
  "+977 980 123 4567",
  "९८४१२३४५६७",
  "मेरो नम्बर ९८४-१२३-४५६७ हो",
  "98412 34567",
  "138 0013 8000",
  "mai@example.com",
  "〒920-8577",
  "1234 5678 9012",
  "123456789012",
  "AB12345678CD",
])("finds what leads to one person in %s", (text) => {
  expect(holdsPersonalNumber(text)).toBe(true);
});

it.each([
  "2026年4月1日までと書いてあります",
  "10:00–17:00 ではなく 9:00–17:30",
  "費用は 300円 か 1,200円 か",
  "国民健康保険法 第76条",
  "第2土曜日 @ 市役所",
  "2026-04-01 10:00 から",
  "980 円 と 1,300,000,000 円",
  "ごみは 2026-04-01 から",
])("finds nothing in %s", (text) => {
  expect(holdsPersonalNumber(text)).toBe(false);
});

it("takes a number that only one person has for no contact", () => {
  expect(holdsContact("1234 5678 9012")).toBe(false);
  expect(holdsContact("076-220-2111")).toBe(true);
});
