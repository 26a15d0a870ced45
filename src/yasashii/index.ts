export type { Analyser, Token } from "./analyser/analyser.ts";
export {
  type CheckedSentence,
  type Checker,
  type CheckSetting,
  createChecker,
  type Finding,
  type Ignored,
  type Report,
} from "./check.ts";
export { aboveGrade } from "./furigana/above-grade.ts";
export { inBrackets, inMarks, withoutMarks } from "./furigana/plain.ts";
export type { Segment } from "./furigana/segment.ts";
export { createGlossary, type Glossary, type GlossaryTerm } from "./glossary.ts";
export { inWordsOf } from "./in-words-of.ts";
export { RULE_IDS, type RuleId, type Severity } from "./rules/rule.ts";
export { type Gain, topGains } from "./score/gains.ts";
export { GRADES, type Grade, gradeOf } from "./score/grade.ts";
export { approximateJReadability, type JReadability } from "./score/jreadability.ts";
export type { Measure } from "./score/measure.ts";
export type { Axis, Score } from "./score/score.ts";
export { type Span, sentencesOf } from "./text/sentences.ts";
export { type Pair, sideBySide } from "./views/side-by-side.ts";
export { spaced, spacedText } from "./views/spaced.ts";
