import type { RuleId } from "../rules/rule.ts";
import { type Measure, WORD_RULES } from "./measure.ts";

/** 0 (hard) to 100 (easy); the five axes of やさにちチェッカー with thresholds of our own. */
export interface Score {
  total: number;
  vocabulary: number;
  kanji: number;
  stiffness: number;
  length: number;
  grammar: number;
}
export type Axis = Exclude<keyof Score, "total">;

/** Shares of the total. Fitted, like the curves, to the tuning half of the gold set and to half of the sample library. */
export const WEIGHTS: Readonly<Record<Axis, number>> = {
  vocabulary: 0.25,
  kanji: 0.2,
  stiffness: 0.1,
  length: 0.3,
  grammar: 0.15,
};

/** Points between which an axis runs straight: what is counted, what it is worth. What is more is worth no less hard. */
type Curve = readonly (readonly [counted: number, points: number])[];

/** Share of the content words that the reader does not know. */
const HARD_WORDS: Curve = [
  [0, 100],
  [0.1, 86],
  [0.25, 62],
  [0.5, 34],
  [0.8, 10],
  [1, 0],
];
/** Share of the letters that are kanji without a reading. */
const UNREAD: Curve = [
  [0, 100],
  [0.2, 82],
  [0.35, 54],
  [0.5, 22],
  [0.65, 0],
];
/** Kanji runs of six and more for each hundred letters: points taken off. */
const LONG_RUNS_COST = 10;
/** Nouns among the content words, doings and long compounds counted again. */
const NOUNS: Curve = [
  [0.5, 100],
  [0.7, 86],
  [0.9, 58],
  [1.1, 30],
  [1.4, 0],
];
/** Letters of the sentence in which a letter stands on the average: headings do not make a text shorter. */
const MEAN_LENGTH: Curve = [
  [18, 100],
  [25, 88],
  [35, 62],
  [50, 25],
  [75, 0],
];
const LONGEST: Curve = [
  [25, 100],
  [40, 75],
  [60, 35],
  [90, 0],
];
/** Hard constructions for each ten content words. */
const CONSTRUCTIONS: Curve = [
  [0, 100],
  [0.5, 80],
  [1.5, 45],
  [3, 10],
  [4, 0],
];
/** How much a place weighs on grammar. */
const GRAMMAR: Readonly<Partial<Record<RuleId, number>>> = {
  "double-negative": 2,
  "passive-causative": 1,
  nominalisation: 1,
  keigo: 0.8,
  "mixed-endings": 0.6,
  must: 0.3,
};

export function scoreOf(measures: readonly Measure[]): Score {
  const axes = {
    vocabulary: vocabularyOf(measures),
    kanji: kanjiOf(measures),
    stiffness: stiffnessOf(measures),
    length: lengthOf(measures),
    grammar: grammarOf(measures),
  };
  const total = Object.entries(WEIGHTS).reduce((sum, [axis, weight]) => sum + weight * axes[axis as Axis], 0);
  return { total: tenths(total), ...mapAxes(axes, tenths) };
}

const tenths = (points: number) => Math.round(points * 10) / 10;

const mapAxes = (axes: Record<Axis, number>, change: (points: number) => number) =>
  Object.fromEntries(Object.entries(axes).map(([axis, points]) => [axis, change(points)])) as Record<Axis, number>;

function vocabularyOf(measures: readonly Measure[]): number {
  const hard = [...WORD_RULES, "several" as const].reduce((sum, rule) => sum + placesOf(measures, rule), 0);
  return pointsAt(HARD_WORDS, share(hard, total(measures, "words")));
}

function kanjiOf(measures: readonly Measure[]): number {
  const letters = total(measures, "letters");
  const runs = share(total(measures, "longRuns") * 100, letters);
  return Math.max(0, pointsAt(UNREAD, share(total(measures, "unreadKanji"), letters)) - runs * LONG_RUNS_COST);
}

function stiffnessOf(measures: readonly Measure[]): number {
  const nouns = total(measures, "nouns") + total(measures, "actionNouns") + total(measures, "compounds");
  return pointsAt(NOUNS, share(nouns + placesOf(measures, "nominalisation"), total(measures, "words")));
}

function lengthOf(measures: readonly Measure[]): number {
  const lengths = measures.map(({ letters }) => letters);
  const mean = share(
    lengths.reduce((sum, letters) => sum + letters * letters, 0),
    total(measures, "letters"),
  );
  const longest = lengths.reduce((most, letters) => Math.max(most, letters), 0);
  return 0.6 * pointsAt(MEAN_LENGTH, mean) + 0.4 * pointsAt(LONGEST, longest);
}

function grammarOf(measures: readonly Measure[]): number {
  const places = Object.entries(GRAMMAR).reduce(
    (sum, [rule, weight]) => sum + weight * placesOf(measures, rule as RuleId),
    0,
  );
  return pointsAt(CONSTRUCTIONS, share(places * 10, total(measures, "words")));
}

type Count = Exclude<keyof Measure, "found">;
const total = (measures: readonly Measure[], count: Count) => measures.reduce((sum, each) => sum + each[count], 0);

const placesOf = (measures: readonly Measure[], rule: RuleId | "several") =>
  measures.reduce((sum, { found }) => sum + (found[rule] ?? 0), 0);

/** Where there is nothing to be hard, nothing is. */
const share = (part: number, whole: number) => (part === 0 ? 0 : part / Math.max(1, whole));

function pointsAt(curve: Curve, counted: number): number {
  const next = curve.findIndex(([at]) => counted <= at);
  const [to, toPoints] = curve[next] ?? [0, 0];
  const [from, fromPoints] = curve[next - 1] ?? [to, toPoints];
  if (next < 0) return curve.at(-1)?.[1] ?? 0;
  return to === from ? toPoints : fromPoints + ((toPoints - fromPoints) * (counted - from)) / (to - from);
}
