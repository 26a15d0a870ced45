import fc from "fast-check";
import { cleanText } from "#modules/plan/public.ts";
import type { Field } from "#modules/review/fields/field-set.rules.ts";
import {
  DIRECTIONS,
  type FieldValue,
  FUND_SOURCES,
  ROLLING_KINDS,
  rollingYears,
  type SheetValues,
} from "#modules/review/fields/field-value.rules.ts";
import { readTypedNumber } from "#modules/review/fields/typed-number.rules.ts";

export const GRADES = ["A", "B", "C", "D"].map((grade) => ({ value: grade, label: `${grade}（見本）` }));

/** Texts as sheets hold them; among them what spreadsheets like to take for something else. */
const text = fc
  .oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "",
      "=1+1",
      "+81",
      "-5",
      "@sum",
      "60.0",
      "007",
      "TRUE",
      "2023-04-01",
      "#N/A",
      "<b>x</b>",
      "該当なし",
    ),
    fc.constantFrom("一行目\n二行目", "_x0041_", "'引用", "👩‍👩‍👧‍👦𠮷", "▼1 記入", "1:done.text#00000000", "a\rb"),
  )
  // What nobody sees is taken out before a sheet holds it.
  .map((typed) => cleanText(typed).trim());

const decimal = fc
  .tuple(fc.nat(9_999_999_999_999), fc.nat(99))
  .map(([whole, part]) => readTypedNumber(part % 3 === 0 ? `${whole}` : `${whole}.${part}`))
  .map((read) => ("value" in read && read.value !== null ? read.value : "0"));

const amounts = fc
  .dictionary(fc.constantFrom(...FUND_SOURCES), decimal)
  .map((given) => Object.fromEntries(Object.entries(given)));

const output = fc.record({
  name: text.map((name) => name || "開催"),
  unit: fc.constantFrom("回", "人", ""),
  planned: fc.option(decimal, { nil: null }),
  actual: fc.option(decimal, { nil: null }),
  takenFrom: fc.constant(null),
});

function filled(kind: Field["kind"], fiscalYear: number): fc.Arbitrary<FieldValue> {
  switch (kind) {
    case "text":
      return fc.record({ text });
    case "outputs":
      return fc.record({ outputs: fc.array(output, { maxLength: 4 }) });
    case "money":
      return fc.record({ amounts });
    case "direction":
      return fc.record({ direction: fc.option(fc.constantFrom(...DIRECTIONS), { nil: null }) });
    case "grade":
      return fc.record({
        grade: fc.option(fc.constantFrom(...GRADES.map(({ value }) => value)), { nil: null }),
        evidence: text,
        overrideReason: text,
        answers: fc.constant({}),
      });
    case "rolling":
      return fc
        .tuple(...rollingYears(fiscalYear).map((year) => rollingYear(year)))
        .map((years) => ({ years: [...years] }));
  }
}

const rollingYear = (year: number) =>
  fc.record({
    year: fc.constant(year),
    kind: fc.option(fc.constantFrom(...ROLLING_KINDS), { nil: null }),
    activities: text,
    amounts,
  });

/** What a sheet may hold: each field untouched, not applicable, or filled. */
export function anySheetValues(fields: readonly Field[], fiscalYear: number): fc.Arbitrary<SheetValues> {
  const entries = fields.map((field) =>
    fc
      .option(
        fc.oneof(
          { weight: 1, arbitrary: fc.constant<FieldValue>({ notApplicable: true }) },
          { weight: 4, arbitrary: filled(field.kind, fiscalYear) },
        ),
      )
      .map((value) => (value === null ? [] : [[field.key, value] as const])),
  );
  return fc.tuple(...entries).map((given) => Object.fromEntries(given.flat()));
}
