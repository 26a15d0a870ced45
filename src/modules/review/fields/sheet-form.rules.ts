import type { Issue } from "#platform/errors.ts";
import type { Field, FieldKind } from "./field-set.rules.ts";
import {
  type Amounts,
  DIRECTIONS,
  type FieldValue,
  FUND_SOURCES,
  type Output,
  ROLLING_KINDS,
  type RollingYear,
  type SheetValues,
} from "./field-value.rules.ts";
import { readTypedCount } from "./typed-number.rules.ts";

/** What was typed into a sheet's form, by the names of its controls. */
export type Typed = Readonly<Record<string, string>>;

/** The name of a control: `f.outputs.0.actual`. */
export const controlName = (field: string, ...parts: (string | number)[]): string => ["f", field, ...parts].join(".");

const MAX_ROWS = 60;
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
    const isNone = typed[controlName(field.key, "notApplicable")] === "on";
    const value: FieldValue = isNone ? { notApplicable: true } : READERS[field.kind](reading, field.key, previous);
    values[field.key] = value;
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
  // Browsers send line breaks as CR LF.
  const text = (typed[name] ?? "").replaceAll("\r\n", "\n").trim();
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
  const count = Math.min(MAX_ROWS, Number(reading.typed[controlName(key, "rows")]) || 0);
  const rows = Array.from({ length: count }, (_, index): Output => {
    const at = (part: string) => controlName(key, index, part);
    const actual = readNumber(reading, at("actual"));
    const name = readText(reading, at("name"), MAX_NAME);
    const unit = readText(reading, at("unit"), 20);
    // A number that somebody changed no longer comes from the ledger.
    const taken = known.find((row) => row.name === name && row.unit === unit)?.takenFrom ?? null;
    const takenFrom = taken?.sum === actual ? taken : null;
    return { name, unit, planned: readNumber(reading, at("planned")), actual, takenFrom };
  });
  rows.forEach((row, index) => {
    if (row.name === "" && (row.actual ?? row.planned) !== null)
      reading.issues.push({ path: controlName(key, index, "name"), code: "review.error.outputWithoutName" });
  });
  return rows.filter((row) => row.name !== "" || row.unit !== "" || (row.actual ?? row.planned) !== null);
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

function readYears(reading: Reading, key: string, previous: FieldValue | undefined): RollingYear[] {
  const known = previous && "years" in previous ? previous.years : [];
  return known.map(({ year }, index) => ({
    year,
    kind: oneOf(ROLLING_KINDS, reading.typed[controlName(key, index, "kind")]),
    activities: readText(reading, controlName(key, index, "activities"), MAX_TEXT),
    amounts: readAmounts(reading, key, index),
  }));
}

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
