import type { Segment } from "../furigana/segment.ts";
import type { Found, Sentence } from "../rules/rule.ts";

/** 0 (hard) to 100 (easy); the five axes of やさにちチェッカー with thresholds of our own. */
export interface Score {
  total: number;
  vocabulary: number;
  kanji: number;
  stiffness: number;
  length: number;
  grammar: number;
}

/** What is counted of a sentence; those of a text add up. */
export type Measure = Readonly<Record<string, number>>;

export function measure(_sentence: Sentence, _found: readonly Found[], _segments: readonly Segment[]): Measure {
  return {};
}

export function scoreOf(_measures: readonly Measure[]): Score {
  return { total: 0, vocabulary: 0, kanji: 0, stiffness: 0, length: 0, grammar: 0 };
}
