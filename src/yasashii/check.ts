import type { Analyser } from "./analyser/analyser.ts";
import { lindera } from "./analyser/lindera.ts";
import { annotate } from "./furigana/annotate.ts";
import type { Segment } from "./furigana/segment.ts";
import type { Glossary } from "./glossary.ts";
import type { Found, RuleId, Sentence, Severity } from "./rules/rule.ts";
import { RULES } from "./rules/rules.ts";
import { WHY } from "./rules/why.ts";
import { type Measure, measure, type Score, scoreOf } from "./score/score.ts";
import { cleanText } from "./text/clean.ts";
import { sentencesOf } from "./text/sentences.ts";

export interface Finding {
  rule: RuleId;
  severity: Severity;
  /** UTF-16 units of the checked text. */
  start: number;
  end: number;
  text: string;
  why: { ja: string; en: string };
  /** What to write instead, best first. */
  suggestions: string[];
  /** Whether the first suggestion can take the place as it stands. */
  isFix: boolean;
  /** Why the writer leaves it; null where she has not said so. */
  ignored: string | null;
}

export interface CheckedSentence {
  start: number;
  end: number;
  text: string;
  findings: Finding[];
  segments: Segment[];
  score: Score;
}

export interface Report {
  sentences: CheckedSentence[];
  score: Score;
}

/** "Ignore here because…": this rule at these words, wherever they stand in the text. */
export interface Ignored {
  rule: RuleId;
  text: string;
  because: string;
}

export interface CheckSetting {
  glossary: Glossary;
  /** Word → reading that a person has confirmed. */
  confirmed?: ReadonlyMap<string, string>;
  ignored?: readonly Ignored[];
  analyser?: Analyser;
}

/** What is known of a sentence by itself. */
interface Known {
  found: Found[];
  inputAt: Uint32Array;
  segments: Segment[];
  measure: Measure;
  score: Score;
}

/** Sentences kept from the last texts: while somebody writes, all but one are as they were. */
const KEPT = 2_000;

export interface Checker {
  /** Never throws, whatever the text is. */
  check(text: string): Report;
}

export function createChecker(setting: CheckSetting): Checker {
  const kept = new Map<string, Known>();
  const look = (input: string): Known => {
    const known = kept.get(input);
    if (known) return known;
    const fresh = lookAt(input, setting);
    if (kept.size >= KEPT) kept.clear();
    kept.set(input, fresh);
    return fresh;
  };
  return {
    check(text) {
      const looked = sentencesOf(text).map(({ start, end }) => ({ start, end, known: look(text.slice(start, end)) }));
      const seen = new Set<string>();
      const sentences = looked.map(({ start, end, known }) => ({
        ...{ start, end, text: text.slice(start, end) },
        findings: findingsOf(known, { text, start, seen, ignored: setting.ignored ?? [] }),
        ...{ segments: known.segments, score: known.score },
      }));
      return { sentences, score: scoreOf(looked.map(({ known }) => known.measure)) };
    },
  };
}

function lookAt(input: string, { glossary, confirmed = new Map(), analyser = lindera }: CheckSetting): Known {
  const clean = cleanText(input);
  const sentence: Sentence = { text: clean.text, tokens: analyser.tokens(clean.text) };
  const found = RULES.flatMap((rule) => rule(sentence, { glossary })).sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
  const segments = annotate(sentence, { input, clean }, { confirmed });
  const measured = measure(sentence, found, segments);
  return { found, inputAt: clean.inputAt, segments, measure: measured, score: scoreOf([measured]) };
}

interface Place {
  text: string;
  start: number;
  /** Important words that the text has had already. */
  seen: Set<string>;
  ignored: readonly Ignored[];
}

/** A word that is kept and explained is asked about once in a text. */
function findingsOf({ found, inputAt }: Known, { text, start, seen, ignored }: Place): Finding[] {
  return found.flatMap((each) => {
    const from = start + (inputAt[each.start] ?? 0);
    const to = start + endIn(inputAt, each.end);
    const words = text.slice(from, to);
    if (each.rule === "term") {
      if (seen.has(words)) return [];
      seen.add(words);
    }
    const left = ignored.find(({ rule, text: at }) => rule === each.rule && at === words);
    return { ...each, start: from, end: to, text: words, why: WHY[each.rule], ignored: left?.because ?? null };
  });
}

/** The end of a place: behind the last letter that belongs to it, not before the first that does not. */
const endIn = (inputAt: Uint32Array, end: number) => (end === 0 ? 0 : (inputAt[end - 1] ?? 0) + 1);
