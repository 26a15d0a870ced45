import { sameValue } from "#platform/canonical.ts";
import { type Change, diffRecords, inverseOf } from "../changes/plan-diff.rules.ts";
import { applyChanges } from "../editing/plan-edit.rules.ts";
import { withoutDemo } from "../records/plan-demo.rules.ts";
import { type PlanDocument, recordsOf } from "../records/plan-document.rules.ts";
import type { PlanHead } from "../records/plan-records.ts";
import { changeableFields, type PlanRecord, type RecordKind } from "../records/record-kind.rules.ts";

type Fields = Record<string, unknown>;

/**
 * The same place changed in the plan and in the file since the export, in different ways. `field` is a field's name,
 * `position`, or `key` where one side took the record away that the other one changed (it is undefined there).
 */
export interface FileConflict {
  kind: string;
  key: string;
  field: string;
  /** When the file was taken out, in the plan as it is, in the file. */
  old: unknown;
  now: unknown;
  file: unknown;
}

/** Names a conflict, for the decision on it. */
export const conflictId = ({ kind, key, field }: Pick<FileConflict, "kind" | "key" | "field">) =>
  `${kind}.${key}.${field}`;

/** The plan as it was before `newer` (newest first), as a file of it would say it. */
export function planAsItWas(current: PlanDocument, newer: readonly Change[]): PlanDocument {
  return withoutDemo(applyChanges(current, newer.map(inverseOf)));
}

interface Sides<T> {
  /** As it was when the file was taken out. */
  old: T;
  now: T;
  file: T;
}

/**
 * The plan as it is with only that put in which the file changed since it was taken out. Where the plan changed in the same
 * place, it stays as it is, unless `take` has the conflict's id; each such place is a conflict, decided or not.
 */
export function mergeFile(
  { old, now, file }: Sides<PlanDocument>,
  kinds: readonly RecordKind[],
  take: ReadonlySet<string>,
): { document: PlanDocument; conflicts: FileConflict[] } {
  const document: PlanDocument = { plan: now.plan, records: { ...now.records } };
  const conflicts: FileConflict[] = [];
  for (const kind of kinds) {
    const listOf = (from: PlanDocument) => (kind.name === "plan" ? [from.plan] : recordsOf(from, kind.name));
    const list = mergeList(kind, { old: listOf(old), now: listOf(now), file: listOf(file) }, take);
    if (kind.name === "plan") document.plan = (list.records[0] ?? now.plan) as PlanHead;
    else document.records[kind.name] = list.records;
    conflicts.push(...list.conflicts);
  }
  return { document, conflicts };
}

interface Merging {
  kind: RecordKind;
  take: ReadonlySet<string>;
  old: ReadonlyMap<string, PlanRecord>;
  file: ReadonlyMap<string, PlanRecord>;
  /** What the plan will have, by key. */
  merged: Map<string, PlanRecord>;
  conflicts: FileConflict[];
  /** Those that go where the file has them. */
  placed: Set<string>;
  /** Those that have been moved in the plan, to another order than the file's. */
  movedNow: ReadonlySet<string>;
}

function mergeList(kind: RecordKind, sides: Sides<readonly PlanRecord[]>, take: ReadonlySet<string>) {
  const merging: Merging = {
    kind,
    take,
    old: byKey(sides.old),
    file: byKey(sides.file),
    merged: byKey(sides.now),
    conflicts: [],
    placed: new Set(),
    movedNow: movedKeys(kind, sides),
  };
  for (const change of diffRecords(kind, sides.old, sides.file)) {
    if (change.operation === "remove") mergeRemoval(merging, change);
    else if (change.operation === "add") mergeAddition(merging, change);
    else mergeEdit(merging, change);
  }
  return { records: inMergedOrder(merging, sides), conflicts: merging.conflicts };
}

const byKey = (records: readonly PlanRecord[]) => new Map(records.map((record) => [record.key, record]));

