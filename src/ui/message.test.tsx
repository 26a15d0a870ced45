import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { getLanguage, type LanguageCode } from "#platform/i18n/languages.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { Figures, InLanguage, Sentences } from "./message.tsx";

const said = (value: string, code: LanguageCode, isFallback: boolean) => ({
  value,
  language: getLanguage(code),
  isFallback,
});
const speaking = (code: LanguageCode) => ({ language: getLanguage(code) }) as Translator;

it("keeps sentences of one foreign language together, in their own order", () => {
  const parts = [said("One.", "en", true), null, said("Two.", "en", true), said("ثلاثة", "ar", false)];
  expect(renderToString(<Sentences parts={parts} />)).toBe(
    '<span class="fallback" lang="en" dir="ltr" data-fallback="en">One. Two.</span> ثلاثة',
  );
});

it("marks words of another language, and no sign that is in none", () => {
  expect(renderToString(<InLanguage resolved={said("people", "en", true)} />)).toContain('lang="en"');
  expect(renderToString(<InLanguage resolved={said("%", "ja", true)} />)).toBe("%");
});

it("writes figures from left to right where the page runs from the right, and adds nothing elsewhere", () => {
  const figures = (code: LanguageCode) => renderToString(<Figures say={speaking(code)}>365 / 1,200</Figures>);
  expect([figures("ar"), figures("en")]).toEqual(['<bdi dir="ltr">365 / 1,200</bdi>', "365 / 1,200"]);
});
