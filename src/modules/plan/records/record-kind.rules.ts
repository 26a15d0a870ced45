import { z } from "zod";
import { LANGUAGES } from "#platform/i18n/languages.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { FiscalYearReading } from "#platform/i18n/typed-date.ts";

/** Whose word a record is: printed in the document, our reading of it, or invented for the demonstration. */
export type Basis = "source" | "inferred" | "demo";
export const BASES = ["source", "inferred", "demo"] as const;

/** What every record has. `key` is unique in its list and never changes; `position` orders the list. */
export interface PlanRecord {
  key: string;
  position: string;
  version: number;
  basis: Basis;
  basisReason: Text | null;
  source: string | null;
}

interface FieldBase {
  required?: boolean;
  /** Column of the table where it is not the field's name in snake_case. */
  column?: string;
}

export type Field = FieldBase &
  (
    | { type: "text"; long?: boolean }
    | { type: "string" }
    | { type: "date"; fiscalYear?: FiscalYearReading }
    | { type: "decimal" }
    | { type: "integer"; default?: number }
    | { type: "boolean" }
    | { type: "choice"; choices: readonly string[]; default?: string }
    | { type: "ref"; kind: string }
    | { type: "json"; schema: z.ZodType; default?: unknown; editor?: ListEditor }
  );

/** One column of a list that is edited as a grid. An empty name: the item itself is the value (a list of texts). */
export interface GridColumn {
  name: string;
  type: "text" | "string" | "integer" | "decimal" | "date";
  /** A text of several lines. */
  long?: boolean;
  /** Left out of the item where nothing is typed. */
  optional?: boolean;
}

/** How staff edit a list: as a grid, as a line of numbers, as the cells of a table under `columns`. Left out: as YAML. */
export type ListEditor = { as: "grid"; columns: readonly GridColumn[] } | { as: "numbers" } | { as: "cells" };

type OwnFields<R extends PlanRecord> = Exclude<keyof R, keyof PlanRecord> & string;

/** One kind of record: a list of the plan file, a sheet of the workbook, a table. */
export interface RecordKind {
  /** The list's name in the file (`nodes`). */
  name: string;
  table: string;
  /** One record's name, for locale keys and audit (`node`). */
  one: string;
  /** Its keys are the municipality's, and records of any plan may name them: an indicator outlives the plan that keeps it. */
  isShared?: boolean;
  fields: Readonly<Record<string, Field>>;
}

/** Declares a kind whose fields are exactly those of its interface. */
export function recordKind<R extends PlanRecord>(
  kind: Omit<RecordKind, "fields"> & { fields: Record<OwnFields<R>, Field> },
): RecordKind {
  return kind;
}

