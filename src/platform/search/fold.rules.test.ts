import { expect, it } from "vitest";
import { fold, withoutAccents } from "./fold.rules.ts";
import { kanaOf, shortened } from "./romaji.rules.ts";
import { segmentsOf, spell } from "./spelling.rules.ts";

it.each([
  { what: "width and case", one: "ＬＩＮＥ", other: "line" },
  { what: "katakana and hiragana", one: "カード", other: "かーど" },
  { what: "half-width kana with its mark", one: "ｶﾞｽ", other: "がす" },
  { what: "zero-width characters of Burmese", one: "မြန်\u200bမာ\u200c", other: "မြန်မာ" },
  { what: "a byte order mark and a soft hyphen", one: "\ufefftax\u00ad", other: "tax" },
  { what: "a kanji with a selector of its variant", one: "葛\u{e0100}飾", other: "葛飾" },
  { what: "the stretch and the vowel signs of Arabic", one: "مَدْرَسَـــة", other: "مدرسه" },
  { what: "the forms of alef", one: "أإآ", other: "ااا" },
  { what: "digits of Nepali, Burmese, Thai and Arabic", one: "१४ ၁၄ ๑๔ ١٤", other: "14 14 14 14" },
  { what: "decomposed letters", one: "tiê\u0301ng", other: "tiếng" },
  { what: "a lone surrogate", one: "a\ud800", other: "a\ufffd" },
])("takes $what as one", ({ one, other }) => {
  expect(fold(one)).toBe(other);
});

it("keeps the marks of Thai, Burmese and Nepali, which are letters there", () => {
  for (const word of ["ที่พัก", "ဆေးရုံ", "विद्यालय"].map(fold)) expect(withoutAccents(word)).toBe(word);
});

it("takes the accents from Latin letters alone", () => {
  expect(withoutAccents(fold("Đường Åse Łódź naïve"))).toBe("duong ase lodz naive");
  expect(withoutAccents(fold("ёлка й"))).toBe("елка й");
});

it("sees runs, words and what stands between", () => {
  const kinds = segmentsOf(fold("LINEアカウント。第10回 の 会、e-mail")).map(
    ({ kind, text, isApart }) => `${isApart ? "|" : ""}${kind}:${text}`,
  );
  expect(kinds).toEqual([
    ...["|word:line", "run:あかうんと", "|run:第", "word:10", "run:回", "run:の", "run:会"],
    ...["|word:e", "|word:mail"],
  ]);
  expect(spell(segmentsOf("line あかうんと"))).toBe(" line あかうんと");
  expect(spell(segmentsOf("health insurance"))).toBe(" health\n insurance");
});

it("leaves the article of Arabic out, and no more of a word", () => {
  expect(spell(segmentsOf(fold("المدرسة")))).toBe(spell(segmentsOf(fold("مدرسة"))));
  expect(spell(segmentsOf(fold("الله")))).toBe(" الله");
});

it.each([
  ["hinanjo", "ひなんじょ"],
  ["gakkou", "がっこう"],
  ["shimbun", "しんぶん"],
  ["zyuminzei", "じゅみんぜい"],
  ["matcha", "まっちゃ"],
  ["kin'en", "きんえん"],
  ["onna", "おんな"],
  ["tokyo", "ときょ"],
])("reads %s as %s", (romaji, kana) => {
  expect(kanaOf(romaji)).toBe(kana);
});

it.each(["tax", "school", "x", "qa", "l'eau", "12", "street"])("does not read %s as Japanese", (word) => {
  expect(kanaOf(word)).toBeUndefined();
});

it("leaves the length of vowels out", () => {
  expect(["じゅうみんひょう", "おおさか", "とうきょう", "すーぱー", "いう"].map(shortened)).toEqual([
    ...["じゅみんひょ", "おさか", "ときょ", "すぱ", "いう"],
  ]);
});
