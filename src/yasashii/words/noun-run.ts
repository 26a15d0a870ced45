import type { Token } from "../analyser/analyser.ts";
import { type Part, partsOf, trimmed } from "./parts.ts";
import type { Look, Place } from "./places.ts";
import { OFFICIAL_ENDING, VAGUE_WORDS } from "./tables.ts";

/** Nouns that stand together without a particle: 国民健康保険料, 医療通訳. One compound is one place. */

const IN_RUN = new Set(["一般", "サ変接続", "形容動詞語幹", "ナイ形容詞語幹", "固有名詞", "接尾", "副詞可能"]);
const LETTERS = /^[\p{Script=Han}ぁ-ゖァ-ヺー・々〆〇A-Za-zＡ-Ｚａ-ｚ]+$/u;
const DOINGS = new Set(["する", "できる", "いたす", "致す", "いただく", "頂く", "なさる", "くださる", "願う"]);

/** Index behind the run that begins at a token; the token's own where none begins. */
export function runFrom(look: Look, from: number): number {
  const term = look.terms.get(from);
  const first = look.tokens[from];
  if (!first || !(isInRun(first) && first.kind1 !== "接尾") || isPhrase(look, from)) return from;
  if (VAGUE_WORDS.has(first.surface) && look.tokens[from + 1]?.base !== "する") return from + 1;
  let to = term ? Math.max(term.to, from + 1) : from + 1;
  while (continues(look, to)) to = Math.max(to + 1, look.terms.get(to)?.to ?? 0);
  return to;
}

function isInRun({ kind, kind1, kind2, surface }: Token): boolean {
  if (!LETTERS.test(surface)) return false;
  if (kind === "未知語") return true;
  if (kind === "接頭詞") return kind1 === "名詞接続";
  return kind === "名詞" && IN_RUN.has(kind1) && kind2 !== "助数詞";
}

function continues(look: Look, to: number): boolean {
  const before = look.tokens[to - 1];
  const next = look.tokens[to];
  if (!before || !next || next.start !== before.end || !isInRun(next)) return false;
  if (VAGUE_WORDS.has(next.surface) || isPhrase(look, to)) return false;
  return (
    next.kind1 === "接尾" || before.kind === "接頭詞" || (before.kind1 !== "副詞可能" && next.kind1 !== "副詞可能")
  );
}

/** A term that is more than nouns (速やかに): it stands by itself. */
function isPhrase({ tokens, terms }: Look, at: number): boolean {
  const to = terms.get(at)?.to ?? at;
  return tokens.slice(at, to).some((token) => !isInRun(token));
}

export function placesOfRun(look: Look, from: number, to: number): Place[] {
  if (isRespectful(look, from) || isOthers(look, from, to)) return [];
  const parts = partsOf(look, from, to);
  if (parts.every(({ kind }) => kind === "easy" || kind === "affix")) return builtOfEasy(look, parts);
  if (isDone(look, to)) return doingOf(look, parts, to);
  const whole = officialOf(look, parts);
  return whole ? [whole] : groupsOf(parts).flatMap((group) => placesOfGroup(look, group));
}

/** ご確認, お早め: the rule for words of respect tells of them. */
function isRespectful({ tokens, terms }: Look, from: number): boolean {
  const prefix = /^[おご御]$/;
  return (prefix.test(tokens[from]?.surface ?? "") && !terms.has(from)) || prefix.test(tokens[from - 1]?.surface ?? "");
}

/** 税務課 and 青葉市企業局 are names; 8年度 is a date; what is possible is a doing said as a noun. */
function isOthers(look: Look, from: number, to: number): boolean {
  const { text, tokens } = look;
  const first = tokens[from];
  const last = tokens[to - 1];
  if (!first || !last) return false;
  if (first.surface === "年度" && /\d/.test(text.charAt(first.start - 1))) return true;
  if (to - from > 1 && (last.surface === "課" || (first.kind2 === "地域" && OFFICE.test(last.surface)))) return true;
  return isPossible(look, from, to);
}

