import { stringify } from "yaml";
import type { Issue } from "#platform/errors.ts";
import { readTypedDate } from "#platform/i18n/typed-date.ts";
import { readYamlField } from "../exchange/plan-file/yaml-values.ts";
import type { Field, GridColumn, ListEditor, PlanRecord, RecordKind } from "../records/record-kind.rules.ts";

type Values = Record<string, string>;
type Fields = Record<string, unknown>;

/** Boxes that every text has; a text that exists in more languages has a box for each of them too. */
export const BOX_LANGUAGES = ["ja", "ja-easy", "en"] as const;

/** The name of a grid's only column where the item itself is the value. */
export const columnName = (column: GridColumn) => column.name || "text";

/** The fields that every kind has, as the form knows them. */
export const ORIGIN_FIELDS: Readonly<Record<string, Field>> = {
  basis: { type: "choice", choices: ["source", "inferred", "demo"], required: true },
  basisReason: { type: "text" },
  source: { type: "string" },
};

/** A record as the values of a form's inputs: texts `title.ja`, grids `levels.0.name.ja`, cells `rows.0.1`. */
export function valuesOf(kind: RecordKind, record: PlanRecord): Values {
  const fields = record as unknown as Fields;
  const all = { ...kind.fields, ...ORIGIN_FIELDS };
  return Object.assign(
    {},
    ...Object.entries(all).map(([name, field]) => fieldValues(name, field, fields[name] ?? null)),
  ) as Values;
}

function fieldValues(name: string, field: Field, value: unknown): Values {
  if (field.type === "text") return textValues(name, value);
  if (field.type !== "json") return { [name]: value === null ? "" : String(value) };
  if (field.editor?.as === "numbers") return { [name]: (value as number[]).join(", ") };
  if (field.editor?.as === "cells") return cellValues(name, (value ?? []) as unknown[][]);
  if (field.editor?.as === "grid") return gridValues(name, field.editor.columns, (value ?? []) as Fields[]);
  return { [name]: value === null ? "" : stringify(value) };
}

function textValues(name: string, value: unknown): Values {
  return Object.fromEntries(
    Object.entries((value ?? {}) as Values).map(([language, text]) => [`${name}.${language}`, text]),
  );
}

function gridValues(name: string, columns: readonly GridColumn[], rows: readonly Fields[]): Values {
  const values: Values = {};
  rows.forEach((row, index) => {
    for (const column of columns) {
      const at = `${name}.${index}.${columnName(column)}`;
      const value = column.name === "" ? row : row[column.name];
      Object.assign(values, column.type === "text" ? textValues(at, value) : { [at]: String(value ?? "") });
    }
  });
  return values;
}

function cellValues(name: string, rows: readonly (readonly unknown[])[]): Values {
  const values: Values = {};
  rows.forEach((row, index) => {
    row.forEach((cell, column) => {
      const at = `${name}.${index}.${column}`;
      Object.assign(
        values,
        cell !== null && typeof cell === "object" ? textValues(at, cell) : { [at]: String(cell ?? "") },
      );
    });
  });
  return values;
}

/** What a form said: the fields that it held, and what could not even be read. */
export interface ReadForm {
  fields: Fields;
  issues: Issue[];
}

/** Reads the values of a form. Fields that the form does not hold are missing from the answer. */
export function readRecordForm(kind: RecordKind, values: Values): ReadForm {
  const reading: Reading = { values, below: valuesBelow(values), issues: [] };
  const held = new Set(Object.keys(values).map((key) => key.split(".", 1)[0]));
  const fields: Fields = {};
  for (const [name, field] of Object.entries({ ...kind.fields, ...ORIGIN_FIELDS })) {
    if (held.has(name)) fields[name] = readField(name, field, reading);
  }
  return { fields, issues: reading.issues };
}

interface Reading {
  values: Values;
  below: ValuesBelow;
  issues: Issue[];
}

/** What was typed right below a name: under `rows.0.1` the texts by language, of `rows.0.1.ja` and its like. */
type ValuesBelow = ReadonlyMap<string, Values>;

