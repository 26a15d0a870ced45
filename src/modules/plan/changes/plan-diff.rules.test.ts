import fc from "fast-check";
import { expect, it } from "vitest";
import type { PlanRecord } from "../records/record-kind.rules.ts";
import { placeInOrder } from "./plan-diff.rules.ts";

/** Records in the order of their positions, of their keys where those are equal: as the database gives them. */
const listed = fc
  .uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f"), { maxLength: 6 })
  .chain((keys) =>
    fc
      .array(fc.integer({ min: 1, max: 4 }), { minLength: keys.length, maxLength: keys.length })
      .map((positions) =>
        inOrder(keys.map((key, index) => ({ key, position: String(positions[index]) }) as PlanRecord)),
      ),
  );

function inOrder(records: readonly PlanRecord[]): PlanRecord[] {
  return records.toSorted((a, b) => Number(a.position) - Number(b.position) || (a.key < b.key ? -1 : 1));
}

it("moves nothing where the order is the same, though some have the same position", () => {
  fc.assert(
    fc.property(listed, (current) => {
      expect([...placeInOrder(current, current)]).toEqual(current.map(({ key, position }) => [key, position]));
    }),
  );
});

it("gives positions in which the records come out in the wanted order", () => {
  fc.assert(
    fc.property(
      listed,
      fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f", "g"), { maxLength: 7 }),
      (current, keys) => {
        const next = keys.map((key) => ({ key, position: "0" }) as PlanRecord);
        const positions = placeInOrder(current, next);
        const placed = inOrder(next.map((record) => ({ ...record, position: positions.get(record.key) ?? "0" })));
        expect(placed.map(({ key }) => key)).toEqual(keys);
      },
    ),
  );
});

it("keeps the order when hundreds of records come in behind the same one, and moves only those that stand around", () => {
  let records = Array.from(
    { length: 100 },
    (_, index) => ({ key: `r${index}`, position: `${index + 1}` }) as PlanRecord,
  );
  let moved = 0;
  for (let count = 0; count < 300; count++) {
    const next = records.toSpliced(50, 0, { key: `new${count}`, position: "0" } as PlanRecord);
    const positions = placeInOrder(records, next);
    moved += records.filter(({ key, position }) => positions.get(key) !== position).length;
    records = inOrder(next.map((record) => ({ ...record, position: positions.get(record.key) ?? "0" })));
    expect(records.map(({ key }) => key)).toEqual(next.map(({ key }) => key));
  }
  expect(new Set(records.map(({ position }) => position)).size).toBe(400);
  expect(moved).toBeLessThan(1000);
});
