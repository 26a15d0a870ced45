import fc from "fast-check";
import { expect, it } from "vitest";
import { diffPlans } from "../changes/plan-diff.rules.ts";
import type { PlanDocument } from "../records/plan-document.rules.ts";
import { PLAN_KINDS } from "../records/plan-kinds.ts";
import type { PlanHead } from "../records/plan-records.ts";
import type { PlanRecord, RecordKind } from "../records/record-kind.rules.ts";
import { conflictId, mergeFile, planAsItWas } from "./merge-file.rules.ts";

const kinds = [PLAN_KINDS.find((kind) => kind.name === "sections") as RecordKind];
const NONE: ReadonlySet<string> = new Set();

/** `a:名 b:名`: sections by key and name, in order. */
function plan(said: string): PlanDocument {
  const sections = said
    .split(" ")
    .filter(Boolean)
    .map((entry, index) => {
      const [key, name] = entry.split(":");
      const common = { position: String(index + 1), version: 1, basis: "source", basisReason: null, source: null };
      return { ...common, key, name: { ja: name } } as unknown as PlanRecord;
    });
  return { plan: {} as PlanHead, records: { sections } };
}

function said({ records }: PlanDocument): string {
  const sections = (records.sections ?? []) as unknown as { key: string; name: { ja: string } }[];
  return sections.map(({ key, name }) => `${key}:${name.ja}`).join(" ");
}

interface Case {
  what: string;
  old: string;
  now: string;
  file: string;
}

const merge = ({ old, now, file }: Case, take = NONE) =>
  mergeFile({ old: plan(old), now: plan(now), file: plan(file) }, kinds, take);

const APART: (Case & { wanted: string })[] = [
  { what: "what others added stays", old: "a:1", now: "a:1 b:2", file: "a:1", wanted: "a:1 b:2" },
  {
    what: "what others edited, removed and moved stays",
    old: "a:1 b:2 c:3 d:4",
    now: "d:4 a:9 c:3",
    file: "a:1 b:2 c:3 d:4",
    wanted: "d:4 a:9 c:3",
  },
  {
    what: "what the file edited, added and removed goes in",
    old: "a:1 b:2 c:3",
    now: "a:1 b:2 c:3 x:7",
    file: "a:5 n:6 c:3",
    wanted: "a:5 n:6 c:3 x:7",
  },
  {
    what: "what the file moved goes behind the same record",
    old: "a:1 b:2 c:3",
    now: "a:1 x:7 b:2 c:3",
    file: "b:2 c:3 a:1",
    wanted: "x:7 b:2 c:3 a:1",
  },
  {
    what: "what both did alike is no conflict",
    old: "a:1 b:2 c:3",
    now: "b:5 a:1 d:4",
    file: "b:5 a:1 d:4",
    wanted: "b:5 a:1 d:4",
  },
];

it.each(APART)("$what", ({ wanted, ...sides }) => {
  const { document, conflicts } = merge(sides);
  expect(said(document)).toBe(wanted);
  expect(conflicts).toEqual([]);
});

const BOTH: (Case & { id: string; taken: string })[] = [
  { what: "a field that both edited", old: "a:1", now: "a:2", file: "a:3", id: "sections.a.name", taken: "a:3" },
  {
    what: "a record that others edited and the file removed",
    old: "a:1 b:1",
    now: "a:2 b:1",
    file: "b:1",
    id: "sections.a.key",
    taken: "b:1",
  },
  {
    what: "a record that others removed and the file edited",
    old: "a:1 b:1",
    now: "b:1",
    file: "a:3 b:1",
    id: "sections.a.key",
    taken: "a:3 b:1",
  },
  { what: "a record that both added", old: "", now: "a:2", file: "a:3", id: "sections.a.name", taken: "a:3" },
  {
    what: "a record that both moved",
    old: "a:1 b:1 c:1 d:1",
    now: "d:1 a:1 b:1 c:1",
    file: "a:1 d:1 b:1 c:1",
    id: "sections.d.position",
    taken: "a:1 d:1 b:1 c:1",
  },
];

it.each(BOTH)("$what is a conflict: the plan stays until it is decided for the file", ({ id, taken, ...sides }) => {
  const undecided = merge(sides);
  expect(undecided.conflicts.map(conflictId)).toEqual([id]);
  expect(said(undecided.document)).toBe(sides.now);
  const decided = merge(sides, new Set([id]));
  expect(decided.conflicts.map(conflictId)).toEqual([id]);
  expect(said(decided.document)).toBe(taken);
});

const document = fc
  .uniqueArray(fc.tuple(fc.constantFrom("a", "b", "c", "d", "e"), fc.constantFrom("1", "2")), {
    selector: ([key]) => key,
  })
  .map((entries) => plan(entries.map(([key, name]) => `${key}:${name}`).join(" ")));

it("changes nothing where the file was not touched, and gives the file where the plan was not", () => {
  fc.assert(
    fc.property(document, document, (one, other) => {
      const untouched = mergeFile({ old: one, now: other, file: one }, kinds, NONE);
      expect([said(untouched.document), untouched.conflicts]).toEqual([said(other), []]);
      const alone = mergeFile({ old: one, now: one, file: other }, kinds, NONE);
      expect(alone.conflicts).toEqual([]);
      expect(new Set(said(alone.document).split(" "))).toEqual(new Set(said(other).split(" ")));
    }),
  );
});

it("finds the plan as it was by taking the newer changes back", () => {
  fc.assert(
    fc.property(document, document, (one, other) => {
      const changes = diffPlans(one, other, kinds);
      const positions = new Map(changes.map((change) => [change.key, change.after?.position]));
      const now = other.records.sections?.map((record) => ({
        ...record,
        position: String(
          positions.get(record.key) ?? one.records.sections?.find(({ key }) => key === record.key)?.position,
        ),
      }));
      expect(said(planAsItWas({ plan: other.plan, records: { sections: now ?? [] } }, changes.toReversed()))).toBe(
        said(one),
      );
    }),
  );
});
