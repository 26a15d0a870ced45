import type { Token } from "../analyser/analyser.ts";
import { hasKanji } from "../text/kana.ts";
import { COUNTERS, type Counter, LONGEST_COUNTER } from "./counters.ts";
import { firstDay } from "./first-day.ts";
import { countedReading, numberReading, type Said } from "./number-reading.ts";
import { NUMERALS, numeralAt } from "./numeral.ts";
import type { Piece } from "./piece.ts";

/** Larger numbers are identifiers; nobody says them. */
const LARGEST = 1e15;
/** What makes digits part of a date, a time, a phone number or a name: R8.4.1, 17:30, 076-000. */
const JOINED_BEFORE = /[\dA-Za-z][./:\-‐–−]$/;
const JOINED_BEHIND = /^[./:\-‐–−]\d/;

/** A number at a place of the text; 何 and 数 stand for one. */
interface Place {
  text: string;
  start: number;
  end: number;
  said: Said | "何" | "数";
  words: Words;
}

/** Numbers with what they count: 14日, 三階, 1,000円, 第3回, 何人. Digits without a counter are left alone. */
export function numberPieces(text: string, tokens: readonly Token[]): Piece[] {
  const pieces: Piece[] = [];
  const words = wordsOf(text, tokens);
  for (let at = 0; at < text.length; ) {
    const fraction = fractionAt(text, at);
    if (fraction) {
      pieces.push(fraction);
      at = fraction.end;
      continue;
    }
    const place = FIRST.has(text.charAt(at)) ? placeAt(text, at, words) : null;
    const found = place ? piecesAt(place) : [];
    pieces.push(...found);
    at = found.at(-1)?.end ?? place?.end ?? at + 1;
  }
  return pieces;
}

const FRACTION = /(?<!\d|\d[.,/])(\d{1,4}|[二三四五六七八九十])分の(\d{1,4}|[一二三四五六七八九])(?![\d.,/])/y;
const wholeOf = (numeral: string) => Number(numeral) || "〇一二三四五六七八九十".indexOf(numeral);

/** 2分の1. */
function fractionAt(text: string, at: number): Piece | null {
  FRACTION.lastIndex = at;
  const match = FRACTION.exec(text);
  if (!match) return null;
  const [below, above] = [match[1] ?? "", match[2] ?? ""].map((numeral) =>
    numberReading({ value: wholeOf(numeral), fraction: "" }),
  );
  const reading = `${below}ぶんの${above}`;
  return { start: at, end: at + match[0].length, reading, alternatives: [], source: "rule" };
}

const FIRST = new Set([..."0123456789〇一二三四五六七八九十百千何数"]);

interface Words {
  /** 1: a word ends before this unit. */
  ends: Uint8Array;
  /** 1: the unit is part of a number for the analyser, or of a word that begins with one (一月, 二人). */
  numeral: Uint8Array;
  /** 1: a noun in kanji begins at this unit. */
  nouns: Uint8Array;
}

const NUMERAL_WORD = new RegExp(`^[${NUMERALS}]+(?:[月日人年つ度回階番件枚名円]|か月)?$`);

function wordsOf(text: string, tokens: readonly Token[]): Words {
  const ends = new Uint8Array(text.length + 1);
  const numeral = new Uint8Array(text.length + 1);
  const nouns = new Uint8Array(text.length + 1);
  for (const { surface, start, end, kind, kind1 } of tokens) {
    ends[end] = 1;
    if (kind === "名詞" && kind1 !== "数" && hasKanji(surface.charAt(0))) nouns[start] = 1;
    if (kind1 === "数" || NUMERAL_WORD.test(surface)) numeral.fill(1, start, end);
    else if (surface.startsWith("何")) numeral[start] = 1;
  }
  return { ends, numeral, nouns };
}

function placeAt(text: string, start: number, words: Words): Place | null {
  const first = text.charAt(start);
  if (first === "何" || first === "数") {
    const stands = words.numeral[start] || TENS.test(text.charAt(start + 1));
    return stands ? { text, start, end: start + 1, said: first, words } : null;
  }
  // 同一世帯, 統一: no number.
  if (first === "一" && /[同統均単唯随]/.test(text.charAt(start - 1))) return null;
  const numeral = numeralAt({ text, numeral: words.numeral }, start);
  return numeral && { text, start, ...numeral, words };
}

function piecesAt(place: Place): Piece[] {
  if (isJoined(place) || isTooLarge(place)) return [];
  const found = counterAt(place);
  return isBeforeTens(place) || !found ? alone(place) : counted(place, found);
}

function counted(place: Place, found: Found): Piece[] {
  const { text, start, end } = place;
  const ordinal = text.charAt(start - 1) === "第" ? "だい" : "";
  const [reading, alternatives] = readingOf(place, { ...found, ordinal });
  if (!reading) return [];
  const from = ordinal ? start - 1 : start;
  // 2通り: its り has no need of a reading.
  const kana = KANA_END.exec(found.name)?.[0].length ?? 0;
  const whole = { reading: (ordinal + reading).slice(0, kana ? -kana : undefined), end: found.end - kana };
  return [{ start: from, ...whole, alternatives, source: "rule" }, ...tail(text, found.end, end)];
}

const isTooLarge = ({ said }: Place) => typeof said === "object" && said.value >= LARGEST;
const isBeforeTens = ({ text, end, said }: Place) => typeof said === "string" && TENS.test(text.charAt(end));

/** 数十人, 何百円. */
const TENS = /[十百千万億]/;

