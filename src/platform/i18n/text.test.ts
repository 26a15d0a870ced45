import { expect, it } from "vitest";
import { readingsOnly, stripReadings } from "./text.ts";

it.each([
  ["団体《だんたい》", "だんたい", "団体"],
  ["読《よ》み方《かた》を 消《け》す", "よみかたを けす", "読み方を 消す"],
  ["｜Q&A《きゅうあんどえー》の 表《ひょう》", "きゅうあんどえーの ひょう", "Q&Aの 表"],
  ["予定 %", "予定 %", "予定 %"],
])("shows %s in kana or without readings", (text, kana, plain) => {
  expect([readingsOnly(text), stripReadings(text)]).toEqual([kana, plain]);
});
