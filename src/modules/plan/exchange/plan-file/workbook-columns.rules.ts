import { z } from "zod";
import { sameValue } from "#platform/canonical.ts";
import type { Text } from "#platform/i18n/text.ts";
import { emptyOf, type Field, type PlanRecord, type RecordKind } from "../../records/record-kind.rules.ts";
import { orderedText, toFlow } from "./flow-notation.rules.ts";

/**
 * One column of a kind's sheet (one row of the plan's head). `header` is what the first row says: `parent`, `title.ja`,
 * `rows~2` (the rest of a value that is too long for one cell).
 */
export interface SheetColumn {
  header: string;
  field: string;
  /** Of a text. */
  language?: string;
  /** Of a long value: 1, 2, … */
  part?: number;
}

type Cell = string | number | null;

/** Each text has at least these columns, so that there is a place to write a translation into. */
const USUAL_LANGUAGES = ["ja", "en", "ja-easy"];
export const LISTS_SHEET = "lists";

/** What every record has besides its kind's fields. */
const COMMON: Readonly<Record<string, Field>> = {
  basis: { type: "choice", choices: ["source", "inferred"] },
  basisReason: { type: "text" },
  source: { type: "string" },
};

/** The fields of a kind in the order of the sheet, the key first. */
export function sheetFields(kind: RecordKind): [name: string, field: Field][] {
  return [["key", { type: "string", required: true }], ...Object.entries({ ...kind.fields, ...COMMON })];
}

/** Characters of one cell; Excel takes 32,767. */
const CELL_LIMIT = 30_000;

/** The columns that these records need. */
export function sheetColumns(kind: RecordKind, records: readonly PlanRecord[]): SheetColumn[] {
  return sheetFields(kind).flatMap(([name, field]) => {
    const values = records.map((record) => (record as unknown as Record<string, unknown>)[name] ?? null);
    if (field.type === "text") return textColumns(name, values as (Text | null)[]);
    if (field.type !== "json") return [{ header: name, field: name }];
    const longest = values.reduce<number>((so, value) => Math.max(so, value === null ? 0 : toLines(value).length), 0);
    // One character may be left over at each cut, so as not to part a surrogate pair.
    const parts = Math.max(1, Math.ceil(longest / (CELL_LIMIT - 1)));
    return Array.from({ length: parts }, (_, index) => longColumn(name, index + 1));
  });
}

function textColumns(name: string, values: readonly (Text | null)[]): SheetColumn[] {
  const used = new Set(USUAL_LANGUAGES);
  for (const value of values) for (const language of Object.keys(value ?? {})) used.add(language);
  const languages = Object.keys(orderedText(Object.fromEntries([...used].map((language) => [language, ""])) as Text));
  return languages.map((language) => ({ header: `${name}.${language}`, field: name, language }));
}

const longColumn = (name: string, part: number): SheetColumn => ({
  header: part === 1 ? name : `${name}~${part}`,
  field: name,
  part,
});

/** The column that a header names, or nothing where the kind has no such field. */
export function columnOfHeader(kind: RecordKind, header: string): SheetColumn | undefined {
  const [, name = "", language, part] = /^([A-Za-z]+)(?:\.([A-Za-z-]+)|~(\d{1,3}))?$/.exec(header) ?? [];
  const field = sheetFields(kind).find(([own]) => own === name)?.[1];
  if (!field || (field.type === "text") !== (language !== undefined)) return undefined;
  if (field.type === "text") return { header, field: name, language };
  if (field.type === "json") return longColumn(name, Number(part ?? 1));
  return part === undefined ? { header, field: name } : undefined;
}

/** The value of one cell. Long values are cut; the cuts joined give the value. */
export function cellOf(record: PlanRecord, field: Field, column: SheetColumn): Cell {
  const value = (record as unknown as Record<string, unknown>)[column.field];
  if (sameValue(value, emptyOf(field))) return null;
  if (field.type === "text") return (value as Record<string, string> | null)?.[column.language ?? ""] ?? null;
  if (field.type === "json") return cutOf(toLines(value), column.part ?? 1);
  if (field.type === "decimal") return numberOrText(String(value));
  // Truth values as words: LibreOffice makes formulas of them (`TRUE()`).
  return typeof value === "number" ? value : String(value);
}

/** As text where Excel would drop the zeros of "60.0" or digits of a long number. */
const numberOrText = (value: string): Cell => (String(Number(value)) === value ? Number(value) : value);

/** A list as lines, one entry each (short numbers on one line); anything else on one line. */
export function toLines(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return toFlow(value);
  return value.map(toFlow).join(value.every((item) => typeof item === "number") ? ", " : ",\n");
}

function cutOf(text: string, part: number): string | null {
  let from = 0;
  for (let index = 1; ; index++) {
    let to = Math.min(text.length, from + CELL_LIMIT);
    // Never between the halves of a surrogate pair.
    if (/[\uD800-\uDBFF]/.test(text[to - 1] ?? "") && to < text.length) to--;
    if (index === part) return text.slice(from, to) || null;
    if (to >= text.length) return null;
    from = to;
  }
}

/** Whether a json field holds a list, whose entries stand in one cell below one another. */
export function isListField(field: Field): boolean {
  return field.type === "json" && field.schema instanceof z.ZodArray;
}
