import { type ClockParts, type Moment, momentOf } from "./clock.ts";
import { commonYear, numberOf } from "./era.ts";
import type { Found, Rule } from "./rule.ts";
import { foundAt } from "./words-of.ts";

const SHORT = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})";
const ERA = "明治|大正|昭和|平成|令和";
const YEAR_MARK = "(?:年度|年)";
const GAP = "[ 　]?";
const BEHIND = "(?:上旬|中旬|下旬|末|[（(][月火水木金土日](?:曜日?)?(?:[・･]?[祝休]日?)?[）)])?(?:ごろ|頃)?";
const DASH = "[〜～~\\-–—−‐]";

/** One date or one time, in the ways in which they are written. Longest first. */
const ITEM = new RegExp(
  [
    // 令和8年7月31日, 令和8年度, R8年7月
    `(?<era>${ERA}|(?<![A-Za-z0-9])[MTSHR])[ 　]?(?<eraYear>${SHORT}|元)(?<eraMark>${YEAR_MARK})(?:${GAP}(?<eraMonth>${SHORT})月(?:${GAP}(?<eraDay>${SHORT})日)?)?`,
    // R8.7.31, R8/7/31
    `(?<![A-Za-z0-9])(?<dotEra>[MTSHR])(?<dotYear>[0-9]{1,2})(?:[./](?<dotMonth>[0-9]{1,2})(?:[./](?<dotDay>[0-9]{1,2}))?)(?![0-9.])`,
    // R8
    "(?<![A-Za-z0-9])(?<loneEra>R)(?<loneYear>[1-9]|1[0-9])(?![0-9A-Za-z.,/+-])",
    // 2026/7/31, 2026.7.31, 2026-07-31
    `(?<![0-9./-])(?<fullYear>(?:19|20)[0-9]{2})(?<fullMark>[./-])(?<fullMonth>[0-9]{1,2})\\k<fullMark>(?<fullDay>[0-9]{1,2})(?![0-9./-])`,
    // 4/1
    `(?<![0-9A-Za-z./,]|[0-9]:)(?<slashMonth>[0-9]{1,2})/(?<slashDay>[0-9]{1,2})(?![0-9A-Za-z./,])`,
    // 17:30, 翌5:00
    `(?<![0-9.]|[0-9]:)(?<colonNext>翌)?(?<colonHalf>午前|午後)?(?<colonHour>[0-9]{1,2}):(?<colonMinute>[0-5][0-9])(?![0-9:]|[ 　]?[apAP][.]?[mM])(?:分)?`,
    // 17時30分, 午後5時半, 正午
    `(?<next>翌)?(?:(?<half>午前|午後|早朝|朝|夕方|夜|深夜|昼)の?)?(?<hour>${SHORT})時(?!間|期|点|刻|代|効|給|短|事|限|差|計|速|折)(?:(?<minute>${SHORT})分|(?<halfPast>半))?`,
    "(?<noon>正午)",
    // 2026年7月31日, 2026年度, 7月31日, 7月
    `(?<year>(?:19|20)[0-9]{2}|二〇[〇一二三四五六七八九]{2})(?<yearMark>${YEAR_MARK})(?:${GAP}(?<yearMonth>${SHORT})月(?:${GAP}(?<yearDay>${SHORT})日)?)?`,
    `(?<month>${SHORT})月(?:${GAP}(?<day>${SHORT})日)?(?![分間])`,
    `(?<onlyDay>${SHORT})日(?!間|分|目|以|後|前|程)`,
    "(?<weekday>[月火水木金土日](?:曜日?)?)(?=[〜～~])|(?<=[〜～~])(?<lastWeekday>[月火水木金土日](?:曜日?)?)(?![ぁ-ん\\p{Script=Han}])",
  ].join("|"),
  "gu",
);
const SUFFIX = new RegExp(BEHIND, "uy");
const JOINT = new RegExp(`[ 　]?${DASH}[ 　]?`, "uy");
const OPEN_END = /[〜～](?![\p{L}\p{N}])|[〜～](?=受付|開催|開始|募集|随時)/uy;
const OPEN_BEGIN = /(?:^|[（(：:、。 　「])[〜～][ 　]?$/u;

interface Item extends Moment {
  start: number;
  end: number;
  kind: "date" | "clock" | "weekday";
  clock: ClockParts | null;
  /** What belongs to it and stays as it is: （火）, 上旬, ごろ. */
  suffix: string;
}

/** Years of an era, the clock of 24 hours, dates with slashes, ranges with 〜: each with what to write in one press. */
export const dateTime: Rule = ({ text }) => {
  const items = itemsOf(text);
  const found: Found[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const chain = chainFrom(text, items, at);
    const place = placeOf(text, chain);
    if (place) found.push(place);
    at += chain.length - 1;
  }
  const amounts = amountRanges(text, found);
  const apart = found.filter((each) => !amounts.some(({ start, end }) => each.start < end && each.end > start));
  return [...apart, ...amounts].sort((a, b) => a.start - b.start);
};

function itemsOf(text: string): Item[] {
  const items: Item[] = [];
  for (const match of text.matchAll(ITEM)) {
    const item = itemOf(text, match);
    if (item) items.push(item);
  }
  return items;
}

function itemOf(text: string, match: RegExpMatchArray): Item | null {
  const start = match.index ?? 0;
  const groups = match.groups ?? {};
  const clock = clockOf(groups);
  const moment = clock ? momentOf(clock, "") : dateOf(groups, text, start + match[0].length);
  if (!moment) return null;
  SUFFIX.lastIndex = start + match[0].length;
  const suffix = SUFFIX.exec(text)?.[0] ?? "";
  const end = start + match[0].length + suffix.length;
  if (clock) return { ...moment, suffix, start, end, kind: "clock", clock };
  const kind = groups.weekday || groups.lastWeekday ? "weekday" : "date";
  return { ...moment, suffix, start, end, kind, clock: null };
}

type Groups = Readonly<Record<string, string | undefined>>;

function clockOf(groups: Groups): ClockParts | null {
  if (groups.noon) return { half: "昼の", isNextDay: false, hour: 12, minute: null, isColon: false };
  const isColon = groups.colonHour !== undefined;
  const hour = numberOf(groups.colonHour ?? groups.hour ?? "");
  if (hour === null) return null;
  const written = groups.colonMinute ?? groups.minute;
  const minute = groups.halfPast ? "半" : written === undefined ? null : numberOf(written);
  const half = groups.colonHalf ?? groups.half ?? "";
  return { half, isNextDay: Boolean(groups.next ?? groups.colonNext), hour, minute, isColon };
}

function dateOf(groups: Groups, text: string, end: number): Moment | null {
  return eraDate(groups) ?? slashDate(groups, text, end) ?? plainDate(groups);
}

function eraDate(groups: Groups): Moment | null {
  const era = groups.era ?? groups.dotEra ?? groups.loneEra;
  const year = groups.eraYear ?? groups.dotYear ?? groups.loneYear;
  const common = era && year ? commonYear(era, year) : null;
  if (common === null) return null;
  const [month, day] = [groups.eraMonth ?? groups.dotMonth, groups.eraDay ?? groups.dotDay];
  const monthAndDay = monthDay(month, day);
  return monthAndDay === null ? null : { said: `${common}${groups.eraMark ?? "年"}${monthAndDay}`, isHard: true };
}

/** Null where there is no such day. */
function monthDay(month: string | undefined, day: string | undefined): string | null {
  if (month === undefined) return "";
  const [m, d] = [numberOf(month), day === undefined ? undefined : numberOf(day)];
  if (m === null || m < 1 || m > 12) return null;
  if (d === undefined) return `${m}月`;
  return d === null || d < 1 || d > 31 ? null : `${m}月${d}日`;
}

const PART_BEHIND =
  /^(?:以上|以下|程度|未満|の額|の量|を超|に減|に相当|ずつ|カップ|ページ|枚|個|本|量|サイズ|相当|弱|強|の割合|補助|負担|助成|を助成|を補助|を負担|の補助)/u;
const PART_BEFORE = /(?:の|約|費用|経費|総額|分の|うち|が|を|に)$/u;
const DATE_BEHIND = /^(?:[（(][月火水木金土日]|から|まで|より|必着|締|〜|～|-|発|現在|時点|以降|開|の[昼夜朝午])/u;

function slashDate(groups: Groups, text: string, end: number): Moment | null {
  const [month, day] = [groups.fullMonth ?? groups.slashMonth, groups.fullDay ?? groups.slashDay];
  const said = monthDay(month, day);
  if (!month || !day || !said) return null;
  if (groups.fullYear) return { said: `${groups.fullYear}年${said}`, isHard: true };
  return isPart(text, [month, day], end) ? null : { said, isHard: true };
}

/** 1/2, 3/4 of something. */
function isPart(text: string, [above, below]: readonly [string, string], end: number): boolean {
  const behind = text.slice(end, end + 6);
  if (DATE_BEHIND.test(behind) || Number(above) >= Number(below) || Number(below) > 10) return false;
  const before = text.slice(0, end - above.length - below.length - 1);
  return PART_BEHIND.test(behind) || PART_BEFORE.test(before);
}

function plainDate(groups: Groups): Moment | null {
  const weekday = groups.weekday ?? groups.lastWeekday;
  if (weekday) return { said: `${weekday.charAt(0)}曜日`, isHard: false };
  if (groups.year) {
    const monthAndDay = monthDay(groups.yearMonth, groups.yearDay);
    if (monthAndDay === null) return null;
    return { said: `${numberOf(groups.year)}${groups.yearMark}${monthAndDay}`, isHard: false };
  }
  const said = groups.onlyDay ? numberOf(groups.onlyDay) : monthDay(groups.month, groups.day);
  if (said === null || said === "" || said === 0) return null;
  return { said: typeof said === "number" ? `${said}日` : said, isHard: false };
}

/** The items that a dash joins to this one, and times that stand straight behind a date. */
function chainFrom(text: string, items: readonly Item[], from: number): Item[] {
  const chain = [items[from] as Item];
  for (let at = from + 1; at < items.length; at += 1) {
    const [before, item] = [items[at - 1] as Item, items[at] as Item];
    if (!isJoined(text, before, item) && !isTimeOfDay(text, before, item)) break;
    chain.push(item);
  }
  return chain;
}

function isJoined(text: string, before: Item, item: Item): boolean {
  JOINT.lastIndex = before.end;
  const joint = JOINT.exec(text)?.[0];
  return joint !== undefined && before.end + joint.length === item.start;
}

const isTimeOfDay = (text: string, before: Item, item: Item) =>
  before.kind === "date" && item.kind === "clock" && /^[ 　]?$/.test(text.slice(before.end, item.start));

function placeOf(text: string, chain: readonly Item[]): Found | null {
  const [first, last] = [chain[0] as Item, chain.at(-1) as Item];
  const joints = chain.slice(1).filter((item, at) => isJoined(text, chain[at] as Item, item)).length;
  if (joints === 0) return single(text, chain, [first, last]);
  if (first.kind === "weekday" && last.kind !== "weekday") return null;
  const said = inRange(chain);
  const parts = said.map((words, at) =>
    at > 0 && isJoined(text, chain[at - 1] as Item, chain[at] as Item) ? `から${words}` : words,
  );
  return foundAt("date-time", [first.start, last.end], {
    suggestions: [joints === 1 ? parts.join("") + endOfRange(text, last.end) : null],
    isFix: true,
  });
}

/** What a range ends with: まで; nothing before what ties straight to a date (4月1日生まれ, 4月30日分, 9時ごろ). */
function endOfRange(text: string, end: number): string {
  return /^(?:まで|程度|ぐらい|くらい|ごろ|頃|分|付|生まれ|発行)/.test(text.slice(end, end + 4)) ? "" : "まで";
}

/** Of dates and times without a dash only what is hard in itself, and open ends: 9時〜, 〜19時. */
function single(text: string, chain: readonly Item[], [first, last]: readonly [Item, Item]): Found | null {
  if (first.kind === "weekday") return null;
  const words = chain.map(({ said, suffix }) => said + suffix).join("");
  OPEN_END.lastIndex = last.end;
  if (OPEN_END.test(text))
    return foundAt("date-time", [first.start, last.end + 1], { suggestions: [`${words}から`], isFix: true });
  const before = text.slice(Math.max(0, first.start - 3), first.start);
  if (OPEN_BEGIN.test(before)) {
    const start = first.start - (/[〜～][ 　]?$/.exec(before)?.[0].length ?? 0);
    return foundAt("date-time", [start, last.end], { suggestions: [`${words}まで`], isFix: true });
  }
  if (isSaidTwice(text, first, last)) return null;
  const hard = chain.filter(({ isHard }) => isHard);
  const [from, to] = [hard[0], hard.at(-1)];
  if (!from || !to) return null;
  const said = chain.slice(chain.indexOf(from), chain.indexOf(to) + 1).map((item) => item.said + item.suffix);
  // 昭和30年代: ten years, and not 1955年代.
  if (/^代/.test(text.slice(to.end))) return foundAt("date-time", [from.start, to.end]);
  return foundAt("date-time", [from.start, to.end], { suggestions: [said.join("")], isFix: true });
}

/** 2026年（令和8年）, 令和8年（2026年）: the reader has both. */
const isSaidTwice = (text: string, first: Item, last: Item) =>
  /(?:19|20)[0-9]{2}年?[（(]$/.test(text.slice(Math.max(0, first.start - 7), first.start)) ||
  /^[（(](?:19|20)[0-9]{2}年?[）)]/.test(text.slice(last.end, last.end + 8));

/** In a range the clock of one end tells how the other is meant. */
function inRange(chain: readonly Item[]): string[] {
  const clocks = chain.flatMap(({ clock }) => clock ?? []);
  const isTwentyFour = clocks.some(({ hour, half, isColon }) => isColon || (half === "" && hour >= 13));
  const [first, last] = [clocks[0], clocks.at(-1)];
  const isOver =
    !isTwentyFour && first !== undefined && last !== undefined && last.half === "" && last.hour < first.hour;
  return chain.map((item) => {
    if (item.clock?.half !== "") return item.said + item.suffix;
    const isFirst = item.clock === first;
    const clock = { ...item.clock, isColon: item.clock.isColon || isTwentyFour };
    return (momentOf(clock, halfIn(isFirst, first?.half ?? "", isOver))?.said ?? item.said) + item.suffix;
  });
}

/** 午後1時〜3時: both in the afternoon. 9時〜5時: from the morning to the afternoon. */
function halfIn(isFirst: boolean, half: string, isOver: boolean): string {
  if (isOver) return isFirst ? "午前" : "午後";
  return isFirst || !/^(午前|午後)$/.test(half) ? "" : half;
}

const UNIT =
  "年生|年間|年|月(?!曜)|か月|ヶ月|カ月|ヵ月|週間|日間|日|時間|分間|分|人|名|歳|才|円|万円|回|枚|個|本|階|号|度|℃|%|％|センチ|メートル|キロ|cm|km|kg|m|組|台|級|割|倍|丁目|番|世帯|点|ページ|校|つ|時";
const AMOUNTS = new RegExp(
  `(?<![0-9A-Za-z.,/:\\-])(?<from>[0-9][0-9,.]{0,9})(?<fromUnit>${UNIT})?[ 　]?[〜～~][ 　]?(?<to>[0-9][0-9,.]{0,9})(?<toUnit>${UNIT})`,
  "gu",
);

/** 10〜20人 → 10人から20人まで. */
function amountRanges(text: string, found: readonly Found[]): Found[] {
  return Array.from(text.matchAll(AMOUNTS)).flatMap((match) => {
    const [whole] = match;
    const [start, end] = [match.index, match.index + whole.length];
    // 9〜17時: 17時 has been found by itself.
    const isWithin = (each: Found) => each.start >= start && each.end <= end;
    if (found.some((each) => each.start < end && each.end > start && !isWithin(each))) return [];
    const { from = "", fromUnit, to = "", toUnit = "" } = match.groups ?? {};
    const said = toUnit === "時" ? hoursSaid(from, to) : `${from}${fromUnit ?? toUnit}から${to}${toUnit}`;
    if (said === null) return [];
    return [foundAt("date-time", [start, end], { suggestions: [said + endOfAmounts(text, end, toUnit)], isFix: true })];
  });
}

/** 2〜3日かかります, 10〜20人程度, 3〜5歳児: まで would be no Japanese. */
function endOfAmounts(text: string, end: number, unit: string): string {
  if (unit === "時") return endOfRange(text, end);
  return /^(?:$|[\s。、，）)」』]|の|です)/.test(text.slice(end)) ? "まで" : "";
}

/** 9〜17時 → 午前9時から午後5時 */
function hoursSaid(from: string, to: string): string | null {
  const isColon = Number(to) >= 13;
  const [first, last] = [from, to].map((hour) =>
    momentOf({ half: "", isNextDay: false, hour: Number(hour), minute: null, isColon }, ""),
  );
  return first && last ? `${first.said}から${last.said}` : null;
}
