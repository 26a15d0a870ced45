import type { Token } from "../analyser/analyser.ts";
import { isEveryday } from "./everyday.ts";
import { isName } from "./levels.ts";
import { isPainting } from "./painting.ts";
import type { Look, Place } from "./places.ts";
import {
  EASY_AFFIXES,
  EASY_LATIN,
  EASY_LOANWORDS,
  HARD_AFFIXES,
  HARD_FUNCTION_NOUNS,
  KEIGO_WORDS,
  OFFICIAL_ENDING,
  SIGN_WORDS,
  VAGUE_WORDS,
} from "./tables.ts";
import type { TermMatch } from "./terms.ts";

const KATAKANA = /^[ァ-ヺー・]{2,}$/;
/** The analyser takes them for names. */
const HARD_NAMES = new Set(["本市", "本県", "当市", "本会"]);
const LATIN = /^[A-Za-zＡ-Ｚａ-ｚ]+$/;

/** What a part of a compound asks for: nothing, or (affix) nothing of its own; or one of the rules. */
type Kind = "easy" | "affix" | "hard" | "katakana" | "keep" | "replace";
export interface Part {
  kind: Kind;
  from: number;
  to: number;
  place: Place;
}

/** A run of nouns cut into terms, everyday words and what is left. */
export function partsOf(look: Look, from: number, to: number): Part[] {
  const parts: Part[] = [];
  for (let index = from; index < to; ) {
    const part = partAt(look, index, { from, to });
    parts.push(part);
    index = part.to;
  }
  return parts.map((part, at) => wholeLoanword(part, [parts[at - 1], parts[at + 1]]));
}

/** ストップ is easy, ワンストップ is not. */
function wholeLoanword(part: Part, beside: readonly (Part | undefined)[]): Part {
  const isLoan = part.kind === "easy" && KATAKANA.test(part.place.word);
  return isLoan && beside.some((other) => other?.kind === "katakana") ? { ...part, kind: "katakana" } : part;
}

interface Run {
  from: number;
  to: number;
}

function partAt(look: Look, index: number, run: Run): Part {
  const term = look.terms.get(index);
  const easyTo = everydayTo(look, index, run.to);
  if (term && term.to > easyTo) {
    const kind = kindOfTerm(look, index, term);
    return part(look, { kind, from: index, to: term.to }, { rule: RULE_OF[kind], term: term.term });
  }
  if (easyTo > index) return part(look, { kind: "easy", from: index, to: easyTo });
  const kind = kindOf(look, index, index === run.from);
  return part(look, { kind, from: index, to: index + 1 }, { rule: RULE_OF[kind] });
}

const RULE_OF = {
  easy: "hard-word",
  affix: "hard-word",
  hard: "hard-word",
  replace: "hard-word",
  keep: "term",
  katakana: "katakana",
} as const;

/** Of the words that are kept, those of papers and signs are official; a doing or a word of school books is a hard word. */
function kindOfTerm({ tokens }: Look, index: number, { term, to }: TermMatch): Kind {
  const { use, level, ja } = term;
  if (VAGUE_WORDS.has(ja) || use === "plain" || level === "early") return "easy";
  if (use === "replace") return "replace";
  const first = tokens[index];
  if (OFFICIAL_ENDING.test(ja) || SIGN_WORDS.has(ja)) return "keep";
  if (KATAKANA.test(ja) || LATIN.test(ja)) return "katakana";
  return level === "middle" || (to === index + 1 && first?.kind1 === "サ変接続") ? "replace" : "keep";
}

function part(
  { text, tokens }: Look,
  { kind, from, to }: Pick<Part, "kind" | "from" | "to">,
  more: Partial<Place> = {},
): Part {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  return { kind, from, to, place: { rule: "hard-word", start, end, word: text.slice(start, end), ...more } };
}

/** Behind the longest everyday word that begins at a token. */
function everydayTo({ text, tokens }: Look, index: number, to: number): number {
  const first = tokens[index];
  if (!first || isLearntApart(first)) return index;
  const least = first.kind1 === "接尾" && HARD_AFFIXES.has(first.surface) ? index + 1 : index;
  for (let end = Math.min(to, index + 5); end > least; end -= 1) {
    const word = text.slice(first.start, tokens[end - 1]?.end);
    if (isEveryday(word, end === index + 1 ? first.reading : null)) return end;
  }
  return index;
}

/** 本 of 本市 is no book. */
const isLearntApart = ({ kind, surface }: Token) => kind === "接頭詞" && HARD_AFFIXES.has(surface);

function kindOf({ tokens }: Look, index: number, isFirst: boolean): Kind {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (!token || isOthers(token, next)) return "easy";
  if (KATAKANA.test(token.surface)) return isEasyLoan(token.surface, next) ? "easy" : "katakana";
  if (LATIN.test(token.surface)) return isEasyLatin(token.surface) ? "easy" : "katakana";
  return HIRAGANA.test(token.surface) ? kindOfHiragana(token) : kindOfKanji(token, isFirst);
}

const kindOfHiragana = ({ surface }: Token): Kind => (HARD_FUNCTION_NOUNS.has(surface) ? "hard" : "easy");

// Words in hiragana alone that nobody has listed are names, or readings, or cut wrongly.
const HIRAGANA = /^[ぁ-ゖー]+$/;

/** Names, words of respect, vague words: nobody's, or another rule's. */
function isOthers(token: Token, next: Token | undefined): boolean {
  const { surface } = token;
  if (HARD_NAMES.has(surface)) return false;
  if (KEIGO_WORDS.has(surface) || /^[おご御]\p{Script=Han}/u.test(surface)) return true;
  return (VAGUE_WORDS.has(surface) && next?.base !== "する") || (isName(token) && !isThing(token, next));
}

function kindOfKanji({ kind, surface }: Token, isFirst: boolean): Kind {
  if (HARD_AFFIXES.has(surface) || !EASY_AFFIXES.has(surface)) return "hard";
  if (isFirst) return kind === "接頭詞" ? "easy" : "hard";
  return "affix";
}

/** The dictionary takes ケージ for somebody's name; people are called 〜さん. */
const isThing = ({ surface, kind2 }: Token, next: Token | undefined) =>
  kind2 === "人名" && KATAKANA.test(surface) && !/^(?:さん|様|さま|氏|ちゃん|君|くん|先生)$/.test(next?.surface ?? "");

/** A sound (another rule tells of it), the name of a town, easy words joined by ・. */
function isEasyLoan(surface: string, next: Token | undefined): boolean {
  if (isPainting(surface) || /ッ$/.test(surface) || /^[市州県町村]$/.test(next?.surface ?? "")) return true;
  return surface.includes("・") && surface.split("・").every((word) => isEveryday(word));
}

/** Words of other languages and single letters are no abbreviations. */
/** DV, ICT, SDGs. */
const ABBREVIATION = /^[A-Z]+s?$/;

function isEasyLatin(surface: string): boolean {
  const word = surface.normalize("NFKC");
  if (EASY_LOANWORDS.has(word)) return false;
  return EASY_LATIN.has(word.toLowerCase()) || word.length < 2 || word.length > 6 || !ABBREVIATION.test(word);
}

/** Without the affixes at its end. */
export const trimmed = (parts: readonly Part[]): readonly Part[] => {
  const last = parts.findLastIndex(({ kind }) => kind !== "affix");
  return parts.slice(0, last + 1);
};
