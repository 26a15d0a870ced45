import { z } from "zod";
import { sameValue } from "#platform/canonical.ts";
import { DECIMAL_PATTERN } from "./typed-number.rules.ts";

/** Where the money of a project comes from, in the order in which Japanese budgets print it. */
export const FUND_SOURCES = ["national", "prefecture", "bond", "other", "general"] as const;
export type FundSource = (typeof FUND_SOURCES)[number];

export const DIRECTIONS = ["expand", "continue", "improve", "shrink", "end", "done"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Of a project in the rolling plan: the directions, and what begins. */
export const ROLLING_KINDS = ["new", ...DIRECTIONS] as const;
export type RollingKind = (typeof ROLLING_KINDS)[number];

/** The rolling plan looks at the next year and the two after it. */
export const ROLLING_YEARS = 3;
export const rollingYears = (fiscalYear: number): number[] =>
  Array.from({ length: ROLLING_YEARS }, (_, index) => fiscalYear + 1 + index);

const decimal = z.string().regex(DECIMAL_PATTERN);

/** Thousand yen by source, as decimals; a source that is not named has none. */
const amounts = z.partialRecord(z.enum(FUND_SOURCES), decimal);
export type Amounts = z.output<typeof amounts>;

/** Where a number was taken from: the facts of the ledger, their sum at that moment, and when. */
const takenFrom = z.object({ factIds: z.array(z.number().int()), sum: decimal, at: z.string() });
export type TakenFrom = z.output<typeof takenFrom>;

const output = z.object({
  name: z.string(),
  unit: z.string(),
  planned: decimal.nullable(),
  actual: decimal.nullable(),
  takenFrom: takenFrom.nullable(),
});
export type Output = z.output<typeof output>;

const rollingYear = z.object({
  year: z.number().int(),
  kind: z.enum(ROLLING_KINDS).nullable(),
  activities: z.string(),
  amounts,
});
export type RollingYear = z.output<typeof rollingYear>;

/** 該当なし is an answer: the field does not apply, which is not the same as nothing written yet. */
const notApplicable = z.object({ notApplicable: z.literal(true) });

export const fieldValueSchemas = {
  text: z.union([notApplicable, z.object({ text: z.string() })]),
  outputs: z.union([notApplicable, z.object({ outputs: z.array(output) })]),
  money: z.union([notApplicable, z.object({ amounts })]),
  grade: z.union([
    notApplicable,
    z.object({
      grade: z.string().nullable(),
      evidence: z.string(),
      overrideReason: z.string(),
      /** Answers to the rule set's own questions, by the question's key. */
      answers: z.record(z.string(), z.string()).default({}),
    }),
  ]),
  direction: z.union([notApplicable, z.object({ direction: z.enum(DIRECTIONS).nullable() })]),
  rolling: z.union([notApplicable, z.object({ years: z.array(rollingYear) })]),
} as const;

export type FieldValues = { [Kind in keyof typeof fieldValueSchemas]: z.output<(typeof fieldValueSchemas)[Kind]> };
export type FieldValue = FieldValues[keyof FieldValues];

/** What a sheet holds: a value for each field by its key; a field that nobody touched is left out. */
export type SheetValues = Readonly<Record<string, FieldValue>>;

export const isNotApplicable = (value: FieldValue | undefined): boolean =>
  value !== undefined && "notApplicable" in value;

/** False for what a field held when it was of another kind, under another field set. */
export const isOfKind = (kind: keyof typeof fieldValueSchemas, value: FieldValue | undefined): boolean =>
  fieldValueSchemas[kind].safeParse(value).success;

/** 該当なし is an answer. */
export function isAnswered(value: FieldValue | undefined): boolean {
  if (value === undefined) return false;
  if ("notApplicable" in value) return true;
  if ("text" in value) return value.text !== "";
  if ("amounts" in value) return Object.keys(value.amounts).length > 0;
  if ("direction" in value) return value.direction !== null;
  if ("outputs" in value) return value.outputs.length > 0 && value.outputs.every((row) => row.actual !== null);
  if ("years" in value)
    return value.years.length > 0 && value.years[0]?.kind !== null && value.years[0]?.activities !== "";
  return value.grade !== null;
}

/** Values come back from the database with their keys in an order of its own, which says nothing. */
export const isSame = (one: FieldValue | undefined, other: FieldValue | undefined): boolean => sameValue(one, other);

/** Nobody has written anything into it. */
export function isBlank(value: FieldValue): boolean {
  if ("outputs" in value) return value.outputs.length === 0;
  if ("years" in value)
    return value.years.every((year) => !year.kind && year.activities === "" && Object.keys(year.amounts).length === 0);
  if ("evidence" in value) return !value.grade && value.evidence === "" && value.overrideReason === "";
  return !isAnswered(value);
}