/** Made once for a form: a table of thousands of cells would otherwise be looked through again for each of them. */
function valuesBelow(values: Values): ValuesBelow {
  const below = new Map<string, Values>();
  for (const [key, value] of Object.entries(values)) {
    const end = key.lastIndexOf(".");
    if (end === -1 || value.trim() === "") continue;
    const name = key.slice(0, end);
    const found = below.get(name) ?? {};
    found[key.slice(end + 1)] = value;
    below.set(name, found);
  }
  return below;
}

function readField(name: string, field: Field, reading: Reading): unknown {
  const { values } = reading;
  if (field.type === "text") return readText(name, reading);
  if (field.type === "json") return readList(name, field.editor, reading);
  const value = (values[name] ?? "").trim();
  if (value === "") return null;
  if (field.type === "date") return readTypedDate(value, field.fiscalYear) ?? value;
  // Digits of full width are what a Japanese keyboard gives.
  return field.type === "string" || field.type === "choice" ? value : value.normalize("NFKC");
}

function readList(name: string, editor: ListEditor | undefined, reading: Reading): unknown {
  const { values } = reading;
  const value = (values[name] ?? "").trim();
  switch (editor?.as) {
    case "numbers":
      return readNumbers(value);
    case "cells":
      return readCells(name, reading);
    case "grid":
      return readGrid(name, editor.columns, reading);
    default:
      return readYaml(name, value, reading);
  }
}

function readText(name: string, { below }: Reading): Values | null {
  return below.get(name) ?? null;
}

function readNumbers(value: string): unknown[] {
  const parts = value
    .normalize("NFKC")
    .split(/[\s,、]+/)
    .filter(Boolean);
  return parts.map((part) => (/^-?\d{1,9}$/.test(part) ? Number(part) : part));
}

/** The numbers of a list's rows that were filled in, in order; the others are left out. */
export function filledRows(name: string, values: Values): number[] {
  const rows = new Set<number>();
  for (const [key, value] of Object.entries(values)) {
    const row = key.startsWith(`${name}.`) ? /^\d{1,5}/.exec(key.slice(name.length + 1)) : null;
    if (row && value.trim() !== "") rows.add(Number(row[0]));
  }
  return [...rows].sort((a, b) => a - b);
}

function readGrid(name: string, columns: readonly GridColumn[], reading: Reading): unknown[] {
  return filledRows(name, reading.values).map((row) => {
    const read = (column: GridColumn) => readCell(`${name}.${row}.${columnName(column)}`, column, reading);
    const [only] = columns;
    if (only && only.name === "") return read(only);
    const cells = columns.map((column) => ({ column, value: read(column) }));
    const given = cells.filter(({ column, value }) => !(column.optional && value === ""));
    return Object.fromEntries(given.map(({ column, value }) => [column.name, value]));
  });
}

function readCell(at: string, column: GridColumn, reading: Reading): unknown {
  if (column.type === "text") return readText(at, reading);
  const value = (reading.values[at] ?? "").trim();
  if (column.type === "string") return value;
  if (column.type === "date") return readTypedDate(value) ?? value;
  const digits = value.normalize("NFKC");
  return column.type === "integer" && /^-?\d{1,9}$/.test(digits) ? Number(digits) : digits;
}

const GROUPED = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;

/** Rows of an evidence table. What is exactly a number is one; `60.0` stays as it is printed. */
function readCells(name: string, reading: Reading): unknown[][] {
  const width = widthOf(name, reading.values);
  return filledRows(name, reading.values).map((row) =>
    Array.from({ length: width }, (_, column) => {
      const at = `${name}.${row}.${column}`;
      const text = readText(at, reading);
      if (text) return text;
      const typed = (reading.values[at] ?? "").trim();
      return typed === "" ? null : numberOr(typed);
    }),
  );
}

const WIDEST = 60;

