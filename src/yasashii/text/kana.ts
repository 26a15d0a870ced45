/** Katakana as hiragana; ー and what has no hiragana stays. */
export function toHiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
}

export const KANJI = "\\p{Script=Han}々〆ヶ〇";
const ANY_KANJI = new RegExp(`[${KANJI}]`, "u");

export const hasKanji = (text: string): boolean => ANY_KANJI.test(text);
