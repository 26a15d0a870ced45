import type { Issue } from "#platform/errors.ts";
import { isOnCalendar, lastDay } from "#platform/i18n/partial-date.ts";
import { readTypedDate } from "#platform/i18n/typed-date.ts";
import { MAX_FACT_EVIDENCE, MAX_FACT_TITLE, type Quantity } from "./fact.rules.ts";
import { type QuantityWords, quantityWords } from "./quantity-words.ts";

/** A fact as somebody types it, on a page or in a row of a table. */
export interface TypedFact {
  date: string;
  title: string;
  evidence: string;
  quantities: readonly TypedQuantity[];
}

/** One row: what was counted, how many, in which unit. */
export interface TypedQuantity {
  label: string;
  value: string;
  unit: string;
}

export interface ReadFact {
  /** `YYYY-MM-DD` where it could be read. */
  date: string;
  title: string;
  evidence: string | null;
  quantities: Quantity[];
  issues: Issue[];
}

interface Reading {
  /** The day in Japan: nothing is entered before it has happened. */
  today: string;
  language: "ja" | "en";
  /** What the city counts already. */
  known: readonly QuantityWords[];
}

/** Understands what was typed; everything that is wrong is told at once, by the name of its field. */
export function readTypedFact(typed: TypedFact, reading: Reading): ReadFact {
  const date = readDay(typed.date, reading.today);
  const title = typed.title.trim();
  const evidence = typed.evidence.trim();
  const quantities = typed.quantities.map((row, index) => readQuantity(row, { index, ...reading }));
  const tooLong = { code: "plan.facts.error.tooLong" };
  return {
    date: date.day,
    title,
    evidence: evidence || null,
    quantities: quantities.flatMap(({ quantity }) => quantity ?? []),
    issues: [
      ...date.issues,
      ...(title === "" ? [{ path: "title", code: "plan.facts.error.titleMissing" }] : []),
      ...(title.length > MAX_FACT_TITLE ? [{ path: "title", ...tooLong, params: { max: MAX_FACT_TITLE } }] : []),
      ...(evidence.length > MAX_FACT_EVIDENCE
        ? [{ path: "evidence", ...tooLong, params: { max: MAX_FACT_EVIDENCE } }]
        : []),
      ...quantities.flatMap(({ issues }) => issues),
    ],
  };
}

/** A month stands for its last day, as a monthly count is complete then; a year alone says too little. */
function readDay(typed: string, today: string): { day: string; issues: Issue[] } {
  const wrong = (code: string) => ({ day: "", issues: [{ path: "date", code }] });
  if (typed.trim() === "") return wrong("plan.facts.error.dateMissing");
  const read = readTypedDate(typed);
  if (!read || !isOnCalendar(read)) return wrong("plan.facts.error.date");
  if (read.length === 4) return wrong("plan.facts.error.dateYear");
  const day = lastDay(read);
  return day > today ? wrong("plan.facts.error.dateAhead") : { day, issues: [] };
}

/** Work is recorded up to the day on which a project ended, that day included, also when it is entered later. */
export function findEnded({ retiredOn }: { retiredOn: string | null }, date: string): Issue[] {
  if (date === "" || retiredOn === null || date <= lastDay(retiredOn)) return [];
  return [{ path: "date", code: "plan.facts.error.projectEnded", params: { date: retiredOn } }];
}

interface Row extends Reading {
  index: number;
}

const MAX_WORD = 60;

function readQuantity(typed: TypedQuantity, row: Row): { quantity: Quantity | null; issues: Issue[] } {
  const [label, unit] = [typed.label.trim(), typed.unit.trim()];
  const number = readCount(typed.value);
  if (label === "" && unit === "" && number.value === "" && number.issue === null)
    return { quantity: null, issues: [] };
  const at = (name: string) => `q${row.index + 1}.${name}`;
  const wrong: (Issue | null)[] = [
    label === "" ? { path: at("label"), code: "plan.facts.error.labelMissing" } : null,
    unit === "" ? { path: at("unit"), code: "plan.facts.error.unitMissing" } : null,
    number.issue && { path: at("value"), ...number.issue },
    number.issue === null && number.value === "" ? { path: at("value"), code: "plan.facts.error.valueMissing" } : null,
    label.length > MAX_WORD || unit.length > MAX_WORD
      ? { path: at("label"), code: "plan.facts.error.tooLong", params: { max: MAX_WORD } }
      : null,
  ];
  const issues = wrong.filter((issue) => issue !== null);
  if (issues.length > 0) return { quantity: null, issues };
  return {
    quantity: { ...quantityWords({ label, unit, language: row.language }, row.known), value: number.value },
    issues: [],
  };
}

type WrongCount = Omit<Issue, "path">;

/**
 * A number as people type it: full-width digits and thousands separators are understood. Words beside it are not taken
 * off silently, since 約30 is not 30: the answer says what to type and where the words belong.
 */
export function readCount(typed: string): { value: string; issue: WrongCount | null } {
  const written = typed.normalize("NFKC").replace(/\s/g, "");
  const plain = written.replace(/(?<=\d)[,、](?=\d{3}(?!\d))/g, "");
  if (plain === "") return { value: "", issue: null };
  if (/^\d{1,10}(\.\d{1,4})?$/.test(plain)) return { value: withoutZeros(plain), issue: null };
  return { value: "", issue: explain(written, plain) };
}

const withoutZeros = (plain: string) => {
  const whole = plain.replace(/^0+(?=\d)/, "");
  return whole.includes(".") ? whole.replace(/\.?0+$/, "") : whole;
};

const ROUGHLY = /約|およそ|おおよそ|概|程度|前後|くらい|ぐらい|ほど|余|以上|以下|未満|超|弱|強|about|approx|ca\.|~|〜/i;

function explain(written: string, plain: string): WrongCount {
  const [number] = /\d[\d.]*/.exec(plain) ?? [];
  if (/^[-−–‐ー△▲]\d/.test(plain)) return { code: "plan.facts.error.numberNegative" };
  if (number === undefined || /^[=+@]/.test(written)) return { code: "plan.facts.error.number" };
  if (ROUGHLY.test(plain)) return { code: "plan.facts.error.numberRough", params: { number } };
  const rest = plain.replace(number, "");
  if (/^\D{1,10}$/u.test(rest)) return { code: "plan.facts.error.numberWithWords", params: { number, words: rest } };
  return { code: "plan.facts.error.number" };
}
