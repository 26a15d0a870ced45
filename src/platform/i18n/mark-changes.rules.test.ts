import fc from "fast-check";
import { expect, it } from "vitest";
import { markChanges, type Segment } from "./mark-changes.rules.ts";

const join = (segments: readonly Segment[]) => segments.map(({ text }) => text).join("");
const shown = (segments: readonly Segment[]) =>
  segments.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join("");
const marked = (before: string, after: string) => {
  const { before: old, after: next } = markChanges(before, after);
  return [shown(old), shown(next)];
};

const words = fc.array(
  fc.constantFrom("相談", "窓口", "を", "開く。", "日本語", "教室", " ", "the ", "市《し》", "\n", "👨‍👩‍👧"),
  {
    maxLength: 25,
  },
);
const texts = fc.oneof(
  words.map((parts) => parts.join("")),
  fc.string({ unit: "grapheme", maxLength: 40 }),
);

it("loses and invents nothing: put together, the segments are the texts, and what is not marked is equal on both sides", () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const found = markChanges(before, after);
      expect(join(found.before)).toBe(before);
      expect(join(found.after)).toBe(after);
      const stayed = (segments: readonly Segment[]) => join(segments.filter(({ isChanged }) => !isChanged));
      expect(stayed(found.before)).toBe(stayed(found.after));
    }),
  );
});

it("marks nothing between a text and itself, and all where there was nothing", () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(markChanges(text, text).after.filter(({ isChanged }) => isChanged)).toEqual([]);
      expect(markChanges("", text).after.every(({ isChanged }) => isChanged)).toBe(true);
    }),
  );
});

it.each([
  ["相談窓口を週に二日開く。", "相談窓口を週に三日開く。", "相談窓口を週に[二日]開く。", "相談窓口を週に[三日]開く。"],
  ["市が相談を受ける。", "市が電話でも相談を受ける。", "市が相談を受ける。", "市が[電話でも]相談を受ける。"],
  [
    "手紙《てがみ》を 送《おく》る",
    "手紙《てがみ》を 読《よ》む",
    "手紙《てがみ》を [送《おく》る]",
    "手紙《てがみ》を [読《よ》む]",
  ],
  ["Open on Monday.", "Open on Friday.", "Open on [Monday].", "Open on [Friday]."],
])("marks the words that changed and leaves the others alone: %s", (before, after, ...shownAs) => {
  expect(marked(before, after)).toEqual(shownAs);
});

it("takes what stayed for a single character between two changes along with them", () => {
  expect(marked("国際交流の推進", "多文化の共生")).toEqual(["[国際交流の推進]", "[多文化の共生]"]);
});

it("compares long texts by sentences, and comes to an end with any", () => {
  const sentence = (index: number) => `第${index}の取組として、市は日本語教室を${index}か所で開き、相談にも応じる。`;
  const long = Array.from({ length: 300 }, (_, index) => sentence(index));
  const changed = long
    .with(150, "この取組は終わった。")
    .toSpliced(20, 1)
    .toSpliced(280, 0, "ほかの市とも力を合わせる。");
  const found = markChanges(long.join(""), changed.join(""));
  const only = (segments: readonly Segment[]) => segments.flatMap(({ text, isChanged }) => (isChanged ? [text] : []));
  expect(only(found.before)).toEqual([sentence(20), sentence(150)]);
  expect(only(found.after)).toEqual(["この取組は終わった。", "ほかの市とも力を合わせる。"]);
  const endless = [..."甲乙丙丁戊己庚辛壬癸"].map((sign) => `${sign}。`.repeat(1000));
  expect(join(markChanges(endless.join(""), endless.toReversed().join("")).after)).toBe(endless.toReversed().join(""));
});
