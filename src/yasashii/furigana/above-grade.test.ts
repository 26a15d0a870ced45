import { expect, test } from "vitest";
import { aboveGrade } from "./above-grade.ts";
import type { Segment } from "./segment.ts";

const segment = (surface: string, reading: string | null): Segment => ({
  ...{ surface, reading, alternatives: [] },
  source: reading ? "analyser" : "none",
});
const readings = (segments: readonly Segment[]) => segments.map(({ reading }) => reading);

test("words whose kanji are all known by then lose their reading", () => {
  const segments = [segment("学校", "がっこう"), segment("の", null), segment("避難所", "ひなんじょ")];
  expect(readings(aboveGrade(segments, 2))).toEqual([null, null, "ひなんじょ"]);
  expect(readings(aboveGrade(segments, 0))).toEqual(["がっこう", null, "ひなんじょ"]);
});

test("kanji that no school teaches keep theirs, and 々 counts for nothing", () => {
  expect(readings(aboveGrade([segment("罹災", "りさい"), segment("人々", "ひとびと")], 6))).toEqual(["りさい", null]);
});
