import { expect, it } from "vitest";
import type { Field } from "./field-set.rules.ts";
import { knownFields, readFieldSetForm, writeFieldSetForm } from "./field-set-form.rules.ts";

const field = (key: string, given: Partial<Field> = {}): Field => ({
  key,
  kind: "text",
  part: "result",
  group: "update",
  label: { ja: key, en: key },
  isRequired: true,
  prefill: "none",
  isSettled: false,
  ...given,
});
const fields = [
  field("planned"),
  field("done", { hint: { ja: "した こと", en: "What" } }),
  field("budget", { kind: "money" }),
];
const typed = writeFieldSetForm(fields, { known: fields, name: { ja: "様式" } });

it("reads back what it wrote", () => {
  expect(readFieldSetForm(fields, typed)).toEqual({ fields, issues: [] });
});

it("renames, leaves out, no longer requires and puts into another order", () => {
  const { "planned.shown": _, "done.required": __, ...rest } = typed;
  const changed = readFieldSetForm(fields, { ...rest, "budget.order": "５", "done.labelJa": "したこと" });
  expect(changed.fields.map(({ key, isRequired, label }) => [key, isRequired, label.ja])).toEqual([
    ["budget", true, "budget"],
    ["done", false, "したこと"],
  ]);
  expect(changed.fields[1]?.hint).toEqual({ ja: "した こと", en: "What" });
});

it("adds a text field with a key that was never used", () => {
  const added = readFieldSetForm(fields, { ...typed, "new.0.labelJa": "協力した団体", "new.0.part": "check" });
  expect(added.fields.at(-1)).toMatchObject({ key: "text4", kind: "text", part: "check", isRequired: false });
});

it("offers again what an earlier version had", () => {
  const known = knownFields([{ fields }, { fields: fields.slice(1) }]);
  expect(known.map(({ key }) => key)).toEqual(["done", "budget", "planned"]);
  expect(writeFieldSetForm(fields.slice(1), { known, name: {} })["planned.shown"]).toBeUndefined();
});

it("refuses a form without fields, and a field without a name", () => {
  expect(readFieldSetForm(fields, {}).issues).toEqual([{ path: "", code: "review.error.noFields" }]);
  expect(readFieldSetForm(fields, { ...typed, "done.labelJa": " " }).issues).toEqual([
    { path: "done.labelJa", code: "review.error.labelMissing" },
  ]);
});
