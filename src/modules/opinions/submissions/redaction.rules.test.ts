import fc from "fast-check";
import { expect, it } from "vitest";
import { HIDDEN, hideStretches, seemsPersonal } from "./redaction.rules.ts";

it("hides each stretch wherever it stands and says which ones it did not find", () => {
  expect(hideStretches("グエンです。グエン・ヴァンが言います。", ["グエン・ヴァン", "グエン", "山田"])).toEqual({
    text: `${HIDDEN}です。${HIDDEN}が言います。`,
    missing: ["山田"],
  });
});

it("never leaves a stretch that was to be hidden", () => {
  const word = fc
    .string({ minLength: 1, maxLength: 8 })
    .filter((text) => text.trim() !== "" && !HIDDEN.includes(text.trim()));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.string(), (stretches, between) => {
      const { text } = hideStretches(stretches.join(between), stretches);
      return stretches.every((stretch) => !text.includes(stretch.trim()));
    }),
  );
});

it.each([
  "メールは lan@example.jp です",
  "電話 090-1234-5678 まで",
  "０７６－２２０－２０７５に電話してください",
  "〒920-8577 に住んでいます",
  "わたしは nguyen thi lan です",
  "ランと言います。LAN です",
])("finds that %s may tell who it was", (text) => {
  expect(seemsPersonal(text, { name: "NGUYEN Thi Lan" })).toBe(true);
});

it("lets through what tells nothing of the person", () => {
  const person = { name: "NGUYEN Thi Lan", address: "金沢市広坂1-1-1", contact: "lan@example.jp" };
  expect(seemsPersonal("2024年度に50人が通う日本語教室を、土曜日にも開いてほしいです。", person)).toBe(false);
});
