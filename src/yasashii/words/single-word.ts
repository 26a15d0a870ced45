import type { Token } from "../analyser/analyser.ts";
import type { GlossaryTerm } from "../glossary.ts";
import { isEveryday } from "./everyday.ts";
import { levelOf } from "./levels.ts";
import { isPainting } from "./painting.ts";
import type { Look, Place } from "./places.ts";
import { HARD_FUNCTION_NOUNS, HARD_SECOND_VERBS, KEIGO_WORDS, LEFT_TO_OTHERS, VAGUE_WORDS } from "./tables.ts";

/** What is no run of nouns: verbs, adjectives, adverbs, joining words, words of grammar that come late. */
export function placeOfWord(look: Look, index: number): { place: Place | null; next: number } {
  const token = look.tokens[index];
  if (!token) return { place: null, next: index + 1 };
  const match = look.terms.get(index);
  if (match && (match.to > index + 1 || token.kind !== "助詞")) {
    return { place: placeOfTerm(look, index), next: match.to };
  }
  const hard = isHard(look, index, token);
  const verb = token.kind === "動詞" ? { verb: index } : {};
  const end = hard ? endOfVerb(look, index) : token.end;
  const place: Place | null = hard ? { rule: "hard-word", start: token.start, end, word: token.base, ...verb } : null;
  return { place, next: index + 1 };
}

function placeOfTerm({ text, tokens, terms }: Look, index: number): Place | null {
  const token = tokens[index];
  const match = terms.get(index);
  const last = tokens[(match?.to ?? 0) - 1];
  if (!token || !match || !last || token.kind2 === "助数詞") return null;
  const { term, to } = match;
  if (isEasyTerm(term)) return null;
  const verb = token.kind === "動詞" && to === index + 1 ? { verb: index } : {};
  const rule = term.use === "keep" ? "term" : "hard-word";
  return { rule, start: token.start, end: last.end, word: text.slice(token.start, last.end), term, ...verb };
}

const isEasyTerm = ({ use, level, ja, reading }: GlossaryTerm) =>
  use === "plain" ||
  (use === "keep" && level === "early") ||
  VAGUE_WORDS.has(ja) ||
  KEIGO_WORDS.has(ja) ||
  isEveryday(ja, reading);

function isHard(look: Look, index: number, token: Token): boolean {
  if (isOthers(look, index, token)) return false;
  switch (token.kind) {
    case "名詞":
      return isHardNoun(look, index, token);
    case "動詞":
      return isHardVerb(look, index, token);
    case "副詞":
      return !isPainting(token.surface) && levelOf(token) === "beyond";
    case "形容詞":
      return !/^[ぁ-ん]{1,2}$/.test(token.surface) && levelOf(token) === "beyond";
    case "接頭詞":
      return token.surface === "約" || token.surface === "延べ";
    default:
      return levelOf(token) === "beyond";
  }
}

/** Words of respect, vague words, words of set phrases: other rules tell of them. */
function isOthers(look: Look, index: number, { base, surface }: Token): boolean {
  if (KEIGO_WORDS.has(base) || VAGUE_WORDS.has(surface) || LEFT_TO_OTHERS.has(base)) return true;
  return isAfterPrefix(look, index) || isOfPhrase(look, index);
}

function isHardVerb(look: Look, index: number, token: Token): boolean {
  if (isCutWrongly(token, look.tokens[index + 1])) return false;
  return token.kind1 === "非自立" ? isSecond(look, index, token) : levelOf(token) === "beyond";
}

function isHardNoun({ tokens }: Look, index: number, token: Token): boolean {
  if (token.kind1 === "非自立") return HARD_FUNCTION_NOUNS.has(token.surface) && !isDoingBefore(tokens, index);
  if (token.kind1 === "代名詞") return /\p{Script=Han}/u.test(token.surface) && levelOf(token) === "beyond";
  return HARD_FUNCTION_NOUNS.has(token.surface) && !isDoingBefore(tokens, index);
}

/** 申請の際: the rule for doings said as nouns tells of it. */
function isDoingBefore(tokens: readonly Token[], index: number): boolean {
  const noun = tokens[index - 2];
  return tokens[index - 1]?.surface === "の" && noun !== undefined && noun.kind1 === "サ変接続";
}

/** Readings in hiragana (ほけん) that the analyser takes for verbs. */
const isCutWrongly = ({ surface, form }: Token, next: Token | undefined) =>
  /^[ぁ-ん]+$/.test(surface) && (surface.length === 1 || next?.surface === "ん" || form === "体言接続特殊");

/** A verb behind the stem of another, without て between them. */
const isSecond = ({ tokens }: Look, index: number, { base }: Token) =>
  HARD_SECOND_VERBS.has(base) && tokens[index - 1]?.kind === "動詞";

/** 必要に応じて is vague; …ざるを得ない is a double negative. */
function isOfPhrase({ text, tokens }: Look, index: number): boolean {
  const start = tokens[index]?.start ?? 0;
  const before = text.slice(Math.max(0, start - 3), start);
  return /(?:必要に|ざるを)$/.test(before);
}

const isAfterPrefix = ({ tokens }: Look, index: number) => /^[おご御]$/.test(tokens[index - 1]?.surface ?? "");

function endOfVerb({ tokens }: Look, index: number): number {
  let at = index;
  while (tokens[at + 1]?.kind === "助動詞" || tokens[at + 1]?.kind1 === "接尾") at += 1;
  return tokens[at]?.end ?? 0;
}
