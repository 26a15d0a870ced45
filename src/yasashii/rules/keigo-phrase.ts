import type { Token } from "../analyser/analyser.ts";
import { inPlaceOf, SURU, teForm, type Verb, verbOfStem } from "../analyser/conjugate.ts";
import {
  EVERYDAY,
  EVERYDAY_WITH_SURU,
  IN_KANA,
  NOT_IN_PLACE,
  PLAIN_NOUNS,
  PLAIN_VERBS,
  SECOND_VERBS,
} from "./keigo-words.ts";
import type { Found } from "./rule.ts";
import { isThanked } from "./thanked.ts";
import { endOfVerb, foundIn, isDoing, surfaceOf } from "./words-of.ts";

/** What was found, and its last word. */
export interface Phrase {
  found: Found;
  last: number;
}

/** The word behind お or ご: its last token, how it is written without them, and what verbs say it. */
interface Head {
  first: number;
  last: number;
  word: string;
  isEveryday: boolean;
  /** Best first. */
  verbs: Verb[];
}

const PREFIX = /^[おご御]$/;
/** お知らせ, お待ち, お問い合わせ, ご覧: one word of the dictionary. */
const WITHIN =
  /^(?:[おご御](?=\p{Script=Han})|お(?=(?:知らせ|かけ|すまい|やめ|つかい|うかがい|たずね|こし|もち|こまり)$)|ご(?=らん$))/u;
const LEXICAL = new Set(["おかけ", "おやめ", "おすまい", "おいで", "おこし", "ごらん", "おつかい"]);
const KANJI = /\p{Script=Han}/u;

/** お持ちください, ご確認いただき, お送りします, ご意見: お or ご with what follows. */
export function phraseAt(tokens: readonly Token[], at: number): Phrase | null {
  const head = headAt(tokens, at);
  if (!head) return null;
  return (
    request(tokens, head) ??
    favour(tokens, head) ??
    doing(tokens, head) ??
    becoming(tokens, head) ??
    people(tokens, head) ??
    alone(tokens, head)
  );
}

function headAt(tokens: readonly Token[], at: number): Head | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.kind === "接頭詞" && PREFIX.test(token.surface)) return headBehind(tokens, at);
  if (token.kind !== "名詞" || token.kind1 === "固有名詞" || token.kind1 === "代名詞") return null;
  if (!WITHIN.test(token.surface) && !LEXICAL.has(token.surface)) return null;
  const word = token.surface.slice(1);
  if (/^[おご御]\p{Script=Han}{1,2}$/u.test(token.surface) && token.surface.startsWith("御") && !isDoing(token))
    return null;
  return {
    first: at,
    last: at,
    word,
    isEveryday: EVERYDAY.has(token.surface),
    verbs: verbsOf(word, isDoing(token), undefined),
  };
}

/** お|申|込み, ご|来|庁, お|持ち: the noun, or the verb in the form that hangs. */
function headBehind(tokens: readonly Token[], at: number): Head | null {
  const next = tokens[at + 1];
  if (!next || next.start !== tokens[at]?.end) return null;
  if (isCausative(tokens, at + 1)) return causativeHead(tokens, at);
  if (next.kind === "形容詞" || (next.kind === "動詞" && next.form === "連用形")) return wordHead(next, at);
  return isNounHead(next) ? nounHead(tokens, at) : null;
}

/** お|聞か|せ, お|待た|せ. */
const isCausative = (tokens: readonly Token[], at: number) =>
  tokens[at]?.kind === "動詞" && tokens[at + 1]?.base === "せる" && tokens[at + 1]?.form === "連用形";

function causativeHead(tokens: readonly Token[], at: number): Head {
  const word = surfaceOf(tokens, at + 1, at + 2);
  return { first: at, last: at + 2, word, isEveryday: false, verbs: verbsOf(word, false, undefined) };
}

const isNounHead = ({ kind, kind1, surface }: Token) =>
  /^(名詞|接頭詞|未知語)$/.test(kind) &&
  kind1 !== "代名詞" &&
  (kind1 !== "数" || /^[一二三四]$/.test(surface)) &&
  (KANJI.test(surface) || IN_KANA.has(surface));

const wordHead = (word: Token, at: number): Head => ({
  ...{ first: at, last: at + 1, word: word.surface },
  ...{ isEveryday: EVERYDAY.has(`お${word.surface}`), verbs: verbsOf(word.surface, false, word) },
});

function nounHead(tokens: readonly Token[], at: number): Head {
  let last = at + 1;
  while (isNounBehind(tokens, last)) last += 1;
  const word = surfaceOf(tokens, at + 1, last);
  const isEveryday = EVERYDAY.has(surfaceOf(tokens, at, last)) || EVERYDAY.has(surfaceOf(tokens, at, at + 1));
  return { first: at, last, word, isEveryday, verbs: verbsOf(word, isDoing(tokens[last]), undefined) };
}

function isNounBehind(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (!next || next.start !== tokens[at]?.end) return false;
  if (tokens[at]?.kind === "接頭詞") return true;
  return (
    next.kind === "名詞" &&
    next.kind1 === "接尾" &&
    /^(込み|込|がけ|かけ|掛け|先|様|さま|人|名|続き|合わせ|払い)$/.test(next.surface)
  );
}

