import { cleanText } from "#modules/plan/public.ts";
import type { Issue } from "#platform/errors.ts";
import type { Field, FieldKind } from "./field-set.rules.ts";
import {
  type Amounts,
  DIRECTIONS,
  type FieldValue,
  FUND_SOURCES,
  isBlank,
  isSame,
  type Output,
  ROLLING_KINDS,
  ROLLING_YEARS,
  type RollingYear,
  type SheetValues,
} from "./field-value.rules.ts";
import { readTypedCount } from "./typed-number.rules.ts";

/** What was typed into a sheet's form, by the names of its controls. */
export type Typed = Readonly<Record<string, string>>;

/** The name of a control: `f.outputs.0.actual`. */
export const controlName = (field: string, ...parts: (string | number)[]): string => ["f", field, ...parts].join(".");

/** Rows of outputs: more than any sheet needs, and what a workbook can name with two digits. */
export const MAX_ROWS = 100;
const MAX_TEXT = 5_000;
const MAX_NAME = 200;

interface Reading {
  typed: Typed;
  issues: Issue[];
}

/**
 * The values of a form that was sent. Fields that the form does not hold stay as they are. Throws nothing: what cannot be
 * read is an issue at its control, and everything else is read all the same.
 */
export function readSheetForm(
  fields: readonly Field[],
  { typed, previous }: { typed: Typed; previous: SheetValues },
): { values: SheetValues; issues: Issue[] } {
  const reading: Reading = { typed, issues: [] };
  const values: Record<string, FieldValue> = { ...previous };
  for (const field of fields) {
    if (typed[controlName(field.key, "sent")] === undefined) continue;
    const written = READERS[field.kind](reading, field.key, previous);
    const none = controlName(field.key, "notApplicable");
    const isNone = typed[none] === "on";
    // What stood there before is kept in the steps; what was just typed would be lost.
    if (isNone && !isBlank(written) && !isSame(written, previous[field.key]))
      reading.issues.push({ path: none, code: "review.error.writtenAndNone" });
    values[field.key] = isNone ? { notApplicable: true } : written;
  }
  return { values, issues: reading.issues };
}

type Reader = (reading: Reading, key: string, previous: SheetValues) => FieldValue;

const READERS: Record<FieldKind, Reader> = {
  text: (reading, key) => ({ text: readText(reading, controlName(key, "text"), MAX_TEXT) }),
  outputs: (reading, key, previous) => ({ outputs: readOutputs(reading, key, previous[key]) }),
  money: (reading, key) => ({ amounts: readAmounts(reading, key) }),
  grade: (reading, key) => ({
    grade: readText(reading, controlName(key, "grade"), 20) || null,
    evidence: readText(reading, controlName(key, "evidence"), MAX_TEXT),
    overrideReason: readText(reading, controlName(key, "overrideReason"), MAX_TEXT),
    answers: readAnswers(reading, key),
  }),
  direction: (reading, key) => ({ direction: oneOf(DIRECTIONS, reading.typed[controlName(key, "direction")]) }),
  rolling: (reading, key, previous) => ({ years: readYears(reading, key, previous[key]) }),
};

function readText({ typed, issues }: Reading, name: string, max: number): string {
  const text = cleanText(typed[name] ?? "").trim();
  if (text.length > max) issues.push({ path: name, code: "review.error.tooLong", params: { max } });
  return text;
}

function readNumber({ typed, issues }: Reading, name: string): string | null {
  const read = readTypedCount(typed[name] ?? "");
  if ("value" in read) return read.value;
  issues.push({
    path: name,
    code: `review.error.number.${read.problem}`,
    params: { typed: (typed[name] ?? "").slice(0, 40) },
  });
  return null;
}

function oneOf<Choice extends string>(choices: readonly Choice[], typed: string | undefined): Choice | null {
  return choices.find((choice) => choice === typed) ?? null;
}

function readOutputs(reading: Reading, key: string, previous: FieldValue | undefined): Output[] {
  const known = previous && "outputs" in previous ? previous.outputs : [];
  const used = new Set<number>();
  const count = Math.min(MAX_ROWS, Number(reading.typed[controlName(key, "rows")]) || 0);
  if (hasRowFrom(MAX_ROWS, key, reading.typed))
    reading.issues.push({
      path: controlName(key, 0, "name"),
      code: "review.error.tooManyRows",
      params: { max: MAX_ROWS },
    });
  const rows = Array.from({ length: count }, (_, index): Output => {
    const at = (part: string) => controlName(key, index, part);
    const actual = readNumber(reading, at("actual"));
    const name = readText(reading, at("name"), MAX_NAME);
    const unit = readText(reading, at("unit"), 20);
    // A number that somebody changed no longer comes from the ledger; of two rows with one name each has its own.
    const from = known.findIndex(
      (row, place) => !used.has(place) && row.name === name && row.unit === unit && row.takenFrom?.sum === actual,
    );
    used.add(from);
    const takenFrom = known[from]?.takenFrom ?? null;
    return { name, unit, planned: readNumber(reading, at("planned")), actual, takenFrom };
  });
  rows.forEach((row, index) => {
    if (row.name === "" && (row.actual ?? row.planned) !== null)
      reading.issues.push({ path: controlName(key, index, "name"), code: "review.error.outputWithoutName" });
  });
  return rows.filter((row) => row.name !== "" || row.unit !== "" || (row.actual ?? row.planned) !== null);
}

