import fc from "fast-check";
import { expect, it } from "vitest";
import { applyChanges } from "../editing/plan-edit.rules.ts";
import type { PlanDocument } from "../records/plan-document.rules.ts";
import { PLAN_KINDS } from "../records/plan-kinds.ts";
import type { PlanHead } from "../records/plan-records.ts";
import type { PlanRecord, RecordKind } from "../records/record-kind.rules.ts";
import type { Change } from "./plan-diff.rules.ts";
import { diffRecords } from "./plan-diff.rules.ts";
import { findUndoConflicts, isAsLeft, type LaterChange, stillStanding, undoOf } from "./undo.rules.ts";

const SECTIONS = PLAN_KINDS.find((kind) => kind.name === "sections") as RecordKind;
const edit = (fields: object, at: { batch: number; undoes?: number; key?: string }): LaterChange => ({
  kind: "nodes",
  key: at.key ?? "a",
  operation: "edit",
  before: fields as Record<string, unknown>,
  after: fields as Record<string, unknown>,
  batch: at.batch,
  undoes: at.undoes ?? null,
});

const names = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f"), { maxLength: 6 });
const list = names.chain((keys) =>
  fc.tuple(...keys.map((key) => fc.string({ maxLength: 3 }).map((ja) => ({ key, ja })))).map((entries) =>
    entries.map(
      ({ key, ja }, index): PlanRecord =>
        ({
          key,
          position: String(index + 1),
          version: 1,
          basis: "source",
          basisReason: null,
          source: null,
          name: { ja },
        }) as PlanRecord,
    ),
  ),
);

it("restores the document: what an act added, edited, moved or removed is as it was", () => {
  fc.assert(
    fc.property(list, list, (current, wanted) => {
      const document: PlanDocument = { plan: {} as PlanHead, records: { sections: current } };
      const changes = diffRecords(SECTIONS, current, wanted);
      const changed = applyChanges(document, changes);
      expect(changes.every((change) => isAsLeft(changed, change))).toBe(true);
      const back = applyChanges(changed, undoOf(changes)).records.sections ?? [];
      const bare = (records: readonly PlanRecord[]) =>
        records.map(({ version: _, ...record }) => ({ ...record, position: Number(record.position) }));
      expect(bare(back)).toEqual(bare(current));
    }),
  );
});

it("is refused for a field that was changed later, and for nothing else", () => {
  const renamed = edit({ title: { ja: "新" } }, { batch: 1 });
  expect(
    findUndoConflicts(
      [renamed],
      [edit({ summary: null }, { batch: 2 }), edit({ title: null }, { batch: 2, key: "b" })],
    ),
  ).toEqual([]);
  expect(findUndoConflicts([renamed], [edit({ title: null, number: "1" }, { batch: 2 })])).toEqual([
    { kind: "nodes", key: "a", fields: ["title"] },
  ]);
});

it("is refused for an added record that was edited later, and for any change of one that was removed later", () => {
  const added: Change = { kind: "nodes", key: "a", operation: "add", before: null, after: { title: { ja: "新" } } };
  expect(findUndoConflicts([added], [edit({ number: "2" }, { batch: 2 })])).toHaveLength(1);
  const removed: LaterChange = {
    kind: "nodes",
    key: "a",
    operation: "remove",
    before: {},
    after: null,
    batch: 2,
    undoes: null,
  };
  expect(findUndoConflicts([edit({ title: null }, { batch: 1 })], [removed])).toHaveLength(1);
});

it("does not mind a later act that was taken back itself", () => {
  const later = [edit({ title: 2 }, { batch: 2 }), edit({ title: 1 }, { batch: 3, undoes: 2 })];
  expect(stillStanding(later)).toEqual([]);
  const redone = [...later, edit({ title: 2 }, { batch: 4, undoes: 3 })];
  expect(stillStanding(redone).map((change) => change.batch)).toEqual([2]);
});
