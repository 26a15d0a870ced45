import { expect, it } from "vitest";
import { markTerms } from "./search-marks.rules.ts";

const marked = (value: string, ...terms: string[]) =>
  markTerms(value, terms)
    .map(({ surface, isHit }) => (isHit ? `[${surface}]` : surface))
    .join("");

it("marks each place where a word stands, in any case and width", () => {
  expect(marked("防災訓練と防災の本", "防災")).toBe("[防災]訓練と[防災]の本");
  expect(marked("The LINE account", "ｌｉｎｅ")).toBe("The [LINE] account");
  expect(marked("日本語を学ぶ", "日本", "学")).toBe("[日本]語を[学]ぶ");
  expect(marked("相談", "")).toBe("相談");
});

it("finds what is read as well as what is written, and marks the whole run of kanji", () => {
  expect(marked("病院《びょういん》の 通訳《つうやく》", "びょういん")).toBe("[病院]の 通訳");
  expect(marked("病院《びょういん》の 通訳《つうやく》", "院")).toBe("[病院]の 通訳");
  expect(marked("ここで 暮《く》らす", "くらす")).toBe("ここで [暮][らす]");
});

it("keeps the text and its readings whole", () => {
  const value = "手紙《てがみ》が 来《き》ました";
  const again = markTerms(value, ["てがみ", "ました"]).map(
    ({ surface, reading }) => surface + (reading ? `《${reading}》` : ""),
  );
  expect(again.join("")).toBe(value);
});
