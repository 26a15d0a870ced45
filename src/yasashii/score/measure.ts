import type { Token } from "../analyser/analyser.ts";
import type { Segment } from "../furigana/segment.ts";
import type { Found, RuleId, Sentence } from "../rules/rule.ts";
import { KANJI } from "../text/kana.ts";

/** What is counted of a sentence; the axes of the score are worked out of the counts of all sentences of a text. */
export interface Measure {
  /** Letters and digits without blanks, marks, readings and explanations in 〈〉. */
  letters: number;
  /** Content words: nouns, verbs, adjectives, adverbs, joining words. */
  words: number;
  nouns: number;
  /** Nouns that are doings: 提出, 実施. */
  actionNouns: number;
  /** Words of three and more nouns in a row: 国民健康保険料. */
  compounds: number;
  /** Kanji without a reading that a person has given, as letters and as words. */
  unreadKanji: number;
  unreadWords: number;
  /** Six and more kanji in a row. */
  longRuns: number;
  /** By rule: of the rules about words, the content words of their places (at least one each); of others the places. */
  found: Readonly<Partial<Record<RuleId | "several", number>>>;
  /** For jReadability only. */
  tokens: number;
  sinoJapanese: number;
  native: number;
  verbs: number;
  particles: number;
}

/** Rules that say of a word that the reader will not know it, or not know what it comes to. */
export const WORD_RULES = [
  "hard-word",
  "term",
  "sino-verb",
  "katakana",
  "onomatopoeia",
  "vague",
  "date-time",
] as const satisfies readonly RuleId[];
const IS_WORD_RULE: ReadonlySet<RuleId> = new Set(WORD_RULES);

const CONTENT_NOUNS: ReadonlySet<string> = new Set([
  ...["一般", "サ変接続", "形容動詞語幹", "固有名詞", "副詞可能", "ナイ形容詞語幹"],
]);
const CONTENT_KINDS: ReadonlySet<string> = new Set(["動詞", "形容詞", "副詞", "接続詞"]);
const ATTACHED: ReadonlySet<string> = new Set(["非自立", "接尾"]);
const LONG_COMPOUND = 3;
const LONG_RUN = 6;
const KANJI_RUN = new RegExp(`[${KANJI}]+`, "gu");
const EXPLANATION = /〈[^〈〉]*〉/g;
const LETTER = /[\p{L}\p{N}ー々〆〇]/gu;

export function measure(sentence: Sentence, found: readonly Found[], segments: readonly Segment[]): Measure {
  const { text, tokens } = sentence;
  const words = contentOf(tokens);
  return {
    letters: text.replace(EXPLANATION, "").match(LETTER)?.length ?? 0,
    words: words.length / 2,
    nouns: tokens.filter(isNoun).length,
    actionNouns: tokens.filter(isActionNoun).length,
    compounds: compoundsOf(tokens),
    ...unreadOf(segments),
    longRuns: runsOf(text).filter((run) => run.length >= LONG_RUN).length,
    found: countFound(words, found),
    ...sharesOf(tokens),
  };
}

/** Begin and end of each content word in turn: all that is needed to count other findings in the same sentence. */
export function contentOf(tokens: readonly Token[]): Uint32Array {
  return Uint32Array.from(tokens.filter(isContent).flatMap(({ start, end }) => [start, end]));
}

function isContent(token: Token): boolean {
  if (token.kind === "未知語") return /\p{L}/u.test(token.surface);
  return isNoun(token) || (CONTENT_KINDS.has(token.kind) && !ATTACHED.has(token.kind1));
}

const isNoun = ({ kind, kind1 }: Token) => kind === "名詞" && CONTENT_NOUNS.has(kind1);
const isActionNoun = ({ kind, kind1 }: Token) => kind === "名詞" && kind1 === "サ変接続";

function compoundsOf(tokens: readonly Token[]): number {
  let compounds = 0;
  let inRow = 0;
  for (const token of tokens) {
    const goesOn = inRow > 0 && token.kind === "名詞" && token.kind1 === "接尾";
    inRow = goesOn || isNoun(token) ? inRow + 1 : 0;
    if (inRow === LONG_COMPOUND) compounds += 1;
  }
  return compounds;
}

const runsOf = (text: string): readonly string[] => text.match(KANJI_RUN) ?? [];

function unreadOf(segments: readonly Segment[]): Pick<Measure, "unreadKanji" | "unreadWords"> {
  const runs = segments.flatMap(({ surface, source }) => (source === "author" ? [] : runsOf(surface)));
  return { unreadKanji: runs.reduce((sum, run) => sum + run.length, 0), unreadWords: runs.length };
}

type Told = RuleId | "several";

/** A word at which several rules meet counts once, as `several`: it stays hard when one of them has nothing more to say. */
export function countFound(words: Uint32Array, found: readonly Found[]): Measure["found"] {
  const places: Told[] = [];
  const ruleOf = new Map<number, Told>();
  for (const each of found) {
    const covered = coveredBy(words, each);
    if (covered.length === 0) places.push(each.rule);
    for (const at of covered) ruleOf.set(at, (ruleOf.get(at) ?? each.rule) === each.rule ? each.rule : "several");
  }
  return tally([...places, ...ruleOf.values()]);
}

function tally(told: readonly Told[]): Partial<Record<Told, number>> {
  const counts: Partial<Record<Told, number>> = {};
  for (const rule of told) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}

/** Where the content words at a place stand in the list; none for a rule that is about more than words. */
function coveredBy(words: Uint32Array, { rule, start, end }: Found): number[] {
  const covered: number[] = [];
  if (!IS_WORD_RULE.has(rule)) return covered;
  for (let at = 0; at < words.length; at += 2)
    if ((words[at] ?? 0) < end && (words[at + 1] ?? 0) > start) covered.push(at);
  return covered;
}

const KANJI_ONLY = new RegExp(`^[${KANJI}]+$`, "u");
const HIRAGANA = /\p{Script=Hiragana}/u;

/** IPADIC does not know where a word comes from: nouns of kanji alone stand for Chinese words, what has hiragana for native ones. */
function sharesOf(tokens: readonly Token[]) {
  const count = (is: (token: Token) => boolean) => tokens.filter(is).length;
  const isSino = ({ kind, surface }: Token) => kind === "名詞" && KANJI_ONLY.test(surface);
  return {
    tokens: tokens.length,
    sinoJapanese: count(isSino),
    native: count((token) => !isSino(token) && HIRAGANA.test(token.surface)),
    verbs: count(({ kind, kind1 }) => kind === "動詞" && kind1 === "自立"),
    particles: count(({ kind }) => kind === "助詞"),
  };
}
