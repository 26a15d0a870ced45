import { expect, it } from "vitest";
import { noteText } from "./note-text.rules.ts";

it.each([
  ["登録簿による", "en", { ja: "登録簿による" }],
  ["Counted in March（見込み）", "en", { ja: "Counted in March（見込み）" }],
  ["Counted in March", "en", { en: "Counted in March" }],
  ["Counted in March", "ja", { ja: "Counted in March" }],
  ["", "en", null],
] as const)("keeps %j typed on a screen in %s as %j", (typed, screen, text) => {
  expect(noteText(typed, screen)).toEqual(text);
});
