import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { SourceNote } from "../entries/entry.rules.ts";

/** How far a learner must be to know the word: at N5 or N4, at N3 or N2, at N1 or never from a textbook. */
export const TERM_LEVELS = ["early", "middle", "late"] as const;

/** What Easy Japanese does with the word: leaves it as it is, keeps and explains it, or says something else. */
export const TERM_USES = ["plain", "keep", "replace"] as const;

/** A word of the city's offices: how it is read, what it means in easy words, what it is called in other languages. */
export interface Term {
  key: string;
  ja: string;
  /** In kana. */
  reading: string;
  /** Of a shipped term: why the analyser of the Easy Japanese checker reads it otherwise. */
  reads?: string;
  /** A few words of Easy Japanese, with furigana. */
  easy: string | null;
  /** Left out where nobody has said. */
  level?: (typeof TERM_LEVELS)[number];
  use?: (typeof TERM_USES)[number];
  explanation: Text;
  /** In all languages but Japanese. */
  terms: Text;
  /** An official word: a translation uses it exactly as it stands here. */
  isLocked: boolean;
  /** What people also say, by language. */
  synonyms: Partial<Record<LanguageCode, string[]>>;
  source: SourceNote | null;
}

/** A term as one city has it. `version` 0: as in the files. */
export interface CityTerm extends Term {
  isOwn: boolean;
  version: number;
}

/** What a city has changed: `term` null where it has taken the word out. */
export interface OwnTerm {
  key: string;
  term: Term | null;
  version: number;
}

const collator = new Intl.Collator("ja");

/** The terms of the files with a city's own over them, by their reading. */
export function mergeTerms(shipped: readonly Term[], own: readonly OwnTerm[]): CityTerm[] {
  const changed = new Map(own.map((each) => [each.key, each]));
  const kept = shipped.filter(({ key }) => !changed.has(key)).map((term) => ({ ...term, isOwn: false, version: 0 }));
  const ours = own.flatMap(({ term, version }) => (term ? [{ ...term, isOwn: true, version }] : []));
  return [...kept, ...ours].sort((a, b) => collator.compare(a.reading, b.reading) || a.key.localeCompare(b.key));
}

/** The word in a language, and in Japanese where nobody knows a good one. */
export function termIn(term: Pick<Term, "ja" | "terms">, language: LanguageCode): string | undefined {
  return language === "ja" || language === "ja-easy" ? term.ja : term.terms[language];
}

/** `쓰나미(지진해일)` is known by both of its names. */
export function namesIn(word: string): string[] {
  const outside = word.replaceAll(/[(（][^()（）]*[)）]/g, " ").trim();
  const inside = [...word.matchAll(/[(（]([^()（）]*)[)）]/g)].map((match) => match[1] ?? "");
  return [...new Set([outside, ...inside])].filter((name) => name.trim() !== "");
}
