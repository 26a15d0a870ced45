import { describe, expect, it } from "vitest";
import type { Analyser, Token } from "../analyser/analyser.ts";
import { createChecker } from "../check.ts";
import type { Segment } from "../furigana/segment.ts";
import { createGlossary } from "../glossary.ts";
import { type Found, RULE_IDS, type RuleId } from "../rules/rule.ts";
import { topGains } from "./gains.ts";
import { GRADES, gradeOf } from "./grade.ts";
import { approximateJReadability } from "./jreadability.ts";
import { contentOf, countFound, type Measure, measure, WORD_RULES } from "./measure.ts";
import { type Score, scoreOf, WEIGHTS } from "./score.ts";

const NOUN = { kind: "名詞", kind1: "一般", kind2: "*", conjugation: "*", form: "*", reading: null };

/** Each letter a word, a kanji a noun. */
const letters: Analyser = {
  tokens: (text) =>
    [...text].map((surface, start): Token => {
      const kind = /\p{Script=Han}/u.test(surface) ? {} : { kind: "助詞", kind1: "格助詞" };
      return { ...NOUN, ...kind, surface, base: surface, start, end: start + 1 };
    }),
};

const sentenceOf = (text: string) => ({ text, tokens: letters.tokens(text) });
const plain = (surface: string): Segment => ({ surface, reading: null, alternatives: [], source: "none" });
const foundOf = (rule: RuleId, start: number, end = start + 1): Found => {
  return { rule, start, end, severity: "mend", suggestions: [], isFix: false };
};

const STIFF = "転入届之提出期限及納付書記載事項等於市役所";
const ALL: Found[] = RULE_IDS.flatMap((rule, at) => [foundOf(rule, at), foundOf(rule, at + 3, at + 5)]);
const measured = (found: readonly Found[], text = STIFF) => measure(sentenceOf(text), found, [plain(text)]);

const axes = (score: Score) => Object.values(score);

describe("the score", () => {
  it("is never lower for a finding less, on no axis", () => {
    const all = scoreOf([measured(ALL)]);
    for (const left of ALL) {
      const fewer = scoreOf([measured(ALL.filter((each) => each !== left))]);
      axes(fewer).forEach((points, at) => {
        expect(points).toBeGreaterThanOrEqual(axes(all)[at] ?? 0);
      });
    }
  });

  it("is never lower for a reading that a person has given", () => {
    const without = scoreOf([measured([])]);
    const read = measure(sentenceOf(STIFF), [], [{ ...plain(STIFF), reading: "てん", source: "author" }]);
    expect(scoreOf([read]).kanji).toBeGreaterThan(without.kanji);
    expect(scoreOf([read]).total).toBeGreaterThan(without.total);
  });

  it("is never higher for a sentence that is longer", () => {
    const totals = [10, 20, 30, 45, 60, 80, 120, 500].map(
      (length) => scoreOf([measured([], "あ".repeat(length))]).length,
    );
    expect(totals).toEqual([...totals].sort((a, b) => b - a));
    expect(totals.at(0)).toBe(100);
    expect(totals.at(-1)).toBe(0);
  });

  it("is not better for headings around a long sentence", () => {
    const long = measured([], "あ".repeat(90));
    const heading = measured([], "あいう");
    expect(scoreOf([long, heading, heading, heading]).length).toBeLessThan(10);
  });

  it("of a text is that of its sentences' counts together", () => {
    const [one, two] = [measured(ALL), measured([], "転入届")];
    const { total } = scoreOf([one, two]);
    expect(total).toBeGreaterThan(scoreOf([one]).total);
    expect(total).toBeLessThan(scoreOf([two]).total);
  });

  it("lies between 0 and 100, whatever is found, and is 100 where nothing stands", () => {
    for (const score of [scoreOf([measured([...ALL, ...ALL])]), scoreOf([measured([], "")]), scoreOf([])])
      for (const points of axes(score)) {
        expect(points).toBeGreaterThanOrEqual(0);
        expect(points).toBeLessThanOrEqual(100);
      }
    expect(scoreOf([]).total).toBe(100);
  });

  it("is weighted to a whole", () => {
    expect(Object.values(WEIGHTS).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1);
  });
});

describe("what is counted", () => {
  it("counts a word at which two rules meet once, and not under one of them", () => {
    const words = contentOf(letters.tokens("住民票"));
    expect(countFound(words, [foundOf("term", 0, 3), foundOf("hard-word", 2)])).toEqual({ term: 2, several: 1 });
    expect(countFound(words, [foundOf("term", 0, 3), foundOf("term", 2)])).toEqual({ term: 3 });
  });

  it("counts a place without a content word, and one of a rule about sentences, as one", () => {
    const words = contentOf(letters.tokens("あい市"));
    expect(countFound(words, [foundOf("vague", 0, 2), foundOf("keigo", 0, 3)])).toEqual({ vague: 1, keigo: 1 });
  });

  it("leaves explanations and marks out of the length", () => {
    expect(measured([], "避難所〈逃げるところ〉です。").letters).toBe(5);
  });

  it("sees kanji without a reading and long runs", () => {
    expect(measured([], "国民健康保険料と市")).toMatchObject({ unreadKanji: 8, unreadWords: 2, longRuns: 1 });
  });
});

