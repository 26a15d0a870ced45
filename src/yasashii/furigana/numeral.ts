import type { Said } from "./number-reading.ts";

const KANJI_DIGITS = "〇一二三四五六七八九";
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const MYRIADS: Readonly<Record<string, number>> = { 万: 1e4, 億: 1e8, 兆: 1e12 };
export const NUMERALS = "〇一二三四五六七八九十百千万億兆";
const ARABIC = /(\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.(\d+))?/y;

/** A number in a text, with its end there. */
export interface Numeral {
  said: Said;
  end: number;
}

interface Sum {
  total: number;
  /** Below the last 万. */
  section: number;
  /** Digits that no unit has followed yet. */
  current: number | null;
  fraction: string;
}

interface Source {
  text: string;
  /** Units of the text at which a kanji is a numeral and no part of a word. */
  numeral: Uint8Array;
}

/** 3万5千, 1,200, 二十三, 二〇二六, 1.5. */
export function numeralAt(source: Source, from: number): Numeral | null {
  const sum: Sum = { total: 0, section: 0, current: null, fraction: "" };
  let at = from;
  for (let width = added(sum, source, at); width > 0; width = added(sum, source, at)) at += width;
  if (at === from) return null;
  return { said: { value: sum.total + sum.section + (sum.current ?? 0), fraction: sum.fraction }, end: at };
}

/** Behind digits a kanji is a numeral whatever the analyser says: 3千. */
function added(sum: Sum, { text, numeral }: Source, at: number): number {
  if (at >= text.length || sum.fraction !== "") return 0;
  const mayBeKanji = numeral[at] || numeral[at - 1] || /\d/.test(text.charAt(at - 1));
  return addDigits(sum, text, at) || (mayBeKanji ? addKanji(sum, text.charAt(at)) : 0);
}

/** How many letters of the text it took. */
function addDigits(sum: Sum, text: string, at: number): number {
  ARABIC.lastIndex = at;
  const match: RegExpExecArray | null = sum.current === null ? ARABIC.exec(text) : null;
  if (!match) return 0;
  sum.current = Number((match[1] ?? "").replace(/[,，]/g, ""));
  sum.fraction = match[2] ?? "";
  return match[0].length;
}

function addKanji(sum: Sum, letter: string): number {
  const digit = KANJI_DIGITS.indexOf(letter);
  const [unit, myriad] = [UNITS[letter], MYRIADS[letter]];
  if (digit >= 0) {
    sum.current = (sum.current ?? 0) * 10 + digit;
  } else if (unit) {
    sum.section += (sum.current ?? 1) * unit;
    sum.current = null;
  } else if (myriad) {
    sum.total += (sum.section + (sum.current ?? 0)) * myriad;
    sum.section = 0;
    sum.current = null;
  } else return 0;
  return 1;
}
