import { z } from "zod";
import type { Field, PlanRecord, RecordKind } from "../../records/record-kind.rules.ts";
import { BASES, textShape } from "../../records/record-kind.rules.ts";

/** Partial dates are as precise as they are known. */
const dateShape = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .meta({ id: "PartialDate", description: "YYYY, YYYY-MM or YYYY-MM-DD, as precise as it is known." });

const decimalShape = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .meta({ id: "Decimal", description: "An exact decimal number, written as a string so that nothing is rounded." });

const shapes = new WeakMap<RecordKind, z.ZodObject>();

/** What the API gives of one record of a kind. The record's `key` is called `id`; other records refer to it by that. */
export function recordShape(kind: RecordKind): z.ZodObject {
  const known = shapes.get(kind);
  if (known) return known;
  const fields = Object.entries(kind.fields).map(([name, field]) => [name, fieldShape(field)]);
  const shape = z
    .object({
      id: z.string(),
      ...Object.fromEntries(fields),
      basis: z.enum(BASES).describe("source: printed in the document. inferred: our reading. demo: invented."),
      basisReason: textShape.nullable(),
      source: z.string().nullable().describe("Where in the document it stands."),
    })
    .meta({ id: kind.one.charAt(0).toUpperCase() + kind.one.slice(1) });
  shapes.set(kind, shape);
  return shape;
}

function fieldShape(field: Field): z.ZodType {
  const value = valueShape(field);
  const isAlwaysThere =
    field.required || field.type === "boolean" || ("default" in field && field.default !== undefined);
  return isAlwaysThere ? value : value.nullable();
}

function valueShape(field: Field): z.ZodType {
  switch (field.type) {
    case "text":
      return textShape;
    case "string":
      return z.string();
    case "date":
      return dateShape;
    case "decimal":
      return decimalShape;
    case "integer":
      return z.number().int();
    case "boolean":
      return z.boolean();
    case "choice":
      return z.enum(field.choices as [string, ...string[]]);
    case "ref":
      return z.string().describe(`id in ${field.kind}`);
    case "json":
      return field.schema;
  }
}

/** A record as the API gives it. Order and version stay inside: lists are given in order. */
export function apiRecord(kind: RecordKind, record: PlanRecord): Record<string, unknown> {
  const values = record as unknown as Record<string, unknown>;
  const fields = Object.keys(kind.fields).map((name) => [name, values[name] ?? null]);
  const { key, basis, basisReason, source } = record;
  return { id: key, ...Object.fromEntries(fields), basis, basisReason, source };
}
