import type { Counter } from "./counters.ts";

const DIGITS = ["", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう"];
const HUNDREDS: Readonly<Record<number, string>> = { 1: "ひゃく", 3: "さんびゃく", 6: "ろっぴゃく", 8: "はっぴゃく" };
const THOUSANDS: Readonly<Record<number, string>> = { 1: "せん", 3: "さんぜん", 8: "はっせん" };
const MYRIADS = ["", "まん", "おく", "ちょう"];

/** A number as it is said; `fraction`: the digits behind the point. */
export interface Said {
  value: number;
  fraction: string;
}

/** 0 to 9,999 without a counter; 0 is said only alone. */
function upToMyriad(value: number): string {
  const [thousands, hundreds, tens, ones] = [1000, 100, 10, 1].map((unit) => Math.floor(value / unit) % 10);
  return [
    thousands ? (THOUSANDS[thousands] ?? `${DIGITS[thousands]}せん`) : "",
    hundreds ? (HUNDREDS[hundreds] ?? `${DIGITS[hundreds]}ひゃく`) : "",
    tens ? `${tens === 1 ? "" : DIGITS[tens]}じゅう` : "",
    DIGITS[ones ?? 0],
  ].join("");
}

function whole(value: number): string {
  if (value === 0) return "ぜろ";
  const groups: string[] = [];
  for (let rest = value, at = 0; rest > 0 && at < MYRIADS.length; rest = Math.floor(rest / 10_000), at += 1) {
    const group = rest % 10_000;
    if (group > 0) groups.unshift(myriad(group, at));
  }
  return groups.join("");
}

/** 1000万 is いっせんまん, 1兆 いっちょう. */
function myriad(group: number, at: number): string {
  const said = upToMyriad(group);
  if (at > 0 && Math.floor(group / 1000) === 1) return `いっ${said}${MYRIADS[at]}`;
  if (at === 3)
    return `${said
      .replace(/いち$/, "いっ")
      .replace(/はち$/, "はっ")
      .replace(/じゅう$/, "じゅっ")}ちょう`;
  return said + MYRIADS[at];
}

/** に.5 is にてんご, 0.5 れいてんご, 1.5 いってんご. */
export function numberReading({ value, fraction }: Said): string {
  if (fraction === "") return whole(value);
  const before = value === 0 ? "れい" : soften(whole(value), { いち: "いっ", はち: "はっ", じゅう: "じゅっ" });
  return `${before}てん${[...fraction].map((digit) => DIGITS[Number(digit)] || "れい").join("")}`;
}

const K = {
  いち: "いっ",
  ろく: "ろっ",
  はち: "はっ",
  じゅう: "じゅっ",
  ひゃく: "ひゃっ",
  ぴゃく: "ぴゃっ",
  びゃく: "びゃっ",
};
const S = { いち: "いっ", はち: "はっ", じゅう: "じゅっ" };
const ENDINGS = { k: K, g: K, s: S, h: K, p: K, q: K } as const;
const WA: Readonly<Record<number, string>> = { 1: "ひと", 2: "ふた" };

/** The last sounds of a number before a counter. */
function soften(said: string, endings: Readonly<Record<string, string>>): string {
  for (const [ending, soft] of Object.entries(endings)) {
    if (said.endsWith(ending)) return said.slice(0, said.length - ending.length) + soft;
  }
  return said;
}

/** Number and counter as they are said together: 3階 さんがい, 10分 じゅっぷん, 14日 じゅうよっか. */
export function countedReading(said: Said, counter: Counter): string {
  const { value, fraction } = said;
  const own = fraction === "" ? counter.whole?.[value] : undefined;
  if (own) return own;
  if (counter.change === "w" && fraction === "" && WA[value]) return WA[value] + counter.reading;
  const number = withOwnDigit(said, counter);
  if (counter.change === "-" || counter.change === "w") return number + counter.reading;
  const soft = soften(number, ENDINGS[counter.change]);
  return soft + voiced(soft, counter);
}

function withOwnDigit(said: Said, { own }: Counter): string {
  const number = numberReading(said);
  const last = said.fraction === "" ? said.value % 10 : -1;
  const reading = own?.[last];
  if (!reading || (last === 0 && said.value !== 0)) return number;
  const usual = last === 0 ? "ぜろ" : (DIGITS[last] ?? "");
  return number.slice(0, number.length - usual.length) + reading;
}

const VOICED: Readonly<Record<string, string>> = { ほ: "ぼ", ひ: "び", は: "ば", か: "が", け: "げ" };
const PLOSIVE: Readonly<Record<string, string>> = { ほ: "ぽ", ひ: "ぴ", は: "ぱ", へ: "ぺ", ふ: "ぷ" };

/** The first sound of a counter behind a number: さんがい, さんぼん, じゅっぷん. */
function voiced(number: string, { change, reading }: Counter): string {
  const sound = soundAfter(number, change);
  const first = reading.charAt(0);
  return (sound?.[first] ?? first) + reading.slice(1);
}

function soundAfter(number: string, change: Counter["change"]) {
  if (number.endsWith("っ")) return SOFT[change]?.behindStop;
  if (THREE.test(number)) return SOFT[change]?.behindThree;
  return number.endsWith("ん") ? SOFT[change]?.behindN : undefined;
}

type Sounds = Readonly<Record<string, string>>;
const SOFT: Readonly<
  Partial<Record<Counter["change"], { behindStop?: Sounds; behindThree: Sounds; behindN?: Sounds }>>
> = {
  g: { behindThree: VOICED },
  h: { behindStop: PLOSIVE, behindThree: VOICED },
  p: { behindStop: PLOSIVE, behindThree: PLOSIVE, behindN: PLOSIVE },
  q: { behindStop: PLOSIVE, behindThree: PLOSIVE },
};

const THREE = /(?:さん|なん|せん|ぜん|まん)$/;
