import { expect, it } from "vitest";
import type { Field } from "../fields/field-set.rules.ts";
import type { LedgerLine } from "./prefill.rules.ts";
import { takeName, takeOver } from "./take-over.rules.ts";

const at = "2025-04-01T00:00:00.000Z";
const outputs: Field = {
  key: "outputs",
  kind: "outputs",
  part: "result",
  group: "update",
  label: { ja: "活動の実績" },
  isRequired: true,
  prefill: "none",
  isSettled: false,
};
const line = (quantity: string, value: string, unit = "人"): LedgerLine => ({
  quantity,
  name: "参加者",
  unit,
  value,
  factIds: [Number(value)],
});

it("gives each line of the ledger a box of its own, also where two are called alike", () => {
  const ledger = [line("children", "7"), line("adults", "9"), line("adults", "3", "組")];
  const names = ledger.map((entry) => takeName("outputs", entry));
  expect(new Set(names).size).toBe(3);
  const typed = { [names[1] ?? ""]: "on" };
  expect(takeOver([outputs], {}, { typed, ledger, at })).toEqual({
    outputs: {
      outputs: [{ name: "参加者", unit: "人", planned: null, actual: "9", takenFrom: { factIds: [9], sum: "9", at } }],
    },
  });
});

it("leaves a sheet as it is where nothing is ticked", () => {
  const values = { outputs: { outputs: [] } };
  expect(takeOver([outputs], values, { typed: {}, ledger: [line("children", "7")], at })).toEqual(values);
});
