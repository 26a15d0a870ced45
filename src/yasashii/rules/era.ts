/** The year before the first of each era. */
const ERAS: Readonly<Record<string, number>> = {
  明治: 1867,
  大正: 1911,
  昭和: 1925,
  平成: 1988,
  令和: 2018,
  M: 1867,
  T: 1911,
  S: 1925,
  H: 1988,
  R: 2018,
};
const DIGITS = "〇一二三四五六七八九";

/** 元, 8, ８, 八, 十五, 二十四, 二〇二六; null for anything else. */
export function numberOf(written: string): number | null {
  if (written === "元") return 1;
  if (/^[0-9]+$/.test(written)) return Number(written);
  if (/^[〇一二三四五六七八九]+$/.test(written)) {
    return Number(Array.from(written, (letter) => DIGITS.indexOf(letter)).join(""));
  }
  const tens = /^([二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(written);
  if (!tens) return null;
  const [, ten = "", one = ""] = tens;
  return (ten ? DIGITS.indexOf(ten) : 1) * 10 + (one ? DIGITS.indexOf(one) : 0);
}

/** The year of the common era; null where there is no such era. */
export function commonYear(era: string, year: string): number | null {
  const before = ERAS[era];
  const number = numberOf(year);
  return before === undefined || number === null || number === 0 ? null : before + number;
}
