import fc from "fast-check";
import { expect, it } from "vitest";
import type { Change } from "../changes/plan-diff.rules.ts";
import type { PlanDocument } from "../records/plan-document.rules.ts";
import { checkTree } from "../records/plan-document.rules.ts";
import type { PlanHead, PlanNode } from "../records/plan-records.ts";
import { KEY_PATTERN, type PlanRecord } from "../records/record-kind.rules.ts";
import {
  applyChanges,
  branchOf,
  chooseKey,
  joinChanges,
  type Place,
  placeRecord,
  positionChanges,
  siblingsOf,
} from "./plan-edit.rules.ts";

const record = (key: string, position: string, more: object = {}) =>
  ({ key, position, version: 1, basis: "source", basisReason: null, source: null, ...more }) as PlanRecord;

function afterMoves(keys: readonly string[], moves: readonly { key: string; place: Place }[]): PlanRecord[] {
  let document: PlanDocument = {
    plan: {} as PlanHead,
    records: { sections: keys.map((key, index) => record(key, String(index + 1))) },
  };
  for (const { key, place } of moves) {
    const records = document.records.sections ?? [];
    document = applyChanges(document, positionChanges("sections", records, placeRecord(records, key, place)));
  }
  return document.records.sections ?? [];
}

interface Move {
  key: string;
  other: string;
  kind: "before" | "after" | "last";
}

/** What a list of keys is after a move, done the plain way. */
function moveKey(keys: readonly string[], { key, other, kind }: Move): string[] {
  const rest = keys.filter((entry) => entry !== key);
  const at = kind === "last" ? rest.length : rest.indexOf(other) + (kind === "after" ? 1 : 0);
  return rest.toSpliced(at, 0, key);
}

it("keeps the order that was asked for, whatever is moved how often", () => {
  const keys = ["a", "b", "c", "d", "e", "f", "g", "h"];
  const name = fc.constantFrom(...keys);
  const move = fc
    .record({ key: name, other: name, kind: fc.constantFrom("before" as const, "after" as const, "last" as const) })
    .filter(({ key, other }) => key !== other);
  fc.assert(
    fc.property(fc.array(move, { maxLength: 80 }), (moves) => {
      const place = ({ kind, other }: Move) => (kind === "last" ? kind : ({ [kind]: other } as unknown as Place));
      const moved = afterMoves(
        keys,
        moves.map((asked) => ({ key: asked.key, place: place(asked) })),
      );
      expect(moved.map((entry) => entry.key)).toEqual(moves.reduce(moveKey, keys));
      expect(new Set(moved.map((entry) => Number(entry.position))).size).toBe(keys.length);
    }),
  );
});

it("spreads neighbours out again where they have come too close, far less than the whole list", () => {
  const keys = Array.from({ length: 400 }, (_, index) => `k${index}`);
  // The two take turns in the same gap, which halves it every time.
  const moves = Array.from({ length: 200 }, (_, index) => ({
    key: index % 2 === 0 ? "k300" : "k301",
    place: { after: "k100" },
  }));
  const moved = afterMoves(keys, moves);
  expect(moved.slice(99, 105).map((entry) => entry.key)).toEqual(["k99", "k100", "k301", "k300", "k101", "k102"]);
  const untouched = moved.filter((entry) => entry.position === String(Number(entry.key.slice(1)) + 1));
  expect(untouched.length).toBeGreaterThan(370);
});

it("changes one record alone where there is room", () => {
  const records = [record("a", "1"), record("b", "2"), record("c", "3")];
  expect([...placeRecord(records, "c", { before: "a" })]).toEqual([["c", "0.5"]]);
  expect([...placeRecord(records, "new", "last")]).toEqual([["new", "4"]]);
  expect([...placeRecord([], "new", "last")]).toEqual([["new", "1"]]);
});

it("never lets a node hang below itself: the places left over make no circle", () => {
  const parents = fc.array(fc.nat(), { minLength: 2, maxLength: 30 });
  fc.assert(
    fc.property(parents, fc.nat(), fc.nat(), (numbers, pick, wish) => {
      const nodes = numbers.map((number, index) =>
        record(`n${index}`, String(index), { parent: index === 0 ? null : `n${number % index}` }),
      ) as PlanNode[];
      const moving = `n${pick % nodes.length}`;
      const branch = branchOf(nodes, moving);
      const free = nodes.filter((node) => !branch.has(node.key));
      const to = free[wish % Math.max(1, free.length)]?.key ?? null;
      const moved = nodes.map((node) => (node.key === moving ? { ...node, parent: to } : node));
      expect(checkTree(moved, nodes.length)).toEqual([]);
    }),
  );
});

it("knows who stands beside whom", () => {
  const texts = [
    record("a", "1", { node: "n", column: "issues" }),
    record("b", "2", { node: "n", column: "examples" }),
    record("c", "3", { node: "n", column: "issues" }),
  ];
  expect(siblingsOf("texts", texts, texts[0] as PlanRecord).map(({ key }) => key)).toEqual(["a", "c"]);
  expect(siblingsOf("sections", texts, texts[0] as PlanRecord)).toHaveLength(3);
});

it("joins a change of position with the other fields of the same record", () => {
  const changes: Change[] = [
    { kind: "nodes", key: "a", operation: "edit", before: { parent: "x" }, after: { parent: "y" } },
    { kind: "nodes", key: "a", operation: "edit", before: { position: "1" }, after: { position: "5" } },
    { kind: "nodes", key: "b", operation: "edit", before: { position: "2" }, after: { position: "6" } },
  ];
  expect(joinChanges(changes)).toEqual([
    {
      kind: "nodes",
      key: "a",
      operation: "edit",
      before: { parent: "x", position: "1" },
      after: { parent: "y", position: "5" },
    },
    changes[2],
  ]);
});

it("makes keys that fit and are free, from any title", () => {
  const taken = new Set(["sister-cities", "node-1", "sister-cities-2"]);
  expect(chooseKey({ title: "Sister cities", one: "node" }, taken)).toBe("sister-cities-3");
  expect(chooseKey({ title: "Café – Welcome", one: "node" }, taken)).toBe("cafe-welcome");
  expect(chooseKey({ title: undefined, one: "node" }, taken)).toBe("node-2");
  expect(chooseKey({ title: "姉妹都市", one: "evidenceGroup" }, taken)).toBe("evidence-group-1");
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (title) => {
      const key = chooseKey({ title, one: "project" }, taken);
      expect(key).toMatch(KEY_PATTERN);
      expect(taken.has(key)).toBe(false);
    }),
  );
});
