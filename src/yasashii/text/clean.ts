/**
 * A text as the analyser should see it: in the usual letters (full-width digits and half-width kana made ordinary), without
 * readings in 《》 and without what is no language (tags, addresses of pages and mail: blanks).
 */
export interface CleanText {
  text: string;
  /** Unit of the clean text → UTF-16 unit of the input; one more at its end. */
  inputAt: Uint32Array;
  /** What stood in 《》 behind kanji: units of the input, of the kanji before the mark. */
  readings: GivenReading[];
}

export interface GivenReading {
  start: number;
  end: number;
  reading: string;
}

// Tags only where a letter or a slash follows: `3 < 5` is language. Bounded: what is longer is no tag.
const OPAQUE =
  /<\/?[a-z][^<>]{0,2000}>|&(?:[a-z]{2,8}|#\d{1,6});|https?:\/\/[\w\-.~:/?#@!$&*+,;=%]+|[\w.+-]+@[\w-]+\.[\w.-]*\w/giu;
const READING = /(｜[^｜《》\n]{1,40}|[\p{Script=Han}々〆ヶ〇]{1,40})《([^《》\n]{0,80})》/gu;

/** Never throws, whatever the text is. */
export function cleanText(input: string): CleanText {
  const hidden = new Uint8Array(input.length);
  const readings: GivenReading[] = [];
  for (const match of input.matchAll(OPAQUE)) hidden.fill(BLANK, match.index, match.index + match[0].length);
  for (const match of input.matchAll(READING)) {
    const [whole = "", word = "", reading = ""] = match;
    if (hidden[match.index]) continue;
    const start = match.index + (word.startsWith("｜") ? 1 : 0);
    const end = match.index + word.length;
    if (word.startsWith("｜")) hidden[match.index] = DROPPED;
    hidden.fill(DROPPED, end, match.index + whole.length);
    readings.push({ start, end, reading });
  }
  return { ...lettersOf(input, hidden), readings };
}

const BLANK = 1;
const DROPPED = 2;

function lettersOf(input: string, hidden: Uint8Array): Pick<CleanText, "text" | "inputAt"> {
  const parts: string[] = [];
  const inputAt: number[] = [];
  for (let unit = 0; unit < input.length; ) {
    const width = widthAt(input, unit);
    const letter =
      hidden[unit] === DROPPED ? "" : hidden[unit] ? " ".repeat(width) : usual(input.slice(unit, unit + width));
    parts.push(letter);
    for (let at = 0; at < letter.length; at += 1) inputAt.push(unit + Math.min(at, width - 1));
    unit += width;
  }
  return { text: parts.join(""), inputAt: Uint32Array.from([...inputAt, input.length]) };
}

/** A pair of surrogates, and a half-width letter with its mark, are one. */
function widthAt(input: string, unit: number): number {
  const code = input.codePointAt(unit) ?? 0;
  if (code > 0xffff) return 2;
  return code >= 0xff66 && code <= 0xff9d && /[ﾞﾟ]/.test(input.charAt(unit + 1)) ? 2 : 1;
}

/** 〜 and ～, brackets and marks keep their own form: rules look for them. */
function usual(letter: string): string {
  return /[０-９Ａ-Ｚａ-ｚｦ-ﾟ／％：．－]/.test(letter) || /[\u{2E80}-\u{2FDF}\u{F900}-\u{FAFF}]/u.test(letter)
    ? letter.normalize("NFKC")
    : letter;
}
