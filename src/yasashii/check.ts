import type { Analyser } from "./analyser/analyser.ts";
import { lindera } from "./analyser/lindera.ts";
import { annotate, type ReadingSetting } from "./furigana/annotate.ts";
import type { Segment } from "./furigana/segment.ts";
import type { Glossary } from "./glossary.ts";
import type { Found, RuleId, Sentence, Severity } from "./rules/rule.ts";
import { RULES } from "./rules/rules.ts";
import { WHY } from "./rules/why.ts";
import { contentOf, countFound, type Measure, measure } from "./score/measure.ts";
import { type Score, scoreOf } from "./score/score.ts";
import { cleanText } from "./text/clean.ts";
import { sentencesOf } from "./text/sentences.ts";
import { explainedIn } from "./words/explained-in.ts";

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
  /** What the score is worked out of; places that are ignored do not count. */
  measure: Measure;
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
  /** Its content words, to count what is found anew in a text that has had some of it. */
  words: Uint32Array;
  /** Hard words that it explains. */
  explained: string[];
  inputAt: Uint32Array;
  segments: Segment[];
  measure: Measure;
  score: Score;
}

/** Sentences kept from the last texts: while somebody writes, all but one are as they were. */
const KEPT = 5_000;

export interface Checker {
  /** Never throws, whatever the text is. `ignored`: of this text, in the place of what the setting says. */
  check(text: string, ignored?: readonly Ignored[]): Report;
}

export function createChecker(setting: CheckSetting): Checker {
  let kept = new Map<string, Known>();
  let before = kept;
  const words = readingsOf(setting.glossary);
  const look = (input: string): Known => {
    const known = kept.get(input) ?? before.get(input) ?? lookAt(input, { ...setting, words });
    kept.set(input, known);
    return known;
  };
  /** Between two texts, never in the middle of one: however many sentences it has, its next check finds them. */
  const makeRoom = () => {
    if (kept.size < KEPT) return;
    before = kept;
    kept = new Map();
  };
  return {
    check(text, ignored = setting.ignored ?? []) {
      makeRoom();
      const looked = sentencesOf(text).map(({ start, end }) => ({ start, end, known: look(text.slice(start, end)) }));
      const seen = new Set<string>();
      const sentences = looked.map(({ start, end, known }) => {
        const told = toldOf(known, { text, start, seen, ignored });
        return { start, end, text: text.slice(start, end), segments: known.segments, ...told };
      });
      return { sentences, score: scoreOf(sentences.map((sentence) => sentence.measure)) };
    },
  };
}

type LookSetting = CheckSetting & Pick<ReadingSetting, "words">;

function lookAt(
  input: string,
  { glossary, confirmed = new Map(), analyser = lindera, words: read }: LookSetting,
): Known {
  const clean = cleanText(input);
  const sentence: Sentence = { text: clean.text, tokens: analyser.tokens(clean.text) };
  const found = RULES.flatMap((rule) => rule(sentence, { glossary })).sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
  const segments = annotate(sentence, { input, clean }, { confirmed, ...(read && { words: read }) });
  const measured = measure(sentence, found, segments);
  const [words, explained] = [contentOf(sentence.tokens), explainedIn(sentence, glossary)];
  return { found, words, explained, inputAt: clean.inputAt, segments, measure: measured, score: scoreOf([measured]) };
}

/** One kanji is read by what stands beside it, not by a list. */
const readingsOf = ({ terms }: Glossary): ReadonlyMap<string, string> =>
  new Map(terms.filter(({ ja }) => ja.length > 1).map(({ ja, reading }) => [ja, reading]));

interface Place {
  text: string;
  start: number;
  /** Important words that the text has had already, and words that it has explained. */
  seen: Set<string>;
  ignored: readonly Ignored[];
}

/** The findings of a sentence in its text, and the score without those that are not told or that the writer leaves. */
function toldOf(known: Known, place: Place): Pick<CheckedSentence, "findings" | "measure" | "score"> {
  const { found, words, explained } = known;
  const told = found.map((each) => findingOf(each, known.inputAt, place));
  for (const word of explained) place.seen.add(word);
  const findings = told.filter((finding) => finding !== null);
  const counted = found.filter((_, at) => told[at]?.ignored === null);
  if (counted.length === found.length) return { findings, measure: known.measure, score: known.score };
  const measured = { ...known.measure, found: countFound(words, counted) };
  return { findings, measure: measured, score: scoreOf([measured]) };
}

/** Once a text has explained a word, it may use it. */
const MAY_BE_EXPLAINED: ReadonlySet<RuleId> = new Set(["term", "hard-word", "katakana"]);
/** Readings stand within words: 在留《ざいりゅう》カード. */
const MARKS = /《[^《》]*》|｜/g;

/** An official word is asked about once in a text, and no word that the text has explained: null the next times. */
function findingOf(found: Found, inputAt: Uint32Array, { text, start, seen, ignored }: Place): Finding | null {
  const from = start + (inputAt[found.start] ?? 0);
  const to = start + endIn(inputAt, found.end);
  const words = text.slice(from, to);
  if (MAY_BE_EXPLAINED.has(found.rule)) {
    const word = words.replace(MARKS, "");
    if (seen.has(word)) return null;
    if (found.rule === "term") seen.add(word);
  }
  const left = ignored.find(({ rule, text: at }) => rule === found.rule && at === words);
  return { ...found, start: from, end: to, text: words, why: WHY[found.rule], ignored: left?.because ?? null };
}

/** The end of a place: behind the last letter that belongs to it, not before the first that does not. */
const endIn = (inputAt: Uint32Array, end: number) => (end === 0 ? 0 : (inputAt[end - 1] ?? 0) + 1);
