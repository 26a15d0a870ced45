import { describe, expect, test } from "vitest";
import { align } from "./align.ts";
import { COUNTERS } from "./counters.ts";
import { fieldWords } from "./words.ts";

const parts = (word: string, reading: string) =>
  align(word, reading)
    .map((part) => (part.reading ? `${part.text}《${part.reading}》` : part.text))
    .join("");

test.each([
  ["引っ越した", "ひっこした", "引《ひ》っ越《こ》した"],
  ["お問い合わせ", "おといあわせ", "お問《と》い合《あ》わせ"],
  ["繰り返し", "くりかえし", "繰《く》り返《かえ》し"],
  ["聞き手", "ききて", "聞《き》き手《て》"],
  ["人々", "ひとびと", "人々《ひとびと》"],
  ["段ボール", "だんぼーる", "段《だん》ボール"],
  ["入れ入れ", "いれいれ", "入《い》れ入《い》れ"],
  ["みどり", "みどり", "みどり"],
])("%s", (word, reading, expected) => {
  expect(parts(word, reading)).toBe(expected);
});

test("a word whose kana do not lie in its reading keeps the whole reading", () => {
  expect(parts("お父さん", "ちち")).toBe("お父さん《ちち》");
});

describe("tables", () => {
  test("every word of readings.tsv is a word and a reading in hiragana, and its kana lie in it", () => {
    for (const [word, readings] of fieldWords()) {
      expect(word).toMatch(/^\S{2,16}$/u);
      for (const reading of readings.split("|")) {
        expect(reading, word).toMatch(/^[ぁ-ゖー・]+$/);
        expect(
          align(word, reading).every((part) => part.reading === null || !/[ぁ-ん]/.test(part.text)),
          word,
        ).toBe(true);
      }
    }
  });

  test("every counter has a reading in hiragana", () => {
    for (const [name, { reading }] of COUNTERS) expect(reading, name).toMatch(/^[ぁ-ゖー]+$/);
  });
});