function verbsOf(word: string, takesSuru: boolean, verb: Token | undefined): Verb[] {
  const plain = PLAIN_VERBS.get(word);
  const verbs: (Verb | undefined)[] = [plain];
  // 待ち, 知らせ: nouns made of verbs, which take no する.
  if (takesSuru && !/[ぁ-ん]$/.test(word)) verbs.push({ base: `${word}する`, conjugation: SURU.conjugation });
  verbs.push(SECOND_VERBS.get(word));
  if (!plain && !verb && /\p{Script=Han}[ぁ-ん]{1,2}$/u.test(word)) verbs.push(verbOfStem(word) ?? undefined);
  if (verb?.kind === "動詞" && !plain) verbs.push(verb);
  return verbs.filter((each) => each !== undefined);
}

const place = (tokens: readonly Token[], head: Head, last: number) =>
  [tokens[head.first] as Token, tokens[last] as Token] as const;

/** ください: 確認してください. くださいます, くださる: as they stand. */
function request(tokens: readonly Token[], head: Head): Phrase | null {
  const next = tokens[head.last + 1];
  if (!/^(くださる|下さる)$/.test(next?.base ?? "")) return null;
  const last = next?.form.startsWith("命令") ? head.last + 1 : endOfVerb(tokens, head.last + 1);
  const isOrder = last === head.last + 1;
  const suggestions = head.verbs.map((verb) => `${teForm(verb)}ください`);
  const isFix = isOrder && !NOT_IN_PLACE.has(head.word);
  return { found: foundIn("keigo", place(tokens, head, last), { suggestions, isFix }), last };
}

/** いただき, いただけます, 賜りますよう, 願います. */
function favour(tokens: readonly Token[], head: Head): Phrase | null {
  const at = head.last + 1;
  const next = tokens[at];
  if (!/^(いただく|頂く|戴く|いただける|頂ける|賜る|賜わる|願う|願える)$/.test(next?.base ?? "") || !next) return null;
  const last = endOfVerb(tokens, at);
  const tail = surfaceOf(tokens, at + 1, last);
  const isAbility = /^(いただける|頂ける)$/.test(next.base);
  const said = head.verbs.map((verb) =>
    isAbility ? able(verb, next, tail) : (readerDoes(tokens, verb, { tail, last }) ?? inPlaceOf(next, verb, tail)),
  );
  // ご連絡いただきました件: who has done it, the writer has to say.
  const isFix = /^(いただ|頂|戴)/.test(next.base) && !NOT_IN_PLACE.has(head.word) && !(tail === "ました" && !isAbility);
  return { found: foundIn("keigo", place(tokens, head, last), { suggestions: said, isFix }), last };
}

/** It is the reader who does it: 連絡するようお願いします, 出してください。, 協力してくれてありがとう. Null where the plain verb says so. */
function readerDoes(
  tokens: readonly Token[],
  verb: Verb,
  { tail, last }: { tail: string; last: number },
): string | null {
  const next = tokens[last + 1];
  if (tail === "ます" && next?.surface === "よう") return verb.base;
  if (tail === "ます" && (next === undefined || next.surface === "。")) return `${teForm(verb)}ください`;
  if (tail === "" && isThanked(tokens, last)) return `${teForm(verb)}くれて`;
  if (tail === "ました") return `${teForm(verb)}${next?.kind === "名詞" ? "くれた" : "くれました"}`;
  return null;
}

/** ご利用いただけます → 利用できます, ご覧いただけます → 見ることができます. */
function able(verb: Verb, token: Token, tail: string): string | null {
  const can = verb.conjugation === SURU.conjugation && verb.base.length > 2;
  const before = can ? verb.base.slice(0, -2) : `${verb.base}ことが`;
  const said = inPlaceOf(token, { base: "できる", conjugation: "一段" }, tail);
  return said === null ? null : before + said;
}

/** お送りします, ご案内いたします, お詫び申し上げます. */
function doing(tokens: readonly Token[], head: Head): Phrase | null {
  const at = head.last + 1;
  const next = tokens[at];
  if (!next || !/^(する|いたす|致す|申し上げる|もうしあげる|なさる)$/.test(next.base)) return null;
  const whole = surfaceOf(tokens, head.first, head.last);
  const isPlain = next.base === "する";
  if (isPlain && (head.isEveryday || EVERYDAY_WITH_SURU.has(whole))) return { found: NOTHING, last: at };
  const last = endOfVerb(tokens, at);
  if (tokens[at + 1]?.base === "かねる") return { found: cannot(tokens, head, last), last };
  // 用意しております: しています.
  const tail = surfaceOf(tokens, at + 1, last).replace(/^ており(?=ま)/, "てい");
  return { found: foundIn("keigo", place(tokens, head, last), said(tokens, { head, at, tail })), last };
}

export const NOTHING: Found = { rule: "keigo", severity: "mend", start: -1, end: -1, suggestions: [], isFix: false };
/** Whether a phrase is one that is looked at and let be. */
export const isNothing = ({ found }: Phrase) => found === NOTHING;

