import { type Line, namesIn, plainOf, termIn } from "#modules/library/public.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { stripReadings } from "#platform/i18n/text.ts";

/** An official word and what it is called in other languages. */
export interface Term {
  /** As the city writes it. */
  ja: string;
  terms: Partial<Record<LanguageCode, string>>;
  /** A translation must use the word as it is here. */
  isLocked: boolean;
}

/** A term that stands in a text: how it is written there, and how it is in the other language. */
export interface FoundTerm {
  source: string;
  target: string;
  isLocked: boolean;
  /** Where it begins. */
  at: number;
}

interface Direction {
  sourceLanguage: LanguageCode;
  targetLanguage: LanguageCode;
}

/** The terms of a text that the other language has a word for, in order; of words that overlap the longest. */
export function findTerms(
  text: string,
  { sourceLanguage, targetLanguage }: Direction,
  terms: readonly Term[],
): FoundTerm[] {
  const candidates = terms
    .flatMap((term) => {
      const source = termIn(term, sourceLanguage);
      const target = termIn(term, targetLanguage);
      return source && target ? [{ source, target, isLocked: term.isLocked }] : [];
    })
    .sort((one, other) => other.source.length - one.source.length);
  const taken: FoundTerm[] = [];
  for (const candidate of candidates) {
    for (
      let at = text.indexOf(candidate.source);
      at >= 0;
      at = text.indexOf(candidate.source, at + candidate.source.length)
    ) {
      const end = at + candidate.source.length;
      const isFree = taken.every((other) => end <= other.at || at >= other.at + other.source.length);
      if (isFree && isWhole(text, at, end)) taken.push({ ...candidate, at });
    }
  }
  return taken.sort((one, other) => one.at - other.at);
}

/** In scripts with spaces a term is not a piece of a longer word. */
function isWhole(text: string, start: number, end: number): boolean {
  const isJoined = (one: string, other: string) => LATIN.test(one) && LATIN.test(other);
  return !isJoined(text[start - 1] ?? "", text[start] ?? "") && !isJoined(text[end - 1] ?? "", text[end] ?? "");
}

const LATIN = /[\p{Script=Latin}\p{Nd}]/u;

/** The same for a whole text with furigana, each term once. */
export function termsIn(text: string, direction: Direction, terms: readonly Term[]): FoundTerm[] {
  const found = findTerms(stripReadings(text), direction, terms);
  return [...new Map(found.map((term) => [term.source, term])).values()];
}

/** The official words of a source that its translation does not use as they are. */
export function unusedTerms(
  pair: { source: Line; line: Line },
  direction: Direction,
  terms: readonly Term[],
): string[] {
  const said = stripReadings(plainOf(pair.line));
  const locked = termsIn(plainOf(pair.source), direction, terms).filter(({ isLocked }) => isLocked);
  return locked.flatMap(({ target }) => (usesTerm(said, target) ? [] : target));
}

/** `쓰나미(지진해일)` may be called by either of its names. A sentence may begin with it. */
export const usesTerm = (text: string, term: string): boolean =>
  [term, ...namesIn(term)].some((name) => text.toLocaleLowerCase().includes(name.toLocaleLowerCase()));
