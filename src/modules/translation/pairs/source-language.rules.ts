import type { LanguageCode } from "#platform/i18n/languages.ts";

/** Translators of these read standard Japanese; for the others Easy Japanese says it more clearly. */
const FROM_ROOT: readonly LanguageCode[] = ["ja", "ja-easy", "en", "zh-Hans", "zh-Hant", "ko"];

/** From which of an entry's texts a new translation is made, where nobody has chosen. */
export function sourceLanguageFor(
  language: LanguageCode,
  { root, there }: { root: LanguageCode; there: readonly LanguageCode[] },
): LanguageCode {
  return !FROM_ROOT.includes(language) && there.includes("ja-easy") && root === "ja" ? "ja-easy" : root;
}