/** お宅にお伺いします. */
const GO: Verb = { base: "行く", conjugation: "五段・カ行促音便" };

const THANKS: ReadonlyMap<string, string> = new Map([
  ["お詫び", "すみません"],
  ["おわび", "すみません"],
  ["御礼", "ありがとうございます"],
  ["お礼", "ありがとうございます"],
  ["お祝い", "おめでとうございます"],
]);

function said(tokens: readonly Token[], { head, at, tail }: { head: Head; at: number; tail: string }) {
  const whole = surfaceOf(tokens, head.first, head.last);
  const next = tokens[at] as Token;
  const thanks = THANKS.get(whole);
  if (thanks) return { suggestions: [thanks], isFix: false };
  // お願いいたします: お願いします is what everybody says.
  if (EVERYDAY.has(whole) && EVERYDAY_WITH_SURU.has(whole))
    return { suggestions: [asSuru(next, whole, tail)], isFix: true };
  const particle = tokens[head.first - 1]?.surface ?? "";
  const isVisit = head.word === "伺い" && /^[にへ]$/.test(particle);
  const verbs = isVisit ? [GO] : head.verbs;
  const suggestions = verbs.map((verb) => inPlaceOf(next, verb, tail));
  const isSure = head.word !== "持ち" && (head.word !== "伺い" || isVisit || particle === "を");
  return { suggestions, isFix: !NOT_IN_PLACE.has(head.word) && isSure };
}

const asSuru = (token: Token, whole: string, tail: string) => {
  const done = inPlaceOf(token, SURU, tail);
  return done === null ? null : whole + done;
};

function cannot(tokens: readonly Token[], head: Head, last: number): Found {
  return foundIn("keigo", place(tokens, head, last), {
    suggestions: head.verbs.map(({ base }) => `${base}ことができません`),
  });
}

/** お持ちになる, ご覧になって, ご利用になれます. */
function becoming(tokens: readonly Token[], head: Head): Phrase | null {
  const at = head.last + 2;
  const verb = tokens[at];
  if (tokens[at - 1]?.surface !== "に" || !verb || !/^(なる|なれる)$/.test(verb.base)) return null;
  if (head.isEveryday) return null;
  const last = endOfVerb(tokens, at);
  const tail = surfaceOf(tokens, at + 1, last);
  const suggestions = head.verbs.map((each) =>
    verb.base === "なれる" ? able(each, verb, tail) : inPlaceOf(verb, each, tail),
  );
  return {
    found: foundIn("keigo", place(tokens, head, last), { suggestions, isFix: !NOT_IN_PLACE.has(head.word) }),
    last,
  };
}

/** お困りの方 → 困っている人, ご希望の方 → 希望する人. */
function people(tokens: readonly Token[], head: Head): Phrase | null {
  const last = head.last + 2;
  if (tokens[last - 1]?.surface !== "の" || tokens[last]?.surface !== "方" || head.isEveryday) return null;
  const word = head.word === "持ち" ? [{ base: "持つ", conjugation: "五段・タ行" }] : head.verbs;
  if (word.length === 0) return null;
  const suggestions = word.map((verb) =>
    verb.conjugation.startsWith("サ変") ? `${verb.base}人` : `${teForm(verb)}いる人`,
  );
  return { found: foundIn("keigo", place(tokens, head, last), { suggestions, isFix: true }), last };
}

/** Whether a noun stands straight behind: ご案内図 is no お知らせ図. */
export const isTiedBehind = (tokens: readonly Token[], last: number) =>
  tokens[last]?.kind === "名詞" && tokens[last + 1]?.kind === "名詞" && tokens[last + 1]?.start === tokens[last]?.end;

/** お忘れなく, ご承知おきください: without お and ご they are no Japanese. */
const isHalf = (tokens: readonly Token[], last: number) =>
  /^(?:なく|おき|置き)$/.test(tokens[last + 1]?.surface ?? "") && tokens[last + 1]?.start === tokens[last]?.end;

/** ご意見 → 意見, ご不明な → わからない. */
function alone(tokens: readonly Token[], head: Head): Phrase | null {
  if (head.isEveryday || !(KANJI.test(head.word) || IN_KANA.has(head.word))) return null;
  const next = tokens[head.last + 1];
  const isLonger = next !== undefined && PLAIN_NOUNS.has(head.word + next.surface);
  const word = isLonger ? head.word + next.surface : head.word;
  const last = isLonger ? head.last + 1 : head.last;
  const suggestions = PLAIN_NOUNS.get(word) ?? [word.replace(/(?:様|さま)$/, "")];
  const fits = PLAIN_NOUNS.has(word)
    ? suggestions[0] === word || !isTiedBehind(tokens, last)
    : isNounBehindPrefix(tokens, head);
  const isFix = fits && !isHalf(tokens, last);
  return { found: foundIn("keigo", place(tokens, head, last), { suggestions, isFix }), last };
}

const isNounBehindPrefix = (tokens: readonly Token[], { first, last }: Head) =>
  tokens[last]?.kind === "名詞" && tokens[first]?.kind === "接頭詞";
