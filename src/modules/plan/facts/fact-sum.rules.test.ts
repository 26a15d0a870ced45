import { Decimal } from "decimal.js";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Fact, inLedgerOrder, type Quantity, reversedQuantities } from "./fact.rules.ts";
import { sumByProject, sumQuantities } from "./fact-sum.rules.ts";

type Entry = Pick<Fact, "id" | "project" | "date" | "quantities" | "state">;

const people = { ja: "人", en: "people" };
const counted = (name: string, value: string, unit: Quantity["unit"] = people): Quantity => ({
  name,
  label: { ja: name },
  value,
  unit,
});

const quantity = fc.record({
  name: fc.constantFrom("participants", "sessions", "copies"),
  unit: fc.constantFrom({ ja: "人" }, { ja: "回" }),
  value: fc.tuple(fc.nat(9_999_999), fc.nat(9_999)).map(([whole, part]) => new Decimal(`${whole}.${part}`).toFixed()),
});
const entries = fc.array(
  fc.record({
    project: fc.constantFrom("desk", "class"),
    date: fc.constantFrom("2024-04-01", "2024-11-03", "2025-03-31"),
    quantities: fc.array(
      quantity.map(({ name, unit, value }) => counted(name, value, unit)),
      { maxLength: 3 },
    ),
    isTakenBack: fc.boolean(),
  }),
  { maxLength: 12 },
);

type Given = typeof entries extends fc.Arbitrary<infer T> ? T : never;

/** The rows of a ledger: each entry, and behind it the reversal of those that were taken back. */
function ledgerOf(given: Given): { all: Entry[]; kept: Entry[] } {
  const kept: Entry[] = [];
  const all = given.flatMap(({ isTakenBack, ...entry }, index): Entry[] => {
    const fact: Entry = { ...entry, id: index * 2 + 1, state: isTakenBack ? "reversed" : "effective" };
    if (!isTakenBack) kept.push(fact);
    const reversal: Entry = {
      ...fact,
      id: fact.id + 1,
      state: "reversal",
      quantities: reversedQuantities(fact.quantities),
    };
    return isTakenBack ? [fact, reversal] : [fact];
  });
  return { all, kept };
}

it("brings every sum, count and day back to what it was when a fact is taken back", () => {
  fc.assert(
    fc.property(entries, (given) => {
      const { all, kept } = ledgerOf(given);
      const counting = (facts: Entry[]) => sumByProject(facts).filter(({ count }) => count > 0);
      expect(counting(all)).toEqual(counting(kept));
    }),
  );
});

it("sums the same in whatever order the facts come", () => {
  fc.assert(
    fc.property(entries, fc.infiniteStream(fc.nat()), (given, order) => {
      const { all } = ledgerOf(given);
      const shuffled = all
        .map((fact) => ({ fact, at: order.next().value }))
        .sort((a, b) => a.at - b.at)
        .map(({ fact }) => fact);
      expect(sumByProject(shuffled)).toEqual(sumByProject(all));
    }),
  );
});

it("never adds different names or different units, and loses nothing", () => {
  fc.assert(
    fc.property(entries, (given) => {
      const { kept } = ledgerOf(given);
      const sums = sumQuantities(kept);
      const keys = sums.map(({ name, unit }) => `${name} ${unit.ja}`);
      expect(new Set(keys).size).toBe(keys.length);
      for (const [index, { value }] of sums.entries()) {
        const own = kept
          .flatMap(({ quantities }) => quantities)
          .filter((one) => `${one.name} ${one.unit.ja}` === keys[index]);
        expect(value).toBe(Decimal.sum(...own.map((one) => one.value)).toFixed());
      }
    }),
  );
});

const fact = (id: number, quantities: Quantity[], given: Partial<Entry> = {}): Entry => ({
  id,
  project: "class",
  date: "2024-05-18",
  quantities,
  state: "effective",
  ...given,
});

it("adds decimals exactly, and more digits than a number can hold", () => {
  const tenths = Array.from({ length: 10 }, (_, index) => fact(index, [counted("hours", "0.1")]));
  expect(sumQuantities(tenths)).toMatchObject([{ value: "1", count: 10 }]);
  const large = Array.from({ length: 1000 }, (_, index) => fact(index, [counted("copies", "9999999999.9999")]));
  expect(sumQuantities(large)).toMatchObject([{ value: "9999999999999.9" }]);
});

it("says from which facts and days a sum is, in the words of most languages", () => {
  const sums = sumQuantities([
    fact(7, [counted("participants", "24", { ja: "人" })], { date: "2024-11-03" }),
    fact(3, [counted("sessions", "1", { ja: "回" }), counted("participants", "18")], { date: "2024-05-18" }),
    fact(9, []),
  ]);
  expect(sums).toEqual([
    {
      name: "sessions",
      label: { ja: "sessions" },
      unit: { ja: "回" },
      value: "1",
      count: 1,
      factIds: [3],
      from: "2024-05-18",
      to: "2024-05-18",
    },
    {
      name: "participants",
      label: { ja: "participants" },
      unit: people,
      value: "42",
      count: 2,
      factIds: [3, 7],
      from: "2024-05-18",
      to: "2024-11-03",
    },
  ]);
});

it("counts a fact without quantities as done", () => {
  expect(sumByProject([fact(1, [])])).toEqual([
    { project: "class", count: 1, from: "2024-05-18", to: "2024-05-18", factIds: [1], sums: [] },
  ]);
});

it("lists what counts first, the newest at the top, and each reversal behind what it took back", () => {
  const row = (id: number, date: string, given: Partial<Fact> = {}) =>
    ({ ...fact(id, []), date, reverses: null, ...given }) as Fact;
  const rows = [
    row(1, "2024-05-01", { state: "reversed" }),
    row(2, "2024-06-01"),
    row(3, "2024-07-01", { state: "reversed" }),
    row(4, "2024-07-01", { state: "reversal", reverses: 3 }),
    row(5, "2024-04-01"),
    row(6, "2024-05-01", { state: "reversal", reverses: 1 }),
  ];
  expect(inLedgerOrder(rows).map(({ id }) => id)).toEqual([2, 5, 3, 4, 1, 6]);
});
