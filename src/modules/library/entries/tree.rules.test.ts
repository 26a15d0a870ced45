import { expect, it } from "vitest";
import { branchOf, childrenOf, isArchived, mayStandBelow, pathTo, shownIds } from "./tree.rules.ts";

const entry = (id: number, parentId: number | null, more: object = {}) => ({
  ...{ id, parentId, position: 0, archivedAt: null, shownFrom: null, shownTo: null },
  ...more,
});
const tree = [entry(1, null, { position: 2 }), entry(2, 1), entry(3, 2), entry(4, null, { position: 1 })];
const ids = (entries: readonly { id: number }[]) => entries.map(({ id }) => id);

it("finds the way to an entry, what is below it, and its order", () => {
  expect(ids(pathTo(tree, 3))).toEqual([1, 2, 3]);
  expect(ids(childrenOf(tree, null))).toEqual([4, 1]);
  expect(ids(branchOf(tree, 1))).toEqual([1, 2, 3]);
});

it("lets no entry stand below itself", () => {
  expect([
    mayStandBelow(tree, 1, 3),
    mayStandBelow(tree, 1, 1),
    mayStandBelow(tree, 3, 4),
    mayStandBelow(tree, 3, null),
  ]).toEqual([...[false, false, true, true]]);
});

it("ends also where entries stand in a circle", () => {
  const circle = [entry(1, 2), entry(2, 1)];
  expect(ids(pathTo(circle, 1))).toEqual([2, 1]);
  expect(ids(branchOf(circle, 1))).toEqual([1, 2]);
});

it("archives what is below with what is above", () => {
  const archived = [entry(1, null, { archivedAt: new Date() }), entry(2, 1)];
  expect([
    isArchived(archived, 2),
    shownIds(archived, "2026-04-01").has(2),
    shownIds(tree, "2026-04-01").has(3),
  ]).toEqual([...[true, false, true]]);
});

it("shows an entry within its days, the last one included", () => {
  const dated = [entry(1, null, { shownFrom: "2026-04-01", shownTo: "2026-04-30" })];
  expect(["2026-03-31", "2026-04-01", "2026-04-30", "2026-05-01"].map((day) => shownIds(dated, day).has(1))).toEqual([
    ...[false, true, true, false],
  ]);
});
