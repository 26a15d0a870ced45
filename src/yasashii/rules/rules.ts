import { dateTime } from "./date-time.ts";
import { doubleNegative } from "./double-negative.ts";
import { hardWord } from "./hard-word.ts";
import { katakana } from "./katakana.ts";
import { keigo } from "./keigo.ts";
import { longSentence } from "./long-sentence.ts";
import { mixedEndings } from "./mixed-endings.ts";
import { must } from "./must.ts";
import { nominalisation } from "./nominalisation.ts";
import { onomatopoeia } from "./onomatopoeia.ts";
import { passiveCausative } from "./passive-causative.ts";
import type { Rule } from "./rule.ts";
import { sinoVerb } from "./sino-verb.ts";
import { term } from "./term.ts";
import { vague } from "./vague.ts";

/** All rules, in the order in which findings at one place are told. */
export const RULES: readonly Rule[] = [
  longSentence,
  mixedEndings,
  doubleNegative,
  must,
  passiveCausative,
  keigo,
  vague,
  dateTime,
  nominalisation,
  onomatopoeia,
  term,
  hardWord,
  sinoVerb,
  katakana,
];