function movedKeys(kind: RecordKind, { old, now, file }: Sides<readonly PlanRecord[]>): Set<string> {
  const [nowKeys, fileKeys] = [new Set(now.map(({ key }) => key)), new Set(file.map(({ key }) => key))];
  const ofBoth = (records: readonly PlanRecord[], other: ReadonlySet<string>) =>
    records.flatMap(({ key }) => (other.has(key) ? [key] : []));
  if (sameValue(ofBoth(now, fileKeys), ofBoth(file, nowKeys))) return new Set();
  const moves = diffRecords(kind, old, now).filter((change) => "position" in (change.after ?? {}));
  return new Set(moves.filter(({ operation }) => operation === "edit").map(({ key }) => key));
}

function mergeRemoval(merging: Merging, { key }: Change): void {
  const { kind, merged } = merging;
  const [old, now] = [merging.old.get(key), merged.get(key)];
  if (!now) return;
  const isAsOld = changeableFields(kind).every((name) => sameValue(fieldIn(old, name), fieldIn(now, name)));
  if (isAsOld || isTaken(merging, { key, field: "key", old: key, now: key, file: undefined })) merged.delete(key);
}

function mergeAddition(merging: Merging, { key, after }: Change): void {
  if (merging.merged.has(key)) mergeFields(merging, key, { before: {}, after: after ?? {} });
  else addAsInFile(merging, key);
}

function mergeEdit(merging: Merging, change: Change & { operation: "edit" }): void {
  const { key } = change;
  if (merging.merged.has(key)) mergeFields(merging, key, change);
  else if (isTaken(merging, { key, field: "key", old: key, now: undefined, file: key })) addAsInFile(merging, key);
}

function addAsInFile({ file, merged, placed }: Merging, key: string): void {
  const record = file.get(key);
  if (!record) return;
  merged.set(key, record);
  placed.add(key);
}

/** `before` is empty where both sides added the record. */
function mergeFields(merging: Merging, key: string, { before, after }: { before: Fields; after: Fields }): void {
  const now = merging.merged.get(key);
  const wins = (field: string) => {
    const sides = { key, field, old: before[field] ?? null, now: fieldIn(now, field), file: after[field] };
    if (sameValue(sides.now, sides.file)) return false;
    return (field in before && sameValue(sides.now, sides.old)) || isTaken(merging, sides);
  };
  const fields = Object.entries(after).filter(([field]) => field !== "position" && wins(field));
  merging.merged.set(key, { ...now, ...Object.fromEntries(fields) } as PlanRecord);
  if ("position" in before && isMovedAsInFile(merging, key)) merging.placed.add(key);
}

function isMovedAsInFile(merging: Merging, key: string): boolean {
  const move = { key, field: "position", old: null, now: null, file: null };
  return !merging.movedNow.has(key) || isTaken(merging, move);
}

function isTaken({ kind, take, conflicts }: Merging, sides: Omit<FileConflict, "kind">): boolean {
  const conflict = { kind: kind.name, ...sides };
  conflicts.push(conflict);
  return take.has(conflictId(conflict));
}

const fieldIn = (record: PlanRecord | undefined, name: string) => (record as Fields | undefined)?.[name] ?? null;

/** The order of the plan as it is; what the file added or moved stands behind the record that it follows in the file. */
function inMergedOrder({ merged, placed }: Merging, { now, file }: Sides<readonly PlanRecord[]>): PlanRecord[] {
  const followers = new Map<string, PlanRecord[]>();
  let anchor = "";
  for (const { key } of file) {
    const record = merged.get(key);
    if (record && placed.has(key)) followers.set(anchor, [...(followers.get(anchor) ?? []), record]);
    else if (record) anchor = key;
  }
  const staying = now.flatMap(({ key }) => merged.get(key) ?? []).filter(({ key }) => !placed.has(key));
  const behind = (key: string) => followers.get(key) ?? [];
  return [...behind(""), ...staying.flatMap((record) => [record, ...behind(record.key)])];
}
