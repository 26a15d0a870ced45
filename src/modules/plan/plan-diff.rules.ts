import type { PlanDocument } from "./plan-document.rules.ts";
import { changeableFields, type PlanRecord, type RecordKind, sameValue } from "./record-kind.rules.ts";

type Fields = Record<string, unknown>;

/** One change of one record. `edit` carries only the changed fields; `position` is one of them when it moved. */
export type Change =
  | { kind: string; key: string; operation: "add"; before: null; after: Fields }
  | { kind: string; key: string; operation: "edit"; before: Fields; after: Fields }
  | { kind: string; key: string; operation: "remove"; before: Fields; after: null };

/** The changes that turn `current` into `next`. Equal documents give none, whatever order their object keys are in. */
export function diffPlans(current: PlanDocument, next: PlanDocument, kinds: readonly RecordKind[]): Change[] {
  return kinds.flatMap((kind) =>
    kind.name === "plan" ? diffRecords(kind, [current.plan], [next.plan]) : diffRecords(kind, current.records[kind.name] ?? [], next.records[kind.name] ?? []),
  );
}

export function diffRecords(kind: RecordKind, current: readonly PlanRecord[], next: readonly PlanRecord[]): Change[] {
  const names = changeableFields(kind);
  const known = new Map(current.map((record) => [record.key, record]));
  const wanted = new Set(next.map((record) => record.key));
  const positions = placeInOrder(current, next);
  const changes: Change[] = [];
  for (const record of current) {
    if (!wanted.has(record.key)) changes.push({ kind: kind.name, key: record.key, operation: "remove", before: pick(record, [...names, "position"]), after: null });
  }
  for (const record of next) {
    const position = positions.get(record.key) ?? record.position;
    const old = known.get(record.key);
    if (!old) changes.push({ kind: kind.name, key: record.key, operation: "add", before: null, after: { ...pick(record, names), position } });
    else {
      const edit = editOf(kind.name, old, { ...record, position } as PlanRecord, [...names, "position"]);
      if (edit) changes.push(edit);
    }
  }
  return changes;
}

/** The change from one state of a record to another, or nothing. */
export function editOf(kind: string, old: PlanRecord, next: PlanRecord, names: readonly string[]): Change | undefined {
  const before = old as unknown as Fields;
  const after = next as unknown as Fields;
  const changed = names.filter((name) => (name === "position" ? Number(before[name]) !== Number(after[name]) : !sameValue(before[name], after[name])));
  if (changed.length === 0) return undefined;
  return { kind, key: old.key, operation: "edit", before: pick(old, changed), after: pick(next, changed) };
}

function pick(record: PlanRecord, names: readonly string[]): Fields {
  const fields = record as unknown as Fields;
  return Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
}

/**
 * Positions for the records of `next`. Those that keep their relative order keep their position; the fewest possible
 * move or come in between their neighbours, so that a reordering of one record is one change.
 */
export function placeInOrder(current: readonly PlanRecord[], next: readonly PlanRecord[]): Map<string, string> {
  const old = new Map(current.map((record) => [record.key, Number(record.position)]));
  const staying = new Set(longestRising(next.filter((record) => old.has(record.key)).map((record) => ({ key: record.key, at: old.get(record.key) ?? 0 }))));
  const positions = new Map<string, string>();
  let last = 0;
  for (let index = 0; index < next.length; ) {
    const record = next[index];
    if (!record) break;
    const kept = old.get(record.key);
    if (kept !== undefined && staying.has(record.key)) {
      positions.set(record.key, String(kept));
      last = kept;
      index++;
      continue;
    }
    const run = runOfMoved(next, index, staying);
    const end = old.get(next[index + run]?.key ?? "") ?? last + run + 1;
    for (let step = 1; step <= run; step++) positions.set(next[index + step - 1]?.key ?? "", String(last + ((end - last) * step) / (run + 1)));
    index += run;
  }
  return positions;
}

function runOfMoved(next: readonly PlanRecord[], from: number, staying: ReadonlySet<string>): number {
  let run = 0;
  while (from + run < next.length && !staying.has(next[from + run]?.key ?? "")) run++;
  return run;
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
