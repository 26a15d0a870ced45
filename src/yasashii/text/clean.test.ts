import fc from "fast-check";
import { expect, it } from "vitest";
import { lindera } from "../analyser/lindera.ts";
import { cleanText } from "./clean.ts";
import { sentencesOf } from "./sentences.ts";

const ODD = [
  "ﾃﾞ",
  "ｱ",
  "１",
  "<b>",
  "</p>",
  "《",
  "》",
  "｜",
  "漢",
  "々",
  "。",
  "\n",
  "\ud800",
  "\udc00",
  "😀",
  "「",
  "」",
  "&amp;",
  "https://a.jp/",
  "Việt",
  " ",
];
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.constantFrom(...ODD)).map((parts) => parts.join("")),
);

it("leads every letter of the clean text back to one of the input, in order", () => {
  fc.assert(
    fc.property(anyText, (input) => {
      const { text, inputAt } = cleanText(input);
      expect(inputAt).toHaveLength(text.length + 1);
      expect(inputAt.at(-1)).toBe(input.length);
      expect([...inputAt].every((at, index) => index === 0 || at >= (inputAt[index - 1] ?? 0))).toBe(true);
    }),
  );
});

it("makes ordinary letters, leaves readings out and blanks what is no language", () => {
  const { text, readings } = cleanText('ﾃﾞｰﾀ１２ <a href="x">避難所《ひなんじょ》</a> https://example.jp/a');
  expect(text.trim()).toMatch(/^データ12 +避難所 +$|^データ12 +避難所$/);
  expect(readings.map(({ reading }) => reading)).toEqual(["ひなんじょ"]);
});

it("cuts a text into sentences that are the whole text", () => {
  fc.assert(
    fc.property(anyText, (input) => {
      const parts = sentencesOf(input).map(({ start, end }) => input.slice(start, end));
      expect(parts.join("")).toBe(input);
      expect(parts).not.toContain("");
    }),
  );
  const cut = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end));
  expect(cut("行きます。「はい。」と言う。\n次の行")).toEqual(["行きます。", "「はい。」と言う。\n", "次の行"]);
});

it("finds the words of any text at their places", () => {
  fc.assert(
    fc.property(anyText, (input) => {
      const tokens = lindera.tokens(input);
      expect(tokens.every(({ start, end, surface }) => input.slice(start, end) === surface && start < end)).toBe(true);
      expect(tokens.every(({ start }, index) => start >= (tokens[index - 1]?.end ?? 0))).toBe(true);
    }),
  );
});