/** Something is typed into a row from the one named on: it must not be dropped without a word. */
function hasRowFrom(first: number, key: string, typed: Typed): boolean {
  return Object.entries(typed).some(([name, value]) => {
    const [, field, row, cell] = name.split(".");
    return field === key && cell !== undefined && Number(row) >= first && value.trim() !== "";
  });
}

function readAmounts(reading: Reading, key: string, ...at: (string | number)[]): Amounts {
  const amounts: Amounts = {};
  for (const source of FUND_SOURCES) {
    const amount = readNumber(reading, controlName(key, ...at, source));
    if (amount !== null) amounts[source] = amount;
  }
  return amounts;
}

function readAnswers({ typed }: Reading, key: string): Record<string, string> {
  const prefix = `${controlName(key, "answers")}.`;
  const answers = Object.entries(typed).filter(([name, value]) => name.startsWith(prefix) && value !== "");
  return Object.fromEntries(answers.map(([name, value]) => [name.slice(prefix.length), value.slice(0, 100)]));
}

/** Which years they are stands in the form only where the sheet has none, because it said 該当なし before. */
function readYears(reading: Reading, key: string, previous: FieldValue | undefined): RollingYear[] {
  const named = Array.from({ length: ROLLING_YEARS }, (_, index) => reading.typed[controlName(key, index, "year")]);
  const years = previous && "years" in previous ? previous.years.map(({ year }) => year) : named.flatMap(yearOf);
  return years.map((year, index) => ({
    year,
    kind: oneOf(ROLLING_KINDS, reading.typed[controlName(key, index, "kind")]),
    activities: readText(reading, controlName(key, index, "activities"), MAX_TEXT),
    amounts: readAmounts(reading, key, index),
  }));
}

const yearOf = (typed: string | undefined): number[] => (typed && /^\d{4}$/.test(typed) ? [Number(typed)] : []);

/** The controls of a form as they stand in a sheet: what `readSheetForm` reads back to the same values. */
export function writeSheetForm(fields: readonly Field[], values: SheetValues): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const field of fields) {
    const value = values[field.key];
    typed[controlName(field.key, "sent")] = "on";
    if (value) Object.assign(typed, controlsOf(field.key, value));
  }
  return typed;
}

function controlsOf(key: string, value: FieldValue): Record<string, string> {
  if ("notApplicable" in value) return { [controlName(key, "notApplicable")]: "on" };
  if ("text" in value) return { [controlName(key, "text")]: value.text };
  if ("amounts" in value) return amountControls(value.amounts, key);
  if ("direction" in value) return { [controlName(key, "direction")]: value.direction ?? "" };
  if ("years" in value) return Object.assign({}, ...value.years.map((year, index) => yearControls(key, index, year)));
  if ("outputs" in value) return outputControls(key, value.outputs);
  const { grade, evidence, overrideReason, answers } = value;
  const written: Record<string, string> = {
    [controlName(key, "grade")]: grade ?? "",
    [controlName(key, "evidence")]: evidence,
    [controlName(key, "overrideReason")]: overrideReason,
  };
  for (const [question, answer] of Object.entries(answers)) written[controlName(key, "answers", question)] = answer;
  return written;
}

const amountControls = (amounts: Amounts, key: string, ...at: (string | number)[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(amounts).map(([source, amount]) => [controlName(key, ...at, source), amount ?? ""]),
  );

const yearControls = (key: string, index: number, year: RollingYear): Record<string, string> => ({
  [controlName(key, index, "kind")]: year.kind ?? "",
  [controlName(key, index, "activities")]: year.activities,
  ...amountControls(year.amounts, key, index),
});

function outputControls(key: string, outputs: readonly Output[]): Record<string, string> {
  const controls: Record<string, string> = { [controlName(key, "rows")]: String(outputs.length) };
  outputs.forEach((row, index) => {
    controls[controlName(key, index, "name")] = row.name;
    controls[controlName(key, index, "unit")] = row.unit;
    controls[controlName(key, index, "planned")] = row.planned ?? "";
    controls[controlName(key, index, "actual")] = row.actual ?? "";
  });
  return controls;
}
