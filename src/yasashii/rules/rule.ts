import type { Token } from "../analyser/analyser.ts";
import type { Glossary } from "../glossary.ts";

/** The rules of the guideline that a program can look for; S…: their numbers in the guideline of 2020 for written language. */
export const RULE_IDS = [
  "long-sentence", // S1-2
  "mixed-endings", // S1-3
  "katakana", // S1-4
  "double-negative", // S2-1
  "must", // S2-1, a hint: なければならない
  "passive-causative", // S2-2
  "keigo", // S2-3
  "hard-word", // S2-4
  "vague", // S2-5
  "term", // S2-6
  "date-time", // S2-8
  "nominalisation", // S2-9
  "sino-verb", // S2-9
  "onomatopoeia", // S2-10
] as const;
export type RuleId = (typeof RULE_IDS)[number];

/** `mend`: say it otherwise; `confirm`: look whether it must be so; `hint`: a thought. */
export type Severity = "mend" | "confirm" | "hint";

/** A sentence with its words; offsets are UTF-16 units of `text`, which is clean (text/clean.ts). */
export interface Sentence {
  text: string;
  tokens: readonly Token[];
}

/** What a rule found in a sentence. */
export interface Found {
  rule: RuleId;
  severity: Severity;
  start: number;
  end: number;
  /** What to write in its place, best first; may be empty. */
  suggestions: string[];
  /** Whether the first suggestion can take the place as it stands (one press); else it is a thought for the writer. */
  isFix: boolean;
}

export interface RuleSetting {
  glossary: Glossary;
}

/** Pure and quick: it sees one sentence. */
export type Rule = (sentence: Sentence, setting: RuleSetting) => Found[];
