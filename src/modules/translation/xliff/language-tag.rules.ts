import { findLanguage, getLanguage, LANGUAGES, type LanguageCode } from "#platform/i18n/languages.ts";

/** As files of other programs name a language (BCP 47): `ja-x-easy` is Easy Japanese. */
export const tagOf = (language: LanguageCode): string => getLanguage(language).hreflang;

const TRADITIONAL = /hant|tw|hk|mo/;

/** Our language of a tag, however exact it is: `vi-VN`, `zh-CN`, `pt`. */
export function languageOf(tag: string): LanguageCode | undefined {
  const wanted = tag.trim().replaceAll("_", "-").toLowerCase();
  const exact = LANGUAGES.find(({ code, hreflang }) => [code, hreflang].some((own) => own.toLowerCase() === wanted));
  if (exact) return exact.code;
  const [primary = "", ...more] = wanted.split("-");
  if (primary === "zh") return TRADITIONAL.test(more.join("-")) ? "zh-Hant" : "zh-Hans";
  if (primary === "tl") return "fil";
  return findLanguage(primary)?.code ?? LANGUAGES.find(({ code }) => code.split("-")[0] === primary)?.code;
}
