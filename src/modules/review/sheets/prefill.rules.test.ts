import { expect, it } from "vitest";
import type { Field } from "../fields/field-set.rules.ts";
import type { Output, SheetValues } from "../fields/field-value.rules.ts";
import { type LedgerLine, prefill, withLedger } from "./prefill.rules.ts";

const at = "2025-04-01T00:00:00.000Z";
const field = (kind: Field["kind"], prefill: Field["prefill"]): Field => ({
  key: "it",
  kind,
  part: "result",
  group: "update",
  label: { ja: "欄" },
  isRequired: false,
  prefill,
  isSettled: false,
});
const line = (value: string, factIds: number[], name = "講座"): LedgerLine => ({
  quantity: `q${factIds}`,
  name,
  unit: "回",
  value,
  factIds,
});
const row = (actual: string | null, more: Partial<Output> = {}): Output => ({
  name: "講座",
  unit: "回",
  planned: null,
  actual,
  takenFrom: null,
  ...more,
});
const fill = (given: Field, last: SheetValues["it"], ledger: LedgerLine[] = []) =>
  prefill([given], { fiscalYear: 2025, lastYear: last ? { it: last } : {}, ledger, at }).it;

it("puts each sum of the ledger into one row only", () => {
  const filled = withLedger([row(null), row("2")], [line("7", [1])], at);
  expect(filled.map(({ actual }) => actual)).toEqual(["7", "2"]);
});

it("keeps two sums of one name apart, however often they are taken", () => {
  const ledger = [line("7", [1]), line("9", [2])];
  const once = withLedger([], ledger, at);
  expect(withLedger(once, ledger, at)).toEqual(once);
  expect(once.map(({ actual }) => actual)).toEqual(["7", "9"]);
  expect(withLedger(once, [line("10", [2, 3])], at).map(({ actual }) => actual)).toEqual(["7", "10"]);
});

it("takes no number and no facts of last year over as this year's", () => {
  const last = { outputs: [row("5", { takenFrom: { factIds: [4], sum: "5", at } })] };
  expect(fill(field("outputs", "lastYear"), last)).toEqual({ outputs: [row(null, { planned: "5" })] });
});

it("takes nothing from a field that was of another kind", () => {
  expect(fill(field("money", "lastYear"), { text: "文" })).toBeUndefined();
  expect(fill(field("text", "lastYear"), { amounts: { general: "1" } })).toBeUndefined();
  expect(fill(field("outputs", "lastYear"), { text: "文" })).toBeUndefined();
  expect(fill(field("text", "lastYear"), { text: "文" })).toEqual({ text: "文" });
  expect(fill(field("text", "lastYear"), { notApplicable: true })).toEqual({ notApplicable: true });
});

it("moves the rolling plan on by a year, whatever the field is filled from", () => {
  const years = [2025, 2026, 2027].map((year) => ({ year, kind: null, activities: `${year}`, amounts: {} }));
  for (const from of ["none", "lastYear", "rolling"] as const) {
    const filled = fill(field("rolling", from), { years });
    const known = from === "none" ? ["", "", ""] : ["2026", "2027", ""];
    expect(filled).toMatchObject({
      years: [2026, 2027, 2028].map((year, index) => ({ year, activities: known[index] })),
    });
  }
});
