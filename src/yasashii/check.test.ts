import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createChecker, type Report } from "./check.ts";
import { createGlossary } from "./glossary.ts";

const glossary = createGlossary([
  { ja: "納付書", reading: "のうふしょ", easy: "お金《かね》を 払《はら》う 紙《かみ》", level: "late", use: "keep" },
  { ja: "事由", reading: "じゆう", easy: "理由《りゆう》", level: "late", use: "replace" },
]);
const checker = createChecker({ glossary });

/** What every report of a text has to be, whatever the text is. */
function expectWhole(text: string, { sentences, score }: Report): void {
  expect(sentences.map((sentence) => sentence.text).join("")).toBe(text);
  for (const { start, end, text: own, segments, findings } of sentences) {
    expect(text.slice(start, end)).toBe(own);
    expect(segments.map(({ surface }) => surface).join("")).toBe(own);
    for (const finding of findings) {
      expect(finding.start).toBeGreaterThanOrEqual(start);
      expect(finding.end).toBeLessThanOrEqual(end);
      expect(finding.end).toBeGreaterThan(finding.start);
      expect(text.slice(finding.start, finding.end)).toBe(finding.text);
    }
  }
  for (const points of Object.values(score)) expect(points >= 0 && points <= 100).toBe(true);
}

const PIECES = [
  ...[
    "納付書",
    "事由",
    "避難所",
    "令和8年7月31日",
    "R8.7.31",
    "9:00〜17:00",
    "4/1",
    "ご確認ください",
    "お金",
    "を行う",
  ],
  ...[
    "提出しなければなりません",
    "ないわけにはいきません",
    "される",
    "ﾆｰｽﾞ",
    "ガ",
    "ｶﾞ",
    "国國",
    "㍻",
    "①",
    "髙",
    "𠮷野",
    "葛󠄀城",
    "。",
    "、",
  ],
  ...[
    "〈",
    "〉",
    "《",
    "》",
    "｜",
    "（",
    "）",
    "「",
    "」",
    "<b>",
    "</b>",
    "&amp;",
    "https://a.example/b?c=d",
    "a@b.example",
  ],
  ...[
    "\n",
    "\r\n",
    "\t",
    " ",
    "　",
    "😀",
    "👨‍👩‍👧",
    "\ud800",
    "\udc00",
    "\u0000",
    "\ufeff",
    "Tiếng Việt",
    "नेपाली",
    "| a | b |",
    "1,000円",
    "〇三〇",
  ],
];
const scraps = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "binary", maxLength: 6 })), {
  maxLength: 30,
});

describe("the checker", () => {
  it("gives every text back to the letter, with every place inside of its sentence", () => {
    fc.assert(
      fc.property(scraps, (parts) => {
        const text = parts.join("");
        expectWhole(text, checker.check(text));
      }),
      { numRuns: 400 },
    );
  });

  it("takes texts of lone surrogates and of any units", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }), (units) => {
        const text = String.fromCharCode(...units);
        expectWhole(text, checker.check(text));
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ["no text", ""],
    ["blanks only", " \n　\n\n"],
    ["one word without an end", "あ".repeat(5_000)],
    ["one line of kanji", "国民健康保険料納付通知書".repeat(300)],
    ["open brackets", "（「〈《".repeat(1_000)],
    ["digits", "1234567890".repeat(500)],
    ["readings", "漢《かん》字《じ》".repeat(500)],
    ["ranges", "9:00〜17:00・4/1-5/2、".repeat(300)],
    ["a page of HTML", "<p class='a'>納付書を<b>確認</b>してください。</p>\n".repeat(200)],
  ])("takes %s", (_, text) => {
    expectWhole(text, checker.check(text));
  });

  it("says the same of a sentence that it knows as of one that it sees first", () => {
    const text = "納付書をご確認ください。事由を書いてください。\n令和8年4月1日から受付を行います。";
    const edited = `${text}あした来てください。`;
    checker.check(text);
    expect(checker.check(edited)).toEqual(createChecker({ glossary }).check(edited));
  });

  it("takes 100,000 letters", () => {
    const text = "納付書をご確認のうえ、令和8年4月1日までに提出しなければなりません。".repeat(3_000).slice(0, 100_000);
    expectWhole(text, createChecker({ glossary }).check(text));
  });
});
