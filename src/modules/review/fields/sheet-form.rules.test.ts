import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Field } from "./field-set.rules.ts";
import { FUND_SOURCES, ROLLING_KINDS, rollingYears, type SheetValues } from "./field-value.rules.ts";
import { changedFields } from "./missing-fields.rules.ts";
import { controlName, MAX_ROWS, readSheetForm, writeSheetForm } from "./sheet-form.rules.ts";

const field = (key: string, kind: Field["kind"]): Field => ({
  key,
  kind,
  part: "result",
  group: "update",
  label: { ja: key },
  isRequired: false,
  prefill: "none",
  isSettled: false,
});
const fields = [
  field("done", "text"),
  field("outputs", "outputs"),
  field("budget", "money"),
  field("own", "grade"),
  field("direction", "direction"),
  field("rolling", "rolling"),
];
const read = (typed: Record<string, string>, previous: SheetValues = {}) => readSheetForm(fields, { typed, previous });

const rows = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      [controlName("outputs", index, "name"), `実績${index}`],
      [controlName("outputs", index, "actual"), String(index)],
    ]).flat(),
  );

/** As jsonb gives it back: keys in an order of its own. */
const stored = (values: SheetValues): SheetValues =>
  JSON.parse(JSON.stringify(values), (_, value) =>
    value && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );

const line = fc.string({ unit: "grapheme", maxLength: 30 }).map((text) => text.trim());
const decimal = fc.integer({ min: 0, max: 9_999_999 }).map(String);
const amounts = fc.dictionary(fc.constantFrom(...FUND_SOURCES), decimal);
const values: fc.Arbitrary<SheetValues> = fc.record({
  done: fc.record({ text: line }),
  outputs: fc.record({
    outputs: fc.array(
      fc.record({
        name: line.filter((name) => name !== ""),
        unit: fc.constantFrom("回", "人"),
        planned: fc.option(decimal, { nil: null }),
        actual: fc.option(decimal, { nil: null }),
        takenFrom: fc.constant(null),
      }),
      { maxLength: 5 },
    ),
  }),
  budget: fc.record({ amounts }),
  own: fc.record({
    grade: fc.constantFrom("A", "B", null),
    evidence: line,
    overrideReason: line,
    answers: fc.constant<Record<string, string>>({}),
  }),
  direction: fc.record({ direction: fc.constantFrom("expand" as const, null) }),
  rolling: fc
    .array(fc.record({ kind: fc.constantFrom(...ROLLING_KINDS, null), activities: line, amounts }), {
      minLength: 3,
      maxLength: 3,
    })
    .map((years) => ({
      years: years.map((year, index) => ({ year: rollingYears(2024)[index] ?? 0, ...year })),
    })),
});

it("reads back what it wrote, and nothing counts as changed", () => {
  fc.assert(
    fc.property(values, (given) => {
      const kept = stored(given);
      const back = read(writeSheetForm(fields, kept), kept);
      expect(back.issues).toEqual([]);
      expect(back.values).toEqual(given);
      expect(changedFields(kept, back.values)).toBeNull();
    }),
  );
});

describe("rows of outputs", () => {
  const sent = { [controlName("outputs", "sent")]: "on" };

  it("are never left out without a word", () => {
    const fits = read({ ...sent, ...rows(MAX_ROWS), [controlName("outputs", "rows")]: String(MAX_ROWS) });
    expect(fits.issues).toEqual([]);
    expect(fits.values.outputs).toMatchObject({ outputs: { length: MAX_ROWS } });
    const more = read({ ...sent, ...rows(MAX_ROWS + 1), [controlName("outputs", "rows")]: String(MAX_ROWS + 1) });
    expect(more.issues.map(({ code }) => code)).toEqual(["review.error.tooManyRows"]);
  });

  it("keep each the facts that its own number came from, also where two have one name", () => {
    const taken = (sum: string) => ({ factIds: [Number(sum)], sum, at: "2025-04-01T00:00:00.000Z" });
    const row = (actual: string) => ({ name: "講座", unit: "回", planned: null, actual, takenFrom: taken(actual) });
    const previous = { outputs: { outputs: [row("3"), row("5")] } };
    expect(read(writeSheetForm(fields, previous), previous).values).toMatchObject(previous);
    const twice = { ...writeSheetForm(fields, previous), [controlName("outputs", 1, "actual")]: "3" };
    const { outputs } = read(twice, previous).values;
    expect(outputs).toMatchObject({ outputs: [{ takenFrom: taken("3") }, { takenFrom: null }] });
  });
});

it("does not throw away what was typed beside 該当なし", () => {
  const none = { [controlName("done", "sent")]: "on", [controlName("done", "notApplicable")]: "on" };
  const { issues } = read({ ...none, [controlName("done", "text")]: "新しい文" }, { done: { text: "前の文" } });
  expect(issues).toEqual([{ path: controlName("done", "notApplicable"), code: "review.error.writtenAndNone" }]);
  // What stood there before is in the steps: it need not be wiped out by hand.
  expect(read({ ...none, [controlName("done", "text")]: "前の文" }, { done: { text: "前の文" } }).issues).toEqual([]);
  expect(read(none).values.done).toEqual({ notApplicable: true });
});

it("takes out what nobody sees and no workbook can hold", () => {
  const typed = {
    [controlName("done", "sent")]: "on",
    [controlName("done", "text")]: "一行め\u0007\u000b\n二\u202e行め",
  };
  expect(read(typed).values.done).toEqual({ text: "一行め\n二行め" });
});

it("refuses a text that is too long instead of cutting it", () => {
  const typed = { [controlName("done", "sent")]: "on", [controlName("done", "text")]: "あ".repeat(5_001) };
  expect(read(typed).issues).toEqual([
    { path: controlName("done", "text"), code: "review.error.tooLong", params: { max: 5_000 } },
  ]);
});
