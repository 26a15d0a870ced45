import type { Issue } from "#platform/errors.ts";
import { FIELD_PARTS, type Field } from "./field-set.rules.ts";

/** Further text fields that one form can add. */
export const NEW_FIELDS = 2;

const MAX_LABEL = 100;
const MAX_HINT = 300;

type Typed = Readonly<Record<string, string>>;

/** The fields that a set has or has ever had: those that were left out can come back. */
export function knownFields(versions: readonly { fields: readonly Field[] }[]): Field[] {
  const newest = versions.at(-1)?.fields ?? [];
  const former = new Map(versions.flatMap(({ fields }) => fields.map((field) => [field.key, field])));
  for (const { key } of newest) former.delete(key);
  return [...newest, ...former.values()];
}

/** The fields of the next version as they were typed, in their new order. A field keeps its key and kind for ever. */
export function readFieldSetForm(known: readonly Field[], typed: Typed): { fields: Field[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const text = (path: string, max: number): string => {
    const value = (typed[path] ?? "").trim();
    if (value.length > max) issues.push({ path, code: "review.error.tooLong", params: { max } });
    return value;
  };
  const kept = known.filter(({ key }) => typed[`${key}.shown`] === "on").map((field) => edited(field, { typed, text }));
  const added = Array.from({ length: NEW_FIELDS }, (_, row) => newField(row, { typed, text, known })).flatMap(
    (field) => field ?? [],
  );
  const all = [...kept, ...added];
  for (const { field, path } of all)
    if (field.label.ja === "") issues.push({ path, code: "review.error.labelMissing" });
  if (all.length === 0) issues.push({ path: "", code: "review.error.noFields" });
  const ordered = all
    .map((entry, index) => ({ ...entry, index }))
    .sort((a, b) => a.order - b.order || a.index - b.index);
  return { fields: ordered.map(({ field }) => field), issues };
}

interface Reading {
  typed: Typed;
  text(path: string, max: number): string;
}

interface OrderedField {
  field: Field;
  order: number;
  /** Of its label. */
  path: string;
}

function edited(field: Field, { typed, text }: Reading): OrderedField {
  const at = (part: string) => `${field.key}.${part}`;
  const hint = text(at("hint"), MAX_HINT);
  const { hint: before, ...rest } = field;
  return {
    field: {
      ...rest,
      label: withLanguage(field.label, { ja: text(at("labelJa"), MAX_LABEL), en: text(at("labelEn"), MAX_LABEL) }),
      ...(hint === "" ? {} : { hint: { ...before, ja: hint } }),
      isRequired: typed[at("required")] === "on",
    },
    order: Number(typed[at("order")]?.normalize("NFKC")) || Number.MAX_SAFE_INTEGER,
    path: at("labelJa"),
  };
}

function newField(row: number, { typed, text, known }: Reading & { known: readonly Field[] }): OrderedField | null {
  const at = (part: string) => `new.${row}.${part}`;
  const ja = text(at("labelJa"), MAX_LABEL);
  if (ja === "") return null;
  let number = known.length + row + 1;
  while (known.some(({ key }) => key === `text${number}`)) number += NEW_FIELDS;
  return {
    field: {
      key: `text${number}`,
      kind: "text",
      part: FIELD_PARTS.find((part) => part === typed[at("part")]) ?? "result",
      group: "update",
      label: withLanguage({}, { ja, en: text(at("labelEn"), MAX_LABEL) }),
      isRequired: typed[at("required")] === "on",
      prefill: typed[at("lastYear")] === "on" ? "lastYear" : "none",
      isSettled: false,
    },
    order: Number.MAX_SAFE_INTEGER,
    path: at("labelJa"),
  };
}

function withLanguage(label: Field["label"], { ja, en }: { ja: string; en: string }): Field["label"] {
  const { en: _, ...rest } = label;
  return en === "" ? { ...rest, ja } : { ...rest, ja, en };
}

/** The controls of the form as the newest version stands. */
export function writeFieldSetForm(
  newest: readonly Field[],
  { known, name }: { known: readonly Field[]; name: Readonly<Record<string, string | undefined>> },
): Record<string, string> {
  const typed: Record<string, string> = { nameJa: name.ja ?? "", nameEn: name.en ?? "" };
  known.forEach((field, index) => {
    typed[`${field.key}.order`] = String((index + 1) * 10);
    typed[`${field.key}.labelJa`] = field.label.ja ?? "";
    typed[`${field.key}.labelEn`] = field.label.en ?? "";
    typed[`${field.key}.hint`] = field.hint?.ja ?? "";
    if (field.isRequired) typed[`${field.key}.required`] = "on";
    if (newest.some(({ key }) => key === field.key)) typed[`${field.key}.shown`] = "on";
  });
  return typed;
}
