import { z } from "zod";
import { LANGUAGES } from "#platform/i18n/languages.ts";
import {
  BASES,
  DECIMAL,
  type Field,
  KEY_PATTERN,
  MAX_TEXT,
  PARTIAL_DATE,
  type RecordKind,
} from "../../records/record-kind.rules.ts";
import { MAX_RECORDS, PLAN_FORMAT } from "./plan-file.rules.ts";

/**
 * The JSON Schema (draft 2020-12) of a plan file, for editors and other programs. It says what may be written; whether
 * references meet and sums are right only the import can tell. Numbers may stand for texts and dates, as YAML reads them.
 */
export function planFileSchema(kinds: readonly RecordKind[]): object {
  const lists = kinds.map((kind) => [kind.name, kind.name === "plan" ? recordShape(kind) : listShape(kind)] as const);
  const file = z.strictObject({
    format: z.literal(PLAN_FORMAT),
    municipality: z
      .string()
      .regex(/^\d{6}$/)
      .describe("Local-government code with check digit, quoted"),
    overlay: z
      .string()
      .regex(KEY_PATTERN)
      .optional()
      .describe("Key of the plan that this file's demo records lie over"),
    ...Object.fromEntries(lists.map(([name, shape]) => [name, shape.optional()])),
    exportedAfterChange: z
      .int()
      .min(0)
      .optional()
      .describe("Written on export: the plan's newest change then, so that an import keeps what was changed since"),
    lastChangedAt: z.string().optional().describe("Written on export: when that change was made (UTC)"),
  });
  const schema = z.toJSONSchema(file, { io: "input", unrepresentable: "any", reused: "ref", override: withoutDates });
  return { ...schema, title: "Kakehashi plan file", anyOf: [{ required: ["plan"] }, { required: ["overlay"] }] };
}

/** A date as an object exists in programs, never in a file. */
function withoutDates({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodTypes;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}): void {
  if (zodSchema._zod.def.type === "date") jsonSchema.not = {};
}

const listShape = (kind: RecordKind) => z.array(recordShape(kind)).max(MAX_RECORDS).nullable();
const scalar = (pattern: RegExp) => z.union([z.string().regex(pattern), z.number()]);
const words = z.union([z.string().max(MAX_TEXT), z.number()]);
const text = z.strictObject(
  Object.fromEntries(LANGUAGES.map(({ code, name }) => [code, words.nullish().describe(name)])),
);
const optionalText = text.nullish();
const requiredText = text.extend({ ja: z.union([z.string().min(1).max(MAX_TEXT), z.number()]) });

function recordShape(kind: RecordKind) {
  const fields = Object.entries(kind.fields).map(([name, field]) => {
    const shape = fieldShape(field);
    return [name, field.required ? shape : shape.nullish()] as const;
  });
  return z.strictObject({
    key: scalar(KEY_PATTERN),
    ...Object.fromEntries(fields),
    basis: z.enum(BASES).nullish(),
    basisReason: optionalText,
    source: words.nullish(),
  });
}

function fieldShape(field: Field): z.ZodType {
  switch (field.type) {
    case "text":
      return field.required ? requiredText : text;
    case "string":
      return words;
    case "date":
      return scalar(PARTIAL_DATE);
    case "decimal":
      return scalar(DECIMAL);
    case "integer":
      return z.union([z.int(), z.string().regex(/^-?\d{1,9}$/)]);
    case "boolean":
      return z.boolean();
    case "choice":
      return z.enum(field.choices as [string, ...string[]]);
    case "ref":
      return scalar(KEY_PATTERN).describe(`Key of one of ${field.kind}`);
    case "json":
      return field.schema;
  }
}
