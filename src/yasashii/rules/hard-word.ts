import type { Token } from "../analyser/analyser.ts";
import type { GlossaryTerm } from "../glossary.ts";
import { isExplained } from "../words/explained.ts";
import { easyVerbOf } from "../words/japanese-verbs.ts";
import { type Place, placesOf } from "../words/places.ts";
import { plainOf, type Suggestion, suggestVerb } from "../words/suggest.ts";
import { onomatopoeia } from "./onomatopoeia.ts";
import type { Rule, Sentence } from "./rule.ts";
import { vague } from "./vague.ts";

/** S2-4: a word that is neither of daily life nor explained. */
export const hardWord: Rule = (sentence, setting) => {
  const places = placesOf(sentence, setting.glossary).filter(({ rule }) => rule === "hard-word");
  if (places.length === 0) return [];
  const others = [...onomatopoeia(sentence, setting), ...vague(sentence, setting)];
  const isTold = ({ start, end, word }: Place) =>
    !word.startsWith("余裕") && others.some((other) => other.start < end && start < other.end);
  return places
    .filter((place) => !isTold(place) && !isExplained(sentence.text, place))
    .map((place) => ({ rule: "hard-word", severity: "mend", start: place.start, ...suggestionFor(sentence, place) }));
};

function suggestionFor(sentence: Sentence, place: Place): Suggestion {
  if (place.verb !== undefined) return suggestVerb(sentence, place);
  const { end, term, word } = place;
  if (term?.easy) return sayTerm(sentence, place, { ...term, easy: term.easy });
  const verb = easyVerbOf(word);
  return { end, suggestions: verb ? [`${verb.easy}こと`] : [], isFix: false };
}

/** A word that stays is explained; else the easy words take its place, where they stand there as grammar wants it. */
function sayTerm({ text, tokens }: Sentence, place: Place, { use, easy }: GlossaryTerm & { easy: string }): Suggestion {
  const { start, end, word } = place;
  const plain = plainOf(easy);
  if (use === "keep") return { end, suggestions: [`${word}〈${plain}〉`], isFix: true };
  const first = tokens.find((token) => token.start >= start);
  const from = tokens.findIndex((token) => token.start >= end);
  const isNoun = first?.kind === "名詞";
  const before = text.slice(0, start);
  if (VERB_END.test(plain) ? !VERB_END.test(word) : isNoun && CLAUSE.test(plain)) {
    const doing = VERB_END.test(plain) ? `${plain}こと` : plain;
    return { end, suggestions: [doing], isFix: !TIED.test(before) && takesDoing(tokens, from) };
  }
  return { end, suggestions: [plain], isFix: fitsIn(plain, { before, isNoun, first, next: tokens[from], end }) };
}

interface Around {
  before: string;
  isNoun: boolean;
  first: Token | undefined;
  next: Token | undefined;
  end: number;
}

function fitsIn(plain: string, { before, isNoun, first, next, end }: Around): boolean {
  if (JOINS_WORDS.test(plain)) return BEHIND_A_WORD.test(before);
  if (first?.kind === "接続詞" || JOINS.test(plain)) return /(?:^|[、。]\s*)$/.test(before);
  if (!isNoun) return true;
  if (next?.start === end && /^(?:名詞|接頭詞|未知語)$/.test(next.kind) && !/^(?:等|など)$/.test(next.surface))
    return false;
  return ADJECTIVE.test(plain) ? next?.surface === "です" : !QUESTION.test(plain);
}

const VERB_END = /[うくぐすつぬぶむる]$/;
/** A clause that ends with こと: 感染 is 病気がうつること. */
const CLAUSE = /[うくぐすつぬぶむるただい]こと$/;
/** 定員 is 何人まで入れるか: it can stand nowhere as a noun does. */
const QUESTION = /か$/;
/** 不要です → いらないです; 不要な, 不要の, 不要となる would be no Japanese. */
const ADJECTIVE = /ない$/;
/** ごみの収集は is no ごみの集めることは: nothing may be tied to the noun. */
const TIED = /(?:の|な|による|により|\p{Script=Han}|[ァ-ヶー])$/u;

/**
 * 納付が必要です → 払うことが必要です. Behind の or before another noun it would be no Japanese; and 接種を受ける is no
 * 注射をすることを受ける, 通知が届く no 知らせることが届く.
 */
const takesDoing = (tokens: Sentence["tokens"], at: number) => {
  const particle = tokens[at]?.surface ?? "";
  const base = tokens[at + 1]?.base ?? "";
  return /^[がはも]$/.test(particle) ? SAID_OF_DOINGS.has(base) : particle === "を" && DONE_WITH_DOINGS.has(base);
};
const SAID_OF_DOINGS = new Set(["必要", "不要", "大切", "重要", "可能", "できる", "難しい", "要る", "いる"]);
const DONE_WITH_DOINGS = new Set(["忘れる", "やめる", "考える", "決める", "始める", "続ける"]);
/** 名前及び住所 → 名前と住所; at the beginning or behind a comma there is nothing that と or か could join. */
const JOINS_WORDS = /^[とかの]$/;
const BEHIND_A_WORD = /[\p{L}\p{N}）」』〉]$/u;
/** Between two sentences only: 経過してもなお is no それから. */
const JOINS = /^(?:それから|そして|でも|だから|けれど|また|ですから)$/;