function widthOf(name: string, values: Values): number {
  let width = 0;
  for (const key of Object.keys(values)) {
    if (key.startsWith(`${name}.`)) width = Math.max(width, Number(key.split(".")[2] ?? 0) + 1 || 0);
  }
  return Math.min(WIDEST, width);
}

function numberOr(typed: string): string | number {
  const digits = typed.normalize("NFKC");
  const plain = GROUPED.test(digits) ? digits.replaceAll(",", "") : digits;
  return String(Number(plain)) === plain && Number.isFinite(Number(plain)) ? Number(plain) : typed;
}

function readYaml(name: string, value: string, { issues }: Reading): unknown {
  if (value === "") return null;
  const read = readYamlField(value);
  issues.push(...read.issues.map((issue) => ({ ...issue, path: name })));
  return read.issues.length > 0 ? null : read.value;
}

/**
 * Ties what is wrong with a record to the inputs of its form: a text to its Japanese box, an item of a list to the row
 * where it was typed. What belongs to no input keeps an empty path and stands in the summary alone.
 */
export function issuesForForm(
  kind: RecordKind,
  key: string,
  sent: { issues: readonly Issue[]; values: Values },
): Issue[] {
  const prefix = `${kind.name}.${key}.`;
  const rows = new Map<string, number[]>();
  const rowsOf = (name: string) => {
    const found = rows.get(name) ?? filledRows(name, sent.values);
    rows.set(name, found);
    return found;
  };
  return sent.issues.map((issue) => {
    const path = issue.path.startsWith(prefix) ? issue.path.slice(prefix.length) : issue.path;
    return placeIssue(kind, { ...issue, path }, { values: sent.values, rowsOf });
  });
}

/** Inputs of a new record that are none of its fields. */
const BESIDE_FIELDS: readonly string[] = ["key", "home"];

/** What was typed, and the numbers of the filled rows of a list in it. */
interface SentForm {
  values: Values;
  rowsOf(name: string): readonly number[];
}

function placeIssue(kind: RecordKind, issue: Issue, sent: SentForm): Issue {
  const [name = "", ...rest] = issue.path.split(".");
  const field = kind.fields[name] ?? ORIGIN_FIELDS[name];
  if (!field) return { ...issue, path: BESIDE_FIELDS.includes(name) ? name : "" };
  if (field.type === "text") return { ...issue, path: rest.length > 0 ? issue.path : `${name}.ja` };
  const editor = field.type === "json" ? field.editor : undefined;
  if (editor?.as === "grid") return gridIssue(issue, { name, rest, sent, columns: editor.columns });
  if (editor?.as === "cells") return cellIssue(issue, { name, rest, sent });
  return { ...issue, path: name };
}

interface IssuePlace {
  name: string;
  /** What follows in the path: the item's number, then its field. */
  rest: readonly string[];
  sent: SentForm;
}

function gridIssue(issue: Issue, at: IssuePlace & { columns: readonly GridColumn[] }): Issue {
  const row = at.sent.rowsOf(at.name)[Number(at.rest[0])];
  const column = at.columns.find((entry) => entry.name === at.rest[1]) ?? at.columns[0];
  if (row === undefined || !column) return { ...issue, path: at.name };
  const cell = `${at.name}.${row}.${columnName(column)}`;
  const code = issue.code === "plan.error.list" ? EXPECTED[column.type] : issue.code;
  return { ...issue, code, path: column.type === "text" ? `${cell}.ja` : cell };
}

function cellIssue(issue: Issue, at: IssuePlace): Issue {
  const row = at.sent.rowsOf(at.name)[Number(at.rest[0])];
  if (row === undefined) return { ...issue, path: at.name };
  const cell = `${at.name}.${row}.${at.rest[1] ?? "0"}`;
  return { ...issue, path: `${cell}.ja` in at.sent.values ? `${cell}.ja` : cell };
}

const EXPECTED: Record<GridColumn["type"], string> = {
  text: "plan.error.required",
  string: "plan.error.listKey",
  integer: "plan.error.integer",
  decimal: "plan.error.decimal",
  date: "plan.error.date",
};