export function columnOf(name: string, field: Field): string {
  return field.column ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Characters of one language of a text; a cell of Excel takes 32,767. */
export const MAX_TEXT = 20_000;
/** The code of one of our languages. */
export const languageShape = z.enum(LANGUAGES.map((language) => language.code));

/** A text as it is kept and given away: never empty. */
export const textShape = z.partialRecord(languageShape, z.string()).meta({
  id: "TextByLanguage",
  description: "A text in the languages that somebody wrote it in; `ja` is the source.",
});

/** A text as it is written in files: an object by language; empty entries are dropped, an empty object is null. */
export const textSchema = z
  .partialRecord(languageShape, z.union([z.string(), z.number().transform(String)]).nullable())
  .transform((value) => {
    const filled = Object.entries(value).filter(
      ([, entry]) => entry !== null && entry !== undefined && String(entry).trim() !== "",
    );
    return filled.length === 0
      ? null
      : (Object.fromEntries(filled.map(([code, entry]) => [code, String(entry).trim()])) as Text);
  })
  .pipe(textShape.nullable())
  .refine((value) => Object.values(value ?? {}).every((entry) => entry.length <= MAX_TEXT), {
    message: "plan.error.tooLong",
  });

const requiredText = textSchema.refine((value) => value?.ja !== undefined, {
  message: "plan.error.textWithoutJapanese",
});
export const KEY_PATTERN = /^[a-z0-9][a-z0-9-]{0,79}$/;
export const PARTIAL_DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
export const DECIMAL = /^-?\d{1,15}(\.\d{1,10})?$/;

export const partialDateSchema = z
  .union([z.string(), z.number().transform(String), z.date().transform((value) => value.toISOString().slice(0, 10))])
  .pipe(z.string().regex(PARTIAL_DATE, { message: "plan.error.date" }));
export const decimalSchema = z
  .union([z.string().transform((value) => value.trim()), z.number().transform(String)])
  .pipe(z.string().regex(DECIMAL, { message: "plan.error.decimal" }));

const plainString = z
  .union([z.string(), z.number().transform(String)])
  .transform((value) => value.trim())
  .refine((value) => value.length <= MAX_TEXT, { message: "plan.error.tooLong" });

function valueSchema(field: Field): z.ZodType {
  switch (field.type) {
    case "text":
      return field.required ? requiredText : textSchema;
    case "string":
      return plainString;
    case "date":
      return partialDateSchema;
    case "decimal":
      return decimalSchema;
    case "integer":
      return z
        .union([
          z.number(),
          z
            .string()
            .regex(/^-?\d{1,9}$/, { message: "plan.error.integer" })
            .transform(Number),
        ])
        .refine((value) => Number.isInteger(value) && Math.abs(value) < 1e9, { message: "plan.error.integer" });
    case "boolean":
      return z.union([z.boolean(), z.enum(["true", "false"]).transform((value) => value === "true")], {
        error: "plan.error.boolean",
      });
    case "choice":
      return z.enum(field.choices as [string, ...string[]]);
    case "ref":
      return z
        .union([z.string(), z.number().transform(String)])
        .refine((value) => KEY_PATTERN.test(value), { message: "plan.error.key" });
    case "json":
      return field.schema;
  }
}

export function emptyOf(field: Field): unknown {
  if (field.type === "boolean") return false;
  if (field.type === "choice" || field.type === "json" || field.type === "integer") return field.default ?? null;
  return null;
}

const blankToNull = (value: unknown) =>
  value === undefined || (typeof value === "string" && value.trim() === "") ? null : value;

/** The schema of one record of a kind; unknown fields are errors, missing ones get their empty value. */
export function recordSchema(kind: RecordKind): z.ZodType<PlanRecord> {
  const shape: Record<string, z.ZodType> = {
    key: z
      .union([z.string(), z.number().transform(String)])
      .refine((value) => KEY_PATTERN.test(value), { message: "plan.error.key" }),
    basis: z
      .enum(BASES)
      .nullish()
      .transform((value) => value ?? "source"),
    basisReason: textSchema.nullish().transform((value) => value ?? null),
    source: plainString.nullish().transform((value) => value ?? null),
  };
  for (const [name, field] of Object.entries(kind.fields)) shape[name] = fieldSchema(field);
  return z
    .strictObject(shape)
    .transform((record) => ({ position: "0", version: 1, ...record }) as unknown as PlanRecord)
    .refine((record) => record.basis !== "inferred" || record.basisReason !== null, {
      message: "plan.error.inferredWithoutReason",
      path: ["basisReason"],
    });
}

const schemas = new WeakMap<RecordKind, z.ZodType<PlanRecord>>();

/** `recordSchema`, made once a kind. */
export function schemaOf(kind: RecordKind): z.ZodType<PlanRecord> {
  const known = schemas.get(kind);
  if (known) return known;
  const schema = recordSchema(kind);
  schemas.set(kind, schema);
  return schema;
}

function fieldSchema(field: Field): z.ZodType {
  const empty = emptyOf(field);
  if (field.required)
    return z.preprocess(
      blankToNull,
      z
        .any()
        .refine((value) => value !== null, { message: "plan.error.required" })
        .pipe(valueSchema(field)),
    );
  // `nullable`, not a union with null: a union would hide what exactly is wrong with the value.
  return z.preprocess(
    blankToNull,
    valueSchema(field)
      .nullable()
      .transform((value) => value ?? empty),
  );
}

/** The fields that a person or a file may change: the kind's own and where the record comes from. */
export function changeableFields(kind: RecordKind): string[] {
  return [...Object.keys(kind.fields), "basis", "basisReason", "source"];
}
