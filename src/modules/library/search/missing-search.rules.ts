import type { LanguageCode } from "#platform/i18n/languages.ts";
import { normalisedQuery, parseQuery } from "#platform/search/wanted.rules.ts";

export const LONGEST_MISSING = 80;
/** As many digits as a telephone number, a date of birth or a card has at least. */
const DIGITS_OF_A_PERSON = 4;

/**
 * What may be kept of words that somebody did not find: as search compares them, and nothing that is long or looks like
 * a number, an address or a telephone. Undefined where nothing may be.
 */
export function keptQuery(typed: string): string | undefined {
  if ([...typed].length > LONGEST_MISSING || /[@＠]|:\/\/|www\./i.test(typed)) return undefined;
  const query = normalisedQuery(parseQuery(typed));
  const digits = query.replaceAll(/\D/g, "").length;
  const isTooLong = [...query].length > LONGEST_MISSING;
  return query === "" || isTooLong || digits >= DIGITS_OF_A_PERSON ? undefined : query;
}

export interface MissingSearch {
  query: string;
  language: LanguageCode;
  count: number;
  /** Days in Japan. */
  firstOn: string;
  lastOn: string;
  /** The entry that says it now. */
  answeredBy: { key: string; on: string } | null;
}

/** Nobody has written about it yet, or somebody asked again since. */
export const isOpen = ({ answeredBy, lastOn }: Pick<MissingSearch, "answeredBy" | "lastOn">): boolean =>
  answeredBy === null || lastOn > answeredBy.on;
