import fc from "fast-check";
import { expect, test } from "vitest";
import { spacedText } from "./spaced.ts";

test.each([
  ["日本に住む人は来てください。", "日本に 住む 人は 来て ください。"],
  ["日本《にほん》に住《す》む人《ひと》", "日本《にほん》に 住《す》む 人《ひと》"],
  ["手紙を｜14日《じゅうよっか》に出す", "手紙を ｜14日《じゅうよっか》に 出す"],
  ["国民健康保険料を払いました。", "国民健康保険料を 払いました。"],
  ["午後5時から勉強することができます。", "午後5時から 勉強する ことが できます。"],
  ["書いてある日までに、「住民票」を持って来てください。", "書いて ある 日までに、「住民票」を 持って 来て ください。"],
  ["妊婦健診の前に", "妊婦健診の 前に"],
])("%s", (text, expected) => {
  expect(spacedText(text)).toBe(expected);
});

test("blanks that were there stay, and none is doubled", () => {
  expect(spacedText("日本に 住む　人は")).toBe("日本に 住む　人は");
});

test("nothing but blanks is added to any text", () => {
  const pieces = fc.constantFrom(
    "避難所",
    "《ひなんじょ》",
    "｜",
    "に",
    "行く",
    "<b>",
    "🙂",
    "\ud800",
    "ｶﾞ",
    " ",
    "\n",
    "、",
    "14日",
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces, { maxLength: 15 }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(spacedText(text).replace(/ /g, "")).toBe(text.replace(/ /g, ""));
    }),
    { numRuns: 1_000 },
  );
});
