const DATE = ["ついたち", []] satisfies [string, string[]];
const SPAN = ["いちにち", []] satisfies [string, string[]];

/** What stands behind a day as a length of time: 1日3回, 1日に1回, 1日あたり, 一日中. */
const BEHIND_SPAN =
  /^(?:[一二三四五六七八九十\d何数約]|に[一二三四五六七八九十\d何数約]|につき|あた|当た|以|中|も|ずつ|だけ|か所|乗車|券|がか|かけ)/;
const BEHIND_DATE = /^(?:[（(][月火水木金土日]|付|号)/;

/** A day of the month is ついたち; a day as a length of time is いちにち. Reading and what else it may be. */
export function firstDay(text: string, start: number, end: number): [string, string[]] {
  const before = text.slice(Math.max(0, start - 2), start);
  const behind = text.slice(end, end + 4);
  if (/月の?$/.test(before)) return DATE;
  if (BEHIND_SPAN.test(behind)) return SPAN;
  if (BEHIND_DATE.test(behind)) return DATE;
  if (/[〜～・]$/.test(before) || /^[・〜～]/.test(behind)) return ["ついたち", ["いちにち"]];
  return text.charAt(start) === "一" && /[のあもう]$/.test(before) ? SPAN : ["いちにち", ["ついたち"]];
}
