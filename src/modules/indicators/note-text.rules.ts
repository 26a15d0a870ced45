import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { Text } from "#platform/i18n/text.ts";

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/**
 * A note as a text: what is written in Japanese is Japanese on whatever screen it was typed, anything else is in the
 * screen's language. Null where nothing was typed.
 */
export function noteText(typed: string, screen: LanguageCode): Text | null {
  return typed === "" ? null : { [JAPANESE.test(typed) ? "ja" : screen]: typed };
}
