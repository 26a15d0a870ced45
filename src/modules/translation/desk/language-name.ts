import type { LanguageCode } from "#platform/i18n/languages.ts";

const NAMES = {
  ja: new Intl.DisplayNames("ja", { type: "language" }),
  en: new Intl.DisplayNames("en", { type: "language" }),
};
const EASY = { ja: "やさしい日本語", en: "Easy Japanese" };

/** What staff call a language: `ベトナム語`, `Vietnamese`. */
export function languageName(language: LanguageCode, reader: LanguageCode): string {
  const own = reader === "en" ? "en" : "ja";
  return language === "ja-easy" ? EASY[own] : (NAMES[own].of(language) ?? language);
}
