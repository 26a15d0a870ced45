import type { Issue } from "#platform/errors.ts";
import type { Field } from "./field-set.rules.ts";
import { isAnswered, isSame, type SheetValues } from "./field-value.rules.ts";
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

/** The fields in which two states of a sheet differ, as they are in each. */
export function changedFields(
  before: SheetValues,
  after: SheetValues,
): { before: SheetValues; after: SheetValues } | null {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !isSame(before[key], after[key]),
  );
  if (keys.length === 0) return null;
  const only = (values: SheetValues) =>
    Object.fromEntries(keys.flatMap((key) => (values[key] ? [[key, values[key]]] : [])));
  return { before: only(before), after: only(after) };
}
