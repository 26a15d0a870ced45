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
export type { Segment } from "./furigana/segment.ts";
export { createGlossary, type Glossary, type GlossaryTerm } from "./glossary.ts";
export { RULE_IDS, type RuleId, type Severity } from "./rules/rule.ts";
export type { Score } from "./score/score.ts";
