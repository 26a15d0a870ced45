import type { RuleId } from "../rules/rule.ts";
import type { Measure } from "./measure.ts";
import { scoreOf } from "./score.ts";

/** What a writer could do, and how many points the total would have more. */
export interface Gain {
  /** A rule all of whose places are mended; `furigana`: every kanji has its reading. */
  what: RuleId | "furigana";
  points: number;
}

/** A sentence that is cut has parts of about so many letters. */
const CUT_TO = 30;
const LEAST = 0.1;

/** What would raise the score of a text most, best first; what would change nothing is left out. */
export function topGains({ sentences }: { sentences: readonly { measure: Measure }[] }): Gain[] {
  const measures = sentences.map(({ measure }) => measure);
  const { total } = scoreOf(measures);
  const gain = (what: Gain["what"], mended: readonly Measure[]): Gain => ({
    what,
    points: Math.round((scoreOf(mended).total - total) * 10) / 10,
  });
  const rules = new Set(measures.flatMap(({ found }) => Object.keys(found) as (RuleId | "several")[]));
  return [
    ...[...rules].flatMap((rule) => (rule === "several" ? [] : [gain(rule, without(measures, rule))])),
    gain(
      "furigana",
      measures.map((each) => ({ ...each, unreadKanji: 0, unreadWords: 0 })),
    ),
  ]
    .filter(({ points }) => points >= LEAST)
    .sort((a, b) => b.points - a.points);
}

function without(measures: readonly Measure[], rule: RuleId): Measure[] {
  return measures.flatMap((each) => {
    if (!each.found[rule]) return [each];
    const { [rule]: _, ...found } = each.found;
    return rule === "long-sentence" ? cut({ ...each, found }) : [{ ...each, found }];
  });
}

/** The parts of a sentence that is cut: together they have what it has, the first all but its length. */
function cut(measure: Measure): Measure[] {
  const parts = Math.max(2, Math.ceil(measure.letters / CUT_TO));
  const letters = measure.letters / parts;
  const rest = Object.fromEntries(Object.keys(measure).map((count) => [count, 0])) as unknown as Measure;
  return [{ ...measure, letters }, ...Array.from({ length: parts - 1 }, () => ({ ...rest, found: {}, letters }))];
}
