import fc from "fast-check";
import { expect, it } from "vitest";
import type { Segment } from "../../../yasashii/index.ts";
import { insertsOf, proposalsOf, readingPlaces, withInserts } from "./reading.rules.ts";

const seg = (surface: string, reading: string | null = null, more: Partial<Segment> = {}): Segment => ({
  ...{ surface, reading, alternatives: [] },
  source: reading === null ? "none" : "analyser",
  ...more,
});
const textOf = (segments: readonly Segment[]) => segments.map(({ surface }) => surface).join("");

const SEGMENTS = [
  seg("金沢", null, { source: "name" }),
  seg("に"),
  seg("住", "す"),
  seg("む"),
  seg("方", "かた", { alternatives: ["ほう"] }),
  seg("は、"),
  seg("14日", "じゅうよっか", { source: "rule" }),
  seg("に"),
  seg("避難所", "ひなんじょ", { source: "author" }),
  seg("《ひなんじょ》"),
  seg("へ。"),
  seg("届", "とどけ"),
  seg("提出", "ていしゅつ"),
];

it("proposes first what a person has to choose, then names, then what is sure; what has its reading is left out", () => {
  const proposals = proposalsOf(readingPlaces(SEGMENTS));
  expect(proposals.map(({ surface, needs }) => [surface, needs])).toEqual([
    ["方", "choose"],
    ["金沢", "name"],
    ["住", "look"],
    ["14日", "look"],
    ["届", "look"],
    ["提出", "look"],
  ]);
  expect(proposals[0]).toMatchObject({ proposed: "かた", choices: ["かた", "ほう"], isKept: false });
  expect(proposals[1]).toMatchObject({ proposed: "", isKept: true });
  expect(proposals.filter(({ isKept }) => isKept).map(({ surface }) => surface)).toEqual(["金沢"]);
});

it("asks about a word once, however often it stands there", () => {
  const [only, ...others] = proposalsOf(readingPlaces([seg("市", "し"), seg("と"), seg("市", "し")]));
  expect(others).toEqual([]);
  expect(only?.count).toBe(2);
});

it("writes a reading behind its word, and a mark before it where it begins within kanji or with digits", () => {
  const text = textOf(SEGMENTS);
  const choices = [
    { surface: "14日", proposed: "じゅうよっか", reading: "じゅうよっか" },
    { surface: "方", proposed: "かた", reading: "かた" },
    { surface: "提出", proposed: "ていしゅつ", reading: "ていしゅつ" },
    { surface: "金沢", proposed: "", reading: "かなざわ" },
  ];
  expect(withInserts(text, insertsOf(text, readingPlaces(SEGMENTS), choices))).toBe(
    "金沢《かなざわ》に住む方《かた》は、｜14日《じゅうよっか》に避難所《ひなんじょ》へ。届｜提出《ていしゅつ》",
  );
});

it("changes nothing of a text but what it puts in", () => {
  const word = fc.constantFrom("市", "｜", "《し》", "方", "14日", "かな", "\n", "🙂", "\ud800");
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), (words) => {
      const segments = words.map((each) => seg(each, /[市方日]/.test(each) ? "よみ" : null));
      const text = textOf(segments);
      const places = readingPlaces(segments);
      const choices = proposalsOf(places).map((each) => ({ ...each, reading: "よみ" }));
      const inserts = insertsOf(text, places, choices);
      let without = withInserts(text, inserts);
      for (const { at, words: put } of inserts.toReversed()) {
        const before = inserts.filter((each) => each.at < at || (each.at === at && each.words !== put));
        const start = at + before.reduce((sum, each) => sum + each.words.length, 0);
        without = without.slice(0, start) + without.slice(start + put.length);
      }
      expect(without.length).toBe(text.length);
    }),
  );
});
