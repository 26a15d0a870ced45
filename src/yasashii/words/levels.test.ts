import { expect, test } from "vitest";
import { lindera } from "../analyser/lindera.ts";
import { isEveryday, isEverydayVerb } from "./everyday.ts";
import { levelOf } from "./levels.ts";

const levels = (text: string) => lindera.tokens(text).map((token) => levelOf(token));

test("words of daily life are known in each of their spellings", () => {
  for (const word of [
    "ごみ",
    "ゴミ",
    "市役所",
    "日本語",
    "子ども",
    "子供",
    "病院",
    "びょういん",
    "二十日",
    "スマートフォン",
  ]) {
    expect(isEveryday(word), word).toBe(true);
  }
});

test("a word with other endings in kana is the same word", () => {
  expect(isEveryday("申込む", "もうしこむ")).toBe(true);
  expect(isEveryday("引越し", "ひっこし")).toBe(true);
});

test("a verb that says can is as easy as the verb itself", () => {
  expect(isEverydayVerb("払える")).toBe(true);
  expect(isEverydayVerb("立ち寄れる")).toBe(false);
});

test("a noun that sounds like a verb makes no verb easy", () => {
  expect(isEverydayVerb("どける")).toBe(false);
});

test("official words are beyond everyday words", () => {
  expect(isEveryday("納付書")).toBe(false);
  expect(levels("著しい")).toEqual(["beyond"]);
});

test("marks, numbers, names of places and grammar are no words to learn", () => {
  expect(levels("。3")).toEqual(["none", "none"]);
  expect(levels("金沢")).toEqual(["none"]);
  expect(levels("は")).toEqual(["none"]);
});
