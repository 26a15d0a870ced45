import { hasKanji, KANJI, toHiragana } from "../text/kana.ts";

/** A stretch of a word with its reading; null for kana and marks, which need none. */
export interface Part {
  text: string;
  reading: string | null;
}

const STRETCH = new RegExp(`[${KANJI}]+|[^${KANJI}]+`, "gu");

/**
 * The reading of a word laid out over its kanji: 取り扱い, とりあつかい → 取《と》り扱《あつか》い. Where its kana do not lie
 * in the reading, the whole word keeps it. The parts joined are the word.
 */
export function align(word: string, reading: string): Part[] {
  if (!hasKanji(word)) return [{ text: word, reading: null }];
  const stretches = word.match(STRETCH) ?? [];
  const parts = laidOut(stretches, reading, 0);
  return parts ?? [{ text: word, reading }];
}

/** The first way in which every kanji has at least one letter; words have few stretches. */
function laidOut(stretches: readonly string[], reading: string, from: number): Part[] | null {
  const [text, ...others] = stretches;
  if (text === undefined) return isEnd(reading, from) ? [] : null;
  const isKanji = hasKanji(text);
  const ends = isKanji ? endsOf(others[0], reading, from) : endOfKana(text, reading, from);
  for (const end of ends) {
    const rest = laidOut(others, reading, end);
    const own = isKanji ? reading.slice(from, end) : null;
    if (rest) return [{ text, reading: own }, ...rest];
  }
  return null;
}

const isEnd = (reading: string, at: number) => at === reading.length;

const endOfKana = (kana: string, reading: string, from: number) =>
  reading.startsWith(toHiragana(kana), from) ? [from + kana.length] : [];

/** Where a stretch of kanji may end: where the kana behind it begin. */
function endsOf(kana: string | undefined, reading: string, from: number): number[] {
  if (kana === undefined) return from < reading.length ? [reading.length] : [];
  const sought = toHiragana(kana);
  const ends: number[] = [];
  for (let at = reading.indexOf(sought, from + 1); at > 0; at = reading.indexOf(sought, at + 1)) ends.push(at);
  return ends;
}
