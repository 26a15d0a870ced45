import type { Issue } from "#platform/errors.ts";
import type { Field } from "./field-set.rules.ts";
import type { FieldValue, SheetValues } from "./field-value.rules.ts";
import { controlName } from "./sheet-form.rules.ts";

/** What a sheet still lacks before it can be sent: one issue a field, at its first control. */
export function missingFields(fields: readonly Field[], values: SheetValues): Issue[] {
  return fields
    .filter((field) => field.isRequired && !isAnswered(values[field.key]))
    .map((field) => ({
      path: controlName(field.key, ...FIRST_CONTROL[field.kind]),
      code: `review.error.missing.${field.kind}`,
    }));
}

const FIRST_CONTROL = {
  text: ["text"],
  outputs: [0, "name"],
  money: ["general"],
  grade: ["grade"],
  direction: ["direction"],
  rolling: [0, "activities"],
} as const satisfies Record<Field["kind"], readonly (string | number)[]>;

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

/** The fields in which two states of a sheet differ, as they are in each. */
export function changedFields(
  before: SheetValues,
  after: SheetValues,
): { before: SheetValues; after: SheetValues } | null {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  if (keys.length === 0) return null;
  const only = (values: SheetValues) =>
    Object.fromEntries(keys.flatMap((key) => (values[key] ? [[key, values[key]]] : [])));
  return { before: only(before), after: only(after) };
}
