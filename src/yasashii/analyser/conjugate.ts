import type { Token } from "./analyser.ts";

/** A word that changes, as the dictionary names it. */
export interface Verb {
  base: string;
  /** 活用型 of IPADIC. */
  conjugation: string;
}

export const SURU: Verb = { base: "する", conjugation: "サ変・スル" };
export const KURU: Verb = { base: "来る", conjugation: "カ変・来ル" };

/** What stands in the last place of a verb of five rows: before ない, before ます, before ば, before う, before て and た. */
const ROWS: Readonly<Record<string, readonly [string, string, string, string, string]>> = {
  う: ["わ", "い", "え", "お", "っ"],
  く: ["か", "き", "け", "こ", "い"],
  ぐ: ["が", "ぎ", "げ", "ご", "い"],
  す: ["さ", "し", "せ", "そ", "し"],
  つ: ["た", "ち", "て", "と", "っ"],
  ぬ: ["な", "に", "ね", "の", "ん"],
  ぶ: ["ば", "び", "べ", "ぼ", "ん"],
  む: ["ま", "み", "め", "も", "ん"],
  る: ["ら", "り", "れ", "ろ", "っ"],
};
const NO_ROW = ["", "", "", "", ""] as const;
const VOICED = new Set(["ぐ", "ぬ", "ぶ", "む"]);

type Stem = "nai" | "masu" | "ba" | "u" | "ta";
const AT: Readonly<Record<Stem, 0 | 1 | 2 | 3 | 4>> = { nai: 0, masu: 1, ba: 2, u: 3, ta: 4 };
const SURU_STEMS: Readonly<Record<Stem, string>> = { nai: "し", masu: "し", ba: "すれ", u: "しよ", ta: "し" };
const KURU_STEMS: Readonly<Record<Stem, string>> = { nai: "こ", masu: "き", ba: "くれ", u: "こよ", ta: "き" };
const ICHIDAN_ENDS: Readonly<Record<Stem, string>> = { nai: "", masu: "", ba: "れ", u: "よ", ta: "" };

function stemOf({ base, conjugation }: Verb, stem: Stem): string {
  const body = base.slice(0, -1);
  if (conjugation.startsWith("一段")) return body + ICHIDAN_ENDS[stem];
  if (conjugation.startsWith("サ変")) return base.slice(0, -2) + SURU_STEMS[stem];
  if (conjugation === "カ変・来ル") return base.slice(0, -1) + KURU_STEMS[stem].slice(1);
  if (conjugation.startsWith("カ変")) return base.slice(0, -2) + KURU_STEMS[stem];
  if (stem === "ta" && conjugation.includes("促音便")) return `${body}っ`;
  if (stem === "masu" && conjugation.includes("ラ行特殊")) return `${body}い`;
  return body + (ROWS[base.slice(-1)] ?? NO_ROW)[AT[stem]];
}

const I_ROW = new Map(Object.entries(ROWS).map(([base, [, masu]]) => [masu, base]));
/** Verbs of one row whose stem ends like that of five rows: 借り(る), 感じ(る). */
const ONE_ROW = /(?:起き|落ち|借り|降り|感じ|閉じ|信じ|足り|生き|過ぎ|浴び|延び|伸び|応じ|信じ|案じ|存じ)$/;

/** The verb of which a noun is made: 答え → 答える, 招き → 招く. Null for what is no such noun. */
export function verbOfStem(stem: string): Verb | null {
  const last = stem.slice(-1);
  if (/[えけげせてねべめれ]/.test(last) || ONE_ROW.test(stem)) return { base: `${stem}る`, conjugation: "一段" };
  const end = I_ROW.get(last);
  return end ? { base: stem.slice(0, -1) + end, conjugation: FIVE_ROWS[end] ?? `五段・${end}` } : null;
}
const FIVE_ROWS: Readonly<Record<string, string>> = {
  う: "五段・ワ行促音便",
  く: "五段・カ行イ音便",
};

const isVoiced = ({ base, conjugation }: Verb) => conjugation.startsWith("五段") && VOICED.has(base.slice(-1));

/** 書いて, 読んで, 食べて, して, 来て. */
export const teForm = (verb: Verb) => stemOf(verb, "ta") + (isVoiced(verb) ? "で" : "て");
/** What stands before ます: 書き, 食べ, し, 来. */
export const masuStem = (verb: Verb) => stemOf(verb, "masu");
/** What stands before ない and なければ: 書か, 食べ, し, 来. */
export const naiStem = (verb: Verb) => stemOf(verb, "nai");

const TA_FOLLOWS = /^[てたちでだ]/;
const FORMS: Readonly<Record<string, Stem>> = {
  未然形: "nai",
  未然ヌ接続: "nai",
  未然ウ接続: "u",
  連用形: "masu",
  連用タ接続: "ta",
  仮定形: "ba",
};

/**
 * Another verb in the form in which a word stands, with `tail`, what is tied to it: 発表さ|れました → 発表し|ました.
 * Null where that form is not one that can be made surely.
 */
export function inPlaceOf(word: Token, verb: Verb, tail: string): string | null {
  if (word.form === "基本形") return verb.base + tail;
  const stem = FORMS[word.form];
  if (stem === undefined || (verb.base === "ある" && stem === "nai")) return null;
  if (word.form === "未然ヌ接続" && verb.conjugation.startsWith("サ変")) return null;
  const before = stem === "masu" && TA_FOLLOWS.test(tail) ? "ta" : stem;
  if (before !== "ta" || !isVoiced(verb)) return stemOf(verb, before) + tail;
  return stemOf(verb, before) + tail.replace(/^て/, "で").replace(/^た/, "だ");
}
