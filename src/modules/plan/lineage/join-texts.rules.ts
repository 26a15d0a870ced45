import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { Text } from "#platform/i18n/text.ts";

/** Between titles that stand in one line. */
export const betweenTitles = (code: LanguageCode): string => (/^(ja|zh)/.test(code) ? "・" : " / ");
export const betweenTexts = (): string => "\n";

/**
 * All texts as one, in each language in which somebody wrote one of them: nothing that was said is lost. What is said
 * twice stands once. Null where there is nothing.
 */
export function joinTexts(texts: readonly (Text | null)[], between: (code: LanguageCode) => string): Text | null {
  const languages = new Set(texts.flatMap((text) => Object.keys(text ?? {}) as LanguageCode[]));
  if (languages.size === 0) return null;
  const joined = [...languages].map((code) => {
    const said = texts.flatMap((text) => text?.[code] ?? []);
    return [code, [...new Set(said)].join(between(code))] as const;
  });
  return Object.fromEntries(joined);
}
