import type { Token } from "../analyser/analyser.ts";
import { masuStem, teForm } from "../analyser/conjugate.ts";
import type { Found, Rule, Sentence } from "./rule.ts";
import { foundIn, isDoing, startOfNouns, surfaceOf } from "./words-of.ts";

/** Sentences of running text end with 。; headings and items of a list do not, or begin with a mark. */
const RUNNING = /[。．]\s*$/;
const ITEM = /^\s*(?:[・●○◎■□◆◇▶►✓☐\-*•–]|[①-⑳]|[0-9]{1,2}[.)）]\s|[(（][0-9]{1,2}[)）])/;
const POLITE_BASES = new Set(["ます", "です", "くださる", "下さる"]);
/** Behind a polite word: ですか, ますので, でしょうね. */
const TRAILING = /^(助詞|フィラー)$/;

/** A sentence of running text that does not end with です, ます, ください …. */
export const mixedEndings: Rule = (sentence) => {
  if (!RUNNING.test(sentence.text) || ITEM.test(sentence.text)) return [];
  const words = wordsBeforeEnd(sentence);
  const last = words.at(-1);
  if (!last || isPolite(words) || last.kind === "感動詞") return [];
  return [endingFound(words)];
};

/** Marks, and what stands in brackets before them. Bounded: a longer bracket is the sentence itself. */
const TAIL = /(?:[。．.！!\s\]]|（[^（）]{0,80}）|\([^()]{0,120}\)|〈[^〈〉]{0,80}〉)$/u;

/** Without the end: 還付されます（別紙参照）。 Empty where the end is a quotation. */
function wordsBeforeEnd({ text, tokens }: Sentence): Token[] {
  let rest = text;
  for (let tail = tailOf(rest); tail; tail = tailOf(rest)) rest = rest.slice(0, -tail.length);
  return /[」』]$/.test(rest) ? [] : tokens.filter(({ end }) => end <= rest.length);
}

const tailOf = (text: string) => TAIL.exec(text.slice(-LONGEST_TAIL))?.[0];
const LONGEST_TAIL = 122;

function isPolite(words: readonly Token[]): boolean {
  let last = words.length - 1;
  while (last > 0 && TRAILING.test(words[last]?.kind ?? "")) last -= 1;
  const [before, word] = [words[last - 1], words[last]];
  if (!word) return true;
  if (POLITE_BASES.has(word.base)) return true;
  return /^(た|う|ん)$/.test(word.surface) && POLITE_BASES.has(before?.base ?? "");
}

function endingFound(words: readonly Token[]): Found {
  const first = startOfEnding(words);
  const { text, isFix, from } = politely(words) ?? { text: null, isFix: false, from: first };
  const start = words[Math.min(first, from)] as Token;
  const kept = text === null ? null : surfaceOf(words, Math.min(first, from), from - 1) + text;
  return foundIn("mixed-endings", [start, words.at(-1) as Token], { suggestions: [kept], isFix });
}

const BOUND = /^(助詞|助動詞)$/;

/** The last words that stand for themselves: 努める|もの|と|する, 提出|し|なけれ|ば|なら|ない. */
function startOfEnding(words: readonly Token[]): number {
  let at = words.length - 1;
  while (at > 0 && isBound(words, at)) at -= 1;
  return words[at]?.kind === "名詞" ? startOfNouns(words, at) : at;
}

function isBound(words: readonly Token[], at: number): boolean {
  const { kind, kind1, base } = words[at] as Token;
  if (BOUND.test(kind) || kind1 === "非自立" || (kind === "動詞" && kind1 === "接尾")) return true;
  return base === "する" && (isDoing(words[at - 1]) || words[at - 1]?.surface === "と");
}

interface Polite {
  text: string;
  isFix: boolean;
  /** The word from which on `text` stands in their place. */
  from: number;
}

function politely(words: readonly Token[]): Polite | null {
  const last = words.length - 1;
  return (
    orderPolitely(words, last) ?? copulaPolitely(words, last) ?? verbPolitely(words, last) ?? nounPolitely(words, last)
  );
}

/** 移動すること → 移動してください, 郵送のこと → 郵送してください, 努めるものとする → 努めます. */
function orderPolitely(words: readonly Token[], last: number): Polite | null {
  const before = words[last - 1];
  if (words[last]?.surface === "こと" && before?.kind === "動詞" && before.form === "基本形") {
    return { text: `${teForm(before)}ください`, isFix: true, from: last - 1 };
  }
  if (words[last]?.surface === "こと" && before?.surface === "の" && isDoing(words[last - 2])) {
    return { text: "してください", isFix: true, from: last - 1 };
  }
  const verb = words[last - 3];
  if (surfaceOf(words, last - 2, last) !== "ものとする" || verb?.kind !== "動詞" || verb.form !== "基本形") return null;
  return { text: `${masuStem(verb)}ます`, isFix: true, from: last - 3 };
}

function copulaPolitely(words: readonly Token[], last: number): Polite | null {
  const word = words[last] as Token;
  if (word.surface === "だ" && word.kind === "助動詞") return { text: "です", isFix: true, from: last };
  if (word.surface === "ある" && words[last - 1]?.surface === "で" && words[last - 1]?.kind === "助動詞") {
    return { text: "です", isFix: true, from: last - 1 };
  }
  return surfaceOf(words, last - 2, last) === "であった" ? { text: "でした", isFix: true, from: last - 2 } : null;
}

function verbPolitely(words: readonly Token[], last: number): Polite | null {
  const word = words[last] as Token;
  const before = words[last - 1];
  if (word.kind === "動詞" && word.form === "基本形") return { text: `${masuStem(word)}ます`, isFix: true, from: last };
  const ending = ENDINGS.get(word.base);
  if (before?.kind === "動詞" && ending) return { text: stemBefore(words, last) + ending, isFix: true, from: last - 1 };
  // 相談されたい: a demand in the manner of the administration.
  if (word.base === "たい" && /^ら?れる$/.test(before?.base ?? "")) return null;
  return isAdjective(word) ? { text: `${word.surface}です`, isFix: true, from: last } : null;
}

/** 調査を行った is おこなった, which the analyser takes for いった. */
function stemBefore(words: readonly Token[], last: number): string {
  const verb = words[last - 1] as Token;
  return verb.surface === "行っ" && words[last - 2]?.surface === "を" ? "行い" : masuStem(verb);
}

const ENDINGS: ReadonlyMap<string, string> = new Map([
  ["た", "ました"],
  ["ない", "ません"],
]);

const isAdjective = ({ kind, base, form }: Token) =>
  form === "基本形" && (kind === "形容詞" || base === "ない" || base === "たい");

function nounPolitely(words: readonly Token[], last: number): Polite | null {
  const word = words[last] as Token;
  if (word.kind !== "名詞" && word.kind !== "未知語") return null;
  return { text: `${word.surface}です`, isFix: true, from: last };
}
