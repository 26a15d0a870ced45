/** The 16 languages. Tier 1 has every resident key; tier 2 has navigation, landing, plan home, emergency and consultation. */
export interface Language {
  code: LanguageCode;
  /** The language's name in itself. */
  name: string;
  /** Value of the HTML `lang` attribute. */
  htmlLang: string;
  /** Value of `hreflang`. */
  hreflang: string;
  dir: "ltr" | "rtl";
  tier: 1 | 2;
  /** Locale for `Intl`: Gregorian years and Latin digits (Thai would print 2569, Burmese and Nepali their own digits). */
  intl: string;
  /** Where a missing text is looked for, in this order. */
  fallback: LanguageCode[];
}

export type LanguageCode =
  | "ja"
  | "ja-easy"
  | "en"
  | "zh-Hans"
  | "vi"
  | "ne"
  | "id"
  | "ko"
  | "my"
  | "zh-Hant"
  | "th"
  | "fil"
  | "pt-BR"
  | "es"
  | "ru"
  | "ar";

const OVER_ENGLISH: LanguageCode[] = ["en", "ja-easy", "ja"];

function language(code: LanguageCode, name: string, more: Partial<Language> = {}): Language {
  return {
    code,
    name,
    htmlLang: code,
    hreflang: code,
    dir: "ltr",
    tier: 1,
    intl: `${more.htmlLang ?? code}-u-ca-gregory-nu-latn`,
    fallback: OVER_ENGLISH,
    ...more,
  };
}

export const LANGUAGES: readonly Language[] = [
  language("ja", "日本語", { fallback: ["ja-easy", "en"] }),
  language("ja-easy", "やさしい日本語", { htmlLang: "ja", hreflang: "ja-x-easy", fallback: ["ja", "en"] }),
  language("en", "English", { fallback: ["ja-easy", "ja"] }),
  language("zh-Hans", "简体中文"),
  language("vi", "Tiếng Việt"),
  language("ne", "नेपाली"),
  language("id", "Bahasa Indonesia"),
  language("ko", "한국어"),
  language("my", "မြန်မာ"),
  language("zh-Hant", "繁體中文", { tier: 2, fallback: ["zh-Hans", ...OVER_ENGLISH] }),
  language("th", "ไทย", { tier: 2 }),
  language("fil", "Filipino", { tier: 2 }),
  language("pt-BR", "Português", { tier: 2 }),
  language("es", "Español", { tier: 2 }),
  language("ru", "Русский", { tier: 2 }),
  language("ar", "العربية", { tier: 2, dir: "rtl" }),
];

const BY_CODE = new Map(LANGUAGES.map((entry) => [entry.code as string, entry]));

export function findLanguage(code: string): Language | undefined {
  return BY_CODE.get(code);
}

export function getLanguage(code: LanguageCode): Language {
  const found = BY_CODE.get(code);
  if (!found) throw new Error(`unknown language ${code}`);
  return found;
}

/** The best of our languages for an Accept-Language header; `ja` when nothing fits. */
export function negotiateLanguage(header: string | undefined): Language {
  const wanted = (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", quality] = part.trim().split(";q=");
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .filter((entry) => entry.tag && entry.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    const match = LANGUAGES.find((entry) => entry.code !== "ja-easy" && matches(entry, tag));
    if (match) return match;
  }
  return getLanguage("ja");
}

function matches(entry: Language, tag: string): boolean {
  if (tag.startsWith("zh")) {
    const traditional = /hant|tw|hk|mo/.test(tag);
    return entry.code === (traditional ? "zh-Hant" : "zh-Hans");
  }
  const primary = tag.split("-")[0];
  if (primary === "tl") return entry.code === "fil";
  return entry.code.toLowerCase().split("-")[0] === primary;
}
