/**
 * How search compares letters, in texts and in what people type: docs/search.md has the rule in words.
 * Width and compatibility forms (NFKC), case, katakana and hiragana, the digits of each script, what cannot be seen, and
 * the ways of writing Arabic are all one. Accents stay: `withoutAccents` takes them away.
 */
export function fold(text: string): string {
  const plain = text.toWellFormed().normalize("NFKC").toLowerCase();
  if (!SPECIAL.test(plain)) return plain;
  return plain
    .replace(UNSEEN, "")
    .replace(KATAKANA, (letter) => String.fromCharCode(letter.charCodeAt(0) - KATAKANA_TO_HIRAGANA))
    .replace(OTHER_DIGITS, asciiDigit)
    .replace(ALEF, "ا")
    .replaceAll("ى", "ي")
    .replaceAll("ة", "ه");
}

/** Whatever the steps below change. Most lines hold nothing of it, and every search folds some hundred of them. */
const SPECIAL = /[\p{Default_Ignorable_Code_Point}\u0600-\u06ffァ-ヶヽヾ०-९๐-๙၀-၉]/u;
/** Zero-width characters, soft hyphens, selectors of variants; the stretch and the vowel signs of Arabic. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u0640\u064B-\u065F\u0670\u06D6-\u06ED]/gu;
const KATAKANA = /[ァ-ヶヽヾ]/g;
const KATAKANA_TO_HIRAGANA = 0x60;
const ALEF = /[آأإٱ]/g;

/** Code points of the digit nought: Arabic, Persian, Nepali, Thai, Burmese. */
const NOUGHTS = [0x660, 0x6f0, 0x966, 0xe50, 0x1040];
const OTHER_DIGITS = /[٠-٩۰-۹०-९๐-๙၀-၉]/g;

function asciiDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const nought = NOUGHTS.find((first) => code >= first && code <= first + 9) ?? code;
  return String(code - nought);
}

const LATIN_MARKS = /(\p{Script=Latin})\p{M}+/gu;
/** Letters of their own that people without that keyboard write like this. */
const OWN_LETTERS: Readonly<Record<string, string>> = {
  ...{ đ: "d", ı: "i", ł: "l", ø: "o", ß: "ss", æ: "ae", œ: "oe", ё: "е" },
};
const MAYBE_ACCENTED = /[\u0080-\u024f\u1e00-\u1effё]/g;
/** An accent that no letter of Unicode has in itself. */
const LOOSE_ACCENT = /\p{Script=Latin}\p{M}/u;

const bare = new Map<string, string>();

function bareLetter(letter: string): string {
  const known = bare.get(letter);
  if (known !== undefined) return known;
  const found = OWN_LETTERS[letter] ?? letter.normalize("NFD").replace(LATIN_MARKS, "$1").normalize("NFC");
  bare.set(letter, found);
  return found;
}

/** Of folded text: `đường` is `duong`. Marks of other scripts are letters there and stay. */
export function withoutAccents(folded: string): string {
  const plain = folded.replace(MAYBE_ACCENTED, bareLetter);
  return LOOSE_ACCENT.test(plain) ? plain.replace(LATIN_MARKS, "$1") : plain;
}
