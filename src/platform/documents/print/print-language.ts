import { getLanguage, LANGUAGES, type LanguageCode } from "../../i18n/languages.ts";

/** Has kanji and kana; comes along, as do all below but Noto Sans CJK, which is used where the machine has it. */
const FONT = "BIZ UDPGothic";
/** For characters that it lacks. */
const OTHER_FONTS = [
  "Noto Sans",
  "Noto Sans CJK JP",
  "Noto Sans Myanmar",
  "Noto Sans Devanagari",
  "Noto Sans Thai",
  "IBM Plex Sans Arabic",
];
/** The font of a language's lines, where it is another one: a word half in another font is hard to read. */
const OWN_FONTS: Partial<Record<LanguageCode, string>> = {
  vi: "Noto Sans",
  ne: "Noto Sans Devanagari",
  my: "Noto Sans Myanmar",
  th: "Noto Sans Thai",
  ar: "IBM Plex Sans Arabic",
  ru: "Noto Sans",
  ko: "Noto Sans CJK KR",
  "zh-Hans": "Noto Sans CJK SC",
  "zh-Hant": "Noto Sans CJK TC",
};
/** Where the same characters are written otherwise, and how commas stand. */
const REGIONS: Partial<Record<LanguageCode, string>> = { "zh-Hans": "CN", "zh-Hant": "TW", "pt-BR": "BR" };
const TALL: readonly LanguageCode[] = ["my", "ne", "th", "ar"];
/** Of capitals, in em: lines of two fonts are one height, and what numbers them stands at their height. */
const CAPITALS = 0.72;

/** The language alone, as Typst takes it. */
export const tagOf = (language: string): string => language.split("-")[0] ?? language;

export const isTall = (language: LanguageCode): boolean => TALL.includes(language);

/** Every language, for pieces and blocks that are in another one than their paper. */
export const printedLanguages = () => Object.fromEntries(LANGUAGES.map(({ code }) => [code, printedLanguage(code)]));

export function printedLanguage(code: LanguageCode) {
  const own = OWN_FONTS[code];
  return {
    tag: tagOf(code),
    region: REGIONS[code] ?? null,
    fonts: own ? [own, FONT, ...OTHER_FONTS] : [FONT, ...OTHER_FONTS],
    top: own ? CAPITALS : null,
    /** Where its lines begin. */
    side: getLanguage(code).dir === "rtl" ? "right" : "left",
  };
}