function isJoined({ text, start, end }: Place): boolean {
  if (JOINED_BEHIND.test(text.slice(end, end + 2))) return true;
  return /\d/.test(text.charAt(start)) && JOINED_BEFORE.test(text.slice(Math.max(0, start - 2), start));
}

const KANA_END = /[ぁ-ん]+$/;

interface Found {
  name: string;
  counter: Counter;
  end: number;
}

type Reading = [reading: string, alternatives: string[]];

function readingOf({ text, start, said }: Place, found: Found & { ordinal: string }): Reading {
  const { name, counter, end, ordinal } = found;
  if (typeof said === "string") return [said === "何" ? howMany(name, counter) : several(name, counter), []];
  if (ordinal) return [countedReading(said, withoutWhole(counter)), []];
  if (said.value === 1 && name === "日") return firstDay(text, start, end);
  if (name === "分" && /[度割]/.test(text.charAt(start - 1))) return [`${numberReading(said)}ぶ`, []];
  return [countedReading(said, counter), (name === "組" && PAIRS[said.value]) || []];
}

/** 1組 of a school is いちくみ, of guests ひとくみ. */
const PAIRS: Readonly<Record<number, string[]>> = { 1: ["ひとくみ"], 2: ["ふたくみ"] };

/** 第20日 is no はつか, 第2人 no ふたり. */
const withoutWhole = ({ reading, change, own }: Counter): Counter => ({ reading, change, ...(own && { own }) });

/** Not how many but which: 何語 なにご. */
const WHICH = new Set(["語", "県", "市", "区", "町", "村", "色", "系", "型", "課", "部", "女", "男", "種", "品"]);

/** ん of 何 does to a counter what さん does: 何本 なんぼん, 何階 なんがい. */
function howMany(name: string, counter: Counter): string {
  if (WHICH.has(name)) return "";
  const three = countedReading({ value: 3, fraction: "" }, withoutWhole(counter));
  return name === "日" ? "なんにち" : `なん${three.slice(2)}`;
}

const several = (name: string, { reading }: Counter) =>
  `すう${name.startsWith("日") ? reading.replace("にち", "じつ") : reading}`;

/** Without a counter: 第2, 3つ, and digits before a noun in kanji (3法人). */
function alone(place: Place): Piece[] {
  const { text, start, end } = place;
  const isOrdinal = text.charAt(start - 1) === "第";
  const reading = readingAlone(place, isOrdinal);
  return reading ? [{ start: isOrdinal ? start - 1 : start, end, reading, alternatives: [], source: "rule" }] : [];
}

function readingAlone(place: Place, isOrdinal: boolean): string | undefined {
  const { text, start, end, said, words } = place;
  if (typeof said === "string") return isBeforeTens(place) ? PREFIX[said] : undefined;
  // 第１・３: it goes on.
  if (isOrdinal) return LIST.test(text.slice(end, end + 2)) ? undefined : `だい${numberReading(said)}`;
  if (text.charAt(end) === "つ" && said.fraction === "") return TSU[said.value];
  return words.nouns[end] && isDigits(text, start) ? numberReading(said) : undefined;
}

const isDigits = (text: string, start: number) =>
  /\d/.test(text.charAt(start)) && !LIST_BEFORE.test(text.slice(Math.max(0, start - 2), start));

const PREFIX = { 何: "なん", 数: "すう" } as const;
const LIST = /^[・,、〜～-]\d/;
const LIST_BEFORE = /\d[・,、〜～-]$/;

const TSU = ["", "ひと", "ふた", "みっ", "よっ", "いつ", "むっ", "なな", "やっ", "ここの"];

/** Months and days may be the head of a longer word: 6月末, 3月上旬, 10日付. */
const HEADS = /^[月日年時][末初頃付分以内前後中上下半号]/;
/** 第一本庁舎: no 本 that counts. */
const NO_COUNTER = /^本[庁校館社店部格堂会]/;

function counterAt({ text, end: at, words }: Place): Found | null {
  const behind = text.slice(at, at + LONGEST_COUNTER);
  if (NO_COUNTER.test(behind)) return null;
  for (let length = behind.length; length > 0; length -= 1) {
    const name = behind.slice(0, length);
    const counter = COUNTERS.get(name);
    const end = at + length;
    if (counter && (words.ends[end] || (length === 1 && HEADS.test(behind)))) return { name, counter, end };
  }
  return null;
}

const TAIL: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      間: "かん",
      目: "め",
      前: "まえ",
      後: "ご",
      分: "ぶん",
      半: "はん",
      末: "まつ",
      頃: "ごろ",
      付: "づけ",
      児: "じ",
      号: "ごう",
    },
    ...{
      余: "よ",
      余り: "あま",
      弱: "じゃく",
      強: "きょう",
      過ぎ: "す",
      当たり: "あ",
      付け: "づ",
      初: "はじ",
      台: "だい",
    },
    ...{ 以上: "いじょう", 未満: "みまん", 時点: "じてん", 現在: "げんざい", 以内: "いない", 毎: "ごと" },
  }),
);

/** Words behind a counter that are read their own way there: 3日分 ぶん, 10日前 まえ, 4月1日付け づけ. */
function tail(text: string, start: number, numberEnd: number): Piece[] {
  if (start === numberEnd) return [];
  for (const length of [3, 2, 1]) {
    const word = text.slice(start, start + length);
    const reading = TAIL.get(word);
    if (!reading || (length === 1 && hasKanji(text.charAt(start + 1)))) continue;
    const kanji = word.match(/^\p{Script=Han}+/u)?.[0] ?? "";
    return [{ start, end: start + kanji.length, reading, alternatives: [], source: "rule" }];
  }
  return [];
}
