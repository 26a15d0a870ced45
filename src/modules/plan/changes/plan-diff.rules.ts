import { sameValue } from "#platform/canonical.ts";
import type { PlanDocument } from "../records/plan-document.rules.ts";
import { changeableFields, type PlanRecord, type RecordKind } from "../records/record-kind.rules.ts";
import { NARROWEST, type Placed, spreadOut } from "./position.rules.ts";

type Fields = Record<string, unknown>;

/** One change of one record. `edit` carries only the changed fields; `position` is one of them when it moved. */
export type Change =
  | { kind: string; key: string; operation: "add"; before: null; after: Fields }
  | { kind: string; key: string; operation: "edit"; before: Fields; after: Fields }
  | { kind: string; key: string; operation: "remove"; before: Fields; after: null };

/** The changes that turn `current` into `next`. Equal documents give none, whatever order their object keys are in. */
export function diffPlans(current: PlanDocument, next: PlanDocument, kinds: readonly RecordKind[]): Change[] {
  return kinds.flatMap((kind) =>
    kind.name === "plan"
      ? diffRecords(kind, [current.plan], [next.plan])
      : diffRecords(kind, current.records[kind.name] ?? [], next.records[kind.name] ?? []),
  );
}

export function diffRecords(kind: RecordKind, current: readonly PlanRecord[], next: readonly PlanRecord[]): Change[] {
  const names = changeableFields(kind);
  const known = new Map(current.map((record) => [record.key, record]));
  const wanted = new Set(next.map((record) => record.key));
  const positions = placeInOrder(current, next);
  const removed = current.filter((record) => !wanted.has(record.key)).map((record) => removalOf(kind, record));
  const kept = next.flatMap((record): Change[] => {
    const placed = { ...record, position: positions.get(record.key) ?? record.position };
    const old = known.get(record.key);
    if (!old)
      return [
        {
          kind: kind.name,
          key: record.key,
          operation: "add",
          before: null,
          after: pick(placed, [...names, "position"]),
        },
      ];
    const edit = editOf(kind.name, { old, next: placed }, [...names, "position"]);
    return edit ? [edit] : [];
  });
  return [...removed, ...kept];
}

function removalOf(kind: RecordKind, record: PlanRecord): Change {
  const before = pick(record, [...changeableFields(kind), "position"]);
  return { kind: kind.name, key: record.key, operation: "remove", before, after: null };
}

/** The change from one state of a record to another, or nothing. */
export function editOf(
  kind: string,
  states: { old: PlanRecord; next: PlanRecord },
  names: readonly string[],
): Change | undefined {
  const before = states.old as unknown as Fields;
  const after = states.next as unknown as Fields;
  const differs = (name: string) =>
    name === "position" ? Number(before[name]) !== Number(after[name]) : !sameValue(before[name], after[name]);
  const changed = names.filter(differs);
  if (changed.length === 0) return undefined;
  return {
    kind,
    key: states.old.key,
    operation: "edit",
    before: pick(states.old, changed),
    after: pick(states.next, changed),
  };
}

function pick(record: PlanRecord, names: readonly string[]): Fields {
  const fields = record as unknown as Fields;
  return Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
}

/**
 * Positions for the records of `next`. Those that keep their relative order keep their position; the fewest possible
 * move or come in between their neighbours, so that a reordering of one record is one change. Where these have come too
 * close, they are spread out again. Records of one position are in the order in which `current` has them.
 */
export function placeInOrder(current: readonly PlanRecord[], next: readonly PlanRecord[]): Map<string, string> {
  const old = new Map(current.map((record) => [record.key, Number(record.position)]));
  const known = next.filter(({ key }) => old.has(key));
  const ranks = new Map(current.map((record, rank) => [record.key, rank]));
  const rising = (at: ReadonlyMap<string, number>) =>
    new Set(longestRising(known.map(({ key }) => ({ key, at: at.get(key) ?? 0 }))));
  const around = placeAround(rising(ranks), next, old);
  // Where something comes between two records of one position, there is no room unless one of them moves.
  const { order, narrow } = around.narrow.length === 0 ? around : placeAround(rising(old), next, old);
  const placed = new Map(order.map((entry) => [entry.key, entry]));
  for (const place of narrow) {
    for (const [key, at] of spreadOut(order, place)) {
      const entry = placed.get(key);
      if (entry) entry.at = Number(at);
    }
  }
  return new Map(order.map(({ key, at }) => [key, String(at)]));
}

/** The other records come between those that stay; `narrow`: where they stand too close to one another. */
function placeAround(
  staying: ReadonlySet<string>,
  next: readonly PlanRecord[],
  old: ReadonlyMap<string, number>,
): { order: Placed[]; narrow: { first: number; last: number }[] } {
  const order: Placed[] = [];
  const narrow: { first: number; last: number }[] = [];
  let waiting: string[] = [];
  let last = 0;
  const place = (end: number) => {
    const step = (end - last) / (waiting.length + 1);
    const first = order.length;
    waiting.forEach((key, index) => {
      order.push({ key, at: last + step * (index + 1) });
    });
    if (waiting.length > 0 && step < NARROWEST) narrow.push({ first, last: order.length - 1 });
    waiting = [];
  };
  for (const { key } of next) {
    if (!staying.has(key)) {
      waiting.push(key);
      continue;
    }
    const at = old.get(key) ?? 0;
    place(at);
    order.push({ key, at });
    last = at;
  }
  place(last + waiting.length + 1);
  return { order, narrow };
}

/** Keys of a longest strictly rising subsequence (patience sorting, O(n log n)). */
function longestRising(items: readonly { key: string; at: number }[]): string[] {
  const tails: number[] = [];
  const previous: number[] = [];
  items.forEach((item, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((items[tails[middle] ?? 0]?.at ?? 0) < item.at) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  });
  const keys: string[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) keys.push(items[index]?.key ?? "");
  return keys.reverse();
}

/** The change that takes a change back. */
export function inverseOf(change: Change): Change {
  switch (change.operation) {
    case "add":
      return { kind: change.kind, key: change.key, operation: "remove", before: change.after, after: null };
    case "remove":
      return { kind: change.kind, key: change.key, operation: "add", before: null, after: change.before };
    case "edit":
      return { kind: change.kind, key: change.key, operation: "edit", before: change.after, after: change.before };
  }
}
