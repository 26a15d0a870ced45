import { z } from "zod";
import { textSchema } from "#modules/plan/public.ts";

const text = textSchema.refine((value) => value?.ja !== undefined).transform((value) => value ?? {});

/** What a field holds; each kind has its own shape of value (`field-value.rules.ts`). */
export const FIELD_KINDS = ["text", "outputs", "money", "grade", "direction", "rolling"] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** The four parts of a sheet, in the order in which a year is told. */
export const FIELD_PARTS = ["plan", "result", "check", "next"] as const;
export type FieldPart = (typeof FIELD_PARTS)[number];

/**
 * Where a new year's sheet takes a field from: what was said last year, what last year's sheet planned for this one
 * (its rolling table), or nothing.
 */
const PREFILLS = ["none", "lastYear", "nextYear", "rolling"] as const;

const fieldSchema = z.strictObject({
  key: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/),
  kind: z.enum(FIELD_KINDS),
  part: z.enum(FIELD_PARTS),
  group: z.enum(["structure", "update"]),
  label: text,
  hint: text.optional(),
  isRequired: z.boolean(),
  prefill: z.enum(PREFILLS),
  /** The money that was spent: provisional until the accounts are closed. */
  isSettled: z.boolean().default(false),
});

export const fieldsSchema = z
  .array(fieldSchema)
  .min(1)
  .max(40)
  .refine((fields) => new Set(fields.map((field) => field.key)).size === fields.length, "two fields have one key");

export type Field = z.output<typeof fieldSchema>;

export interface FieldSet {
  id: number;
  key: string;
  version: number;
  name: z.output<typeof text>;
  fields: readonly Field[];
}

export const fieldSetFileSchema = z.array(
  z.strictObject({ key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/), name: text, fields: fieldsSchema }),
);
