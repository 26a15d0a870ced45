import { readFileSync } from "node:fs";
import { dataFile } from "../data-file.ts";
import { hasKanji, toHiragana } from "../text/kana.ts";

/** The words that somebody with a year or two in Japan knows (data/yasashii/everyday.tsv), by how they are written and read. */
interface Everyday {
  forms: ReadonlySet<string>;
  readings: ReadonlySet<string>;
  /** Readings of what changes its ending: どく (毒) is no verb. */
  changing: ReadonlySet<string>;
  /** The kanji alone with the reading: 申込み and 申し込み are one word. */
  kanji: ReadonlySet<string>;
}

let loaded: Everyday | undefined;

function words(): Everyday {
  loaded ??= load(readFileSync(dataFile("everyday.tsv"), "utf8"));
  return loaded;
}

function load(file: string): Everyday {
  const rows = file
    .split("\n")
    .slice(1)
    .filter((line) => line !== "")
    .map((line) => line.split("\t") as [string, string]);
  return {
    forms: new Set(rows.map(([word]) => word)),
    readings: new Set(
      rows.filter(([word]) => !CHANGES.test(word) || ONLY_KANA.test(word)).map(([, reading]) => reading),
    ),
    changing: new Set(rows.filter(([word]) => CHANGES.test(word)).map(([, reading]) => reading)),
    kanji: new Set(rows.filter(([word]) => hasKanji(word)).map(([word, reading]) => kanjiKey(word, reading))),
  };
}

const kanjiKey = (word: string, reading: string) => `${word.replace(/[ぁ-ん]/g, "")}|${reading}`;
const CHANGES = /[うくぐすつぬぶむる]$/;
const ONLY_KANA = /^[ぁ-ゖァ-ヺー]+$/;

/** Whether a word in its dictionary form is one of daily life; `reading` is of the same form, null where nobody knows it. */
export function isEveryday(word: string, reading: string | null = null): boolean {
  const { forms, readings, kanji } = words();
  if (forms.has(word)) return true;
  if (ONLY_KANA.test(word)) return readings.has(toHiragana(word));
  return reading !== null && /[ぁ-ん]/.test(word) && kanji.has(kanjiKey(word, reading));
}

const GODAN: Readonly<Record<string, string>> = {
  え: "う",
  け: "く",
  げ: "ぐ",
  せ: "す",
  て: "つ",
  ね: "ぬ",
  べ: "ぶ",
  め: "む",
  れ: "る",
};

/** 払える is 払う: a verb that says "can" is as easy as the verb it is made from. */
export function isEverydayVerb(base: string): boolean {
  if (isKnownVerb(base)) return true;
  const last = GODAN[base.at(-2) ?? ""];
  return last !== undefined && base.endsWith("る") && isKnownVerb(base.slice(0, -2) + last);
}

function isKnownVerb(base: string): boolean {
  const { forms, changing } = words();
  return forms.has(base) || (ONLY_KANA.test(base) && changing.has(toHiragana(base)));
}
