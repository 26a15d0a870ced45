import { expect, it } from "vitest";
import type { Field } from "../fields/field-set.rules.ts";
import type { FieldValue } from "../fields/field-value.rules.ts";
import { settledStateOf } from "./settled.rules.ts";
import type { SettledState } from "./sheet.data.ts";

const settled = { key: "settled", kind: "money", isSettled: true } as Field;
const stateOf = (
  before: FieldValue | undefined,
  after: FieldValue | undefined,
  given: { state: SettledState; today: string },
) =>
  settledStateOf(
    [settled],
    { before: before ? { settled: before } : {}, after: after ? { settled: after } : {} },
    {
      state: given.state,
      today: given.today,
      closeOn: "2025-05-31",
    },
  );
const amount = (general: string): FieldValue => ({ amounts: { general } });
const [may, june] = ["2025-05-31", "2025-06-01"];

it("stays confirmed only as long as it is the same amount", () => {
  expect(stateOf(amount("5"), amount("5"), { state: "confirmed", today: june })).toBe("confirmed");
  expect(stateOf(amount("5"), amount("6"), { state: "confirmed", today: june })).toBe("provisional");
  expect(stateOf({ notApplicable: true }, amount("6"), { state: "confirmed", today: june })).toBe("provisional");
});

it("is provisional until the accounts have closed, and nothing where nothing is written", () => {
  expect(stateOf(undefined, amount("5"), { state: "none", today: may })).toBe("provisional");
  expect(stateOf(undefined, amount("5"), { state: "none", today: june })).toBe("provisional");
  expect(stateOf(amount("5"), undefined, { state: "provisional", today: june })).toBe("none");
  expect(stateOf(amount("5"), { amounts: {} }, { state: "confirmed", today: june })).toBe("none");
  expect(stateOf(undefined, { notApplicable: true }, { state: "none", today: may })).toBe("confirmed");
});
