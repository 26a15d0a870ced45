import { expect, it } from "vitest";
import { fiscalYearOf, opinionText, publishIssues } from "./opinion.rules.ts";

it("shows what was said in its own language, and the city's renderings in others", () => {
  const opinion = { words: "Xin mở lớp", language: "vi", renderings: { ja: "教室を", vi: "x" } } as const;
  expect(opinionText(opinion)).toEqual({ vi: "Xin mở lớp", ja: "教室を" });
  expect(opinionText({ words: "ngôn ngữ khác", language: null, renderings: { ja: "ほかの言語" } })).toEqual({
    ja: "ほかの言語",
  });
});

it.each([
  { language: "ja", renderings: {}, isReady: true },
  { language: "ja-easy", renderings: {}, isReady: true },
  { language: "vi", renderings: {}, isReady: false },
  { language: "vi", renderings: { en: "x" }, isReady: false },
  { language: "vi", renderings: { ja: "訳" }, isReady: true },
  { language: null, renderings: {}, isReady: false },
  { language: null, renderings: { ja: "訳" }, isReady: true },
] as const)("is ready to be published in $language with $renderings: $isReady", ({ language, renderings, isReady }) => {
  expect(publishIssues({ words: "x", language, renderings })).toHaveLength(isReady ? 0 : 1);
});

it("counts fiscal years from April", () => {
  expect(["2025-03-31", "2025-04-01", "2026-03-31"].map(fiscalYearOf)).toEqual([2024, 2025, 2025]);
});
