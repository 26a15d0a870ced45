import type { Catalogue, MessageKey, MessageParams, ResolvedMessage } from "./catalogue.ts";
import { createFormatter, type Formatter } from "./format.ts";
import type { Language } from "./languages.ts";
import { plainText, type ResolvedText, readingsOnly, resolveText, stripReadings, type Text } from "./text.ts";

/** All that a page needs in order to speak one language. */
export interface Translator {
  language: Language;
  format: Formatter;
  /** A message as plain characters (no furigana): for titles, attributes, labels of files. */
  t(key: MessageKey, params?: MessageParams): string;
  /** A message with its language, so that a fallback can be marked and furigana drawn (`ui/message.tsx`). */
  message(key: MessageKey, params?: MessageParams): ResolvedMessage;
  /** A text of the content along the fallback chain. */
  text(text: Text | null | undefined): ResolvedText;
  plain(text: Text | null | undefined): string;
  /** As plain characters that are shown (pictures, labels in attributes): in Easy Japanese in kana, since furigana cannot stand there. */
  shown(resolved: ResolvedText): string;
  isReviewed: boolean;
  /** All keys of the catalogue that begin with `prefix`. */
  keysUnder(prefix: string): string[];
}

/** Rules and errors know a fiscal year as a number; the parameter of this name is said as the reader counts the years. */
function withYearSaid(params: MessageParams | undefined, format: Formatter): MessageParams | undefined {
  if (typeof params?.fiscalYear !== "number") return params;
  return { ...params, fiscalYear: format.fiscalYear(params.fiscalYear) };
}

export function createTranslator(catalogue: Catalogue, language: Language): Translator {
  const format = createFormatter(language);
  const message = (key: MessageKey, params?: MessageParams) =>
    catalogue.resolve(language, key, withYearSaid(params, format));
  return {
    language,
    format,
    message,
    t: (key, params) => stripReadings(message(key, params).value),
    text: (text) => resolveText(text, language),
    plain: (text) => plainText(text, language),
    shown: ({ value, language: own }) => (own.code === "ja-easy" ? readingsOnly(value) : stripReadings(value)),
    isReviewed: catalogue.reviewedBy(language.code) !== null,
    keysUnder: (prefix) => catalogue.keysUnder(prefix),
  };
}