/** 申請が可能, 可能な限り, 登校可能: other rules tell of them. */
function isPossible({ text, tokens }: Look, from: number, to: number): boolean {
  const first = tokens[from];
  const last = tokens[to - 1];
  if (!first || !last) return false;
  const word = text.slice(first.start, last.end);
  if (word !== "可能") return first.kind1 === "サ変接続" && /^\p{Script=Han}{2}可能$/u.test(word);
  return /[がも]/.test(text.charAt(first.start - 1)) || /^な(?:限|かぎ|範囲)/.test(text.slice(last.end, last.end + 4));
}

/** Whether する or its like stands behind: the nouns are said as a verb. */
function isDone({ tokens }: Look, to: number): boolean {
  const last = tokens[to - 1];
  const next = tokens[to];
  return last?.kind === "名詞" && next?.start === last.end && next.kind === "動詞" && DOINGS.has(next.base);
}

function doingOf(look: Look, parts: readonly Part[], to: number): Place[] {
  const loan = parts.find(({ kind }) => kind === "katakana");
  const last = parts.at(-1);
  const doing = look.tokens[to];
  if (loan || !last || !doing) return loan ? [loan.place] : [];
  if (last.kind === "keep" || /[ぁ-ん]/.test(last.place.word)) return placesOfGroup(look, parts);
  const start = parts[0]?.place.start ?? 0;
  const end = doing.end;
  const word = look.text.slice(start, last.place.end);
  const term = last.place.term && last.place.term.use !== "plain" && parts.length === 1 ? last.place.term : null;
  return [{ rule: "sino-verb", start, end, word, doing: to, ...(term ? { term } : {}) }];
}

/** 水道料金: official though each of its parts is easy. */
function builtOfEasy(look: Look, parts: readonly Part[]): Place[] {
  const core = trimmed(parts);
  const first = core[0];
  const last = core.at(-1);
  const place = first && last && core.length > 1 ? official(look, first, last) : null;
  return place && !/カード$/.test(place.word) ? [place] : [];
}

const OFFICE = /(?:局|署|所|支所|財団|大学|高校|病院|店|駅|株式会社)$/;

/** A paper, a tax, an insurance, an office: an official word by its end, whether a glossary has it or not. */
function officialOf(look: Look, parts: readonly Part[]): Place | null {
  const core = trimmed(parts);
  const first = core[0];
  const last = core.at(-1);
  if (!first || !last || core.length === 1) return last?.kind === "hard" ? official(look, last, last) : null;
  return core.some(({ kind }) => kind === "katakana") ? null : official(look, first, last);
}

function official({ text }: Look, first: Part, last: Part): Place | null {
  const word = text.slice(first.place.start, last.place.end);
  if (!OFFICIAL_ENDING.test(word) || !/[\p{Script=Han}ァ-ヺ]{2}/u.test(word) || /^[ぁ-ん]{2}/.test(word)) return null;
  return { rule: "term", start: first.place.start, end: last.place.end, word };
}

/** Loanwords stand apart from what is written in kanji. */
function groupsOf(parts: readonly Part[]): Part[][] {
  const groups: Part[][] = [];
  for (const part of parts) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group && before && (before.kind === "katakana") === (part.kind === "katakana")) group.push(part);
    else groups.push([part]);
  }
  return groups;
}

function placesOfGroup({ text }: Look, group: readonly Part[]): Place[] {
  const core = trimmed(group);
  const first = core[0];
  const last = core.at(-1);
  if (!first || !last) return [];
  const word = text.slice(first.place.start, last.place.end);
  const whole = { start: first.place.start, end: last.place.end, word };
  if (last.kind === "katakana") return [{ ...whole, rule: "katakana" }];
  const hard = core.filter(({ kind }) => kind === "hard" || kind === "replace");
  if (hard.length === 0) return core.filter(({ kind }) => kind === "keep").map(({ place }) => place);
  if (core.length === 1) return [last.place];
  return [{ ...whole, rule: "hard-word" }];
}