describe("what would raise the score", () => {
  const report = (found: readonly Found[], text?: string) => ({ sentences: [{ measure: measured(found, text) }] });

  it("says for each rule what the score would have more without its places, most first", () => {
    const found = [foundOf("hard-word", 0, 8), foundOf("keigo", 9)];
    const gains = topGains(report(found));
    const total = (of: readonly Found[]) => scoreOf([measured(of)]).total;
    expect(gains.map(({ points }) => points)).toEqual(gains.map(({ points }) => points).sort((a, b) => b - a));
    expect(gains.find(({ what }) => what === "hard-word")?.points).toBeCloseTo(total(found.slice(1)) - total(found), 5);
    expect(gains.map(({ what }) => what)).toContain("furigana");
  });

  it("reckons with shorter sentences where one is long", () => {
    const gains = topGains(report([foundOf("long-sentence", 0, 90)], "あ".repeat(90)));
    expect(gains).toEqual([{ what: "long-sentence", points: expect.any(Number) }]);
  });

  it("has nothing to say where nothing is to gain", () => {
    expect(topGains(report([], "はい"))).toEqual([]);
    expect(topGains({ sentences: [] })).toEqual([]);
  });
});

it("gives grades from A down to E", () => {
  expect(GRADES.map(({ from }) => gradeOf(from))).toEqual(["A", "B", "C", "D", "E"]);
  expect([gradeOf(100), gradeOf(0), gradeOf(-1)]).toEqual(["A", "E", "E"]);
  expect(WORD_RULES.every((rule) => RULE_IDS.includes(rule))).toBe(true);
});

describe("jReadability, approximately", () => {
  const easy = createChecker({ glossary: createGlossary([]) });
  const readabilityOf = (text: string) => {
    const measures: Measure[] = easy.check(text).sentences.map((sentence) => sentence.measure);
    return approximateJReadability(measures);
  };

  it("thinks a plain text easier than a stiff one", () => {
    const stiff = readabilityOf(
      "本計画は、地域社会における多文化共生施策の総合的な推進に関し必要な事項を定めるものとする。",
    );
    const plainText = readabilityOf("きょうは雨です。わたしは家でごはんを食べます。それから本を読みます。");
    expect(plainText?.value).toBeGreaterThan((stiff?.value ?? 0) + 1);
    expect(stiff?.band.en).toContain("hard");
  });

  it("says nothing of a text without words", () => {
    expect(readabilityOf("")).toBeNull();
    expect(readabilityOf("\n \n")).toBeNull();
  });
});

describe("a checked text", () => {
  const terms = [{ ja: "納付書", reading: "のうふしょ", easy: "お金を払う紙", level: "late", use: "keep" }] as const;
  const checker = (ignored: { rule: RuleId; text: string; because: string }[] = []) =>
    createChecker({ glossary: createGlossary(terms), ignored });

  it("has the score of what its sentences count", () => {
    const report = checker().check("納付書をご確認ください。あした行きます。\n");
    expect(report.score).toEqual(scoreOf(report.sentences.map((sentence) => sentence.measure)));
  });

  it("asks about an official word once, and not where the text has explained it", () => {
    const rulesOf = (text: string) =>
      checker()
        .check(text)
        .sentences.map(({ findings }) => findings.filter(({ rule }) => rule === "term").length);
    expect(rulesOf("納付書が来ます。納付書を見てください。")).toEqual([1, 0]);
    expect(rulesOf("納付書〈お金を 払う 紙〉が来ます。納付書を見てください。")).toEqual([0, 0]);
    expect(rulesOf("納付書《のうふしょ》が来ます。納付書を見てください。")).toEqual([1, 0]);
  });

  it("does not count what the writer leaves", () => {
    const text = "ご確認いただきますようお願い申し上げます。";
    const ignored = checker()
      .check(text)
      .sentences.flatMap(({ findings }) => findings)
      .map(({ rule, text: words }) => ({ rule, text: words, because: "そのまま使う" }));
    const left = checker(ignored).check(text);
    expect(left.sentences.flatMap(({ measure: { found } }) => Object.keys(found))).toEqual([]);
    expect(left.score.total).toBeGreaterThan(checker().check(text).score.total);
    expect(left.sentences[0]?.findings[0]?.ignored).toBe("そのまま使う");
  });
});
