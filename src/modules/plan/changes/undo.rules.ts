import { sameValue } from "#platform/canonical.ts";
import type { PlanDocument } from "../records/plan-document.rules.ts";
import type { PlanRecord } from "../records/record-kind.rules.ts";
import { type Change, inverseOf } from "./plan-diff.rules.ts";

type Fields = Record<string, unknown>;

/** A change that came after, as far as undo needs it. */
export type LaterChange = Change & { batch: number; undoes: number | null };

/** Where an undo would overwrite what somebody did later: the record and, of edits, the fields. */
export interface UndoConflict {
  kind: string;
  key: string;
  fields: string[];
}

/** The changes that take a batch back, the last one first. */
export function undoOf(changes: readonly Change[]): Change[] {
  return changes.toReversed().map(inverseOf);
}

/**
 * Of the later changes those that still count: an act that was taken back itself no longer stands in the way, nor does
 * the act that took it back. `later` is in any order; a higher batch came later.
 */
export function stillStanding(later: readonly LaterChange[]): LaterChange[] {
  const batches = new Map(later.map((change) => [change.batch, change.undoes]));
  const gone = new Set<number>();
  for (const batch of [...batches.keys()].sort((a, b) => b - a)) {
    const undoes = batches.get(batch);
    if (gone.has(batch) || undoes === null || undoes === undefined || !batches.has(undoes)) continue;
    gone.add(batch).add(undoes);
  }
  return later.filter((change) => !gone.has(change.batch));
}

/** What stands in the way of taking `changes` back: a later change of the same field, or of the same record as a whole. */
export function findUndoConflicts(changes: readonly Change[], later: readonly LaterChange[]): UndoConflict[] {
  const standing = Map.groupBy(stillStanding(later), (change) => `${change.kind}/${change.key}`);
  return changes.flatMap((change) => {
    const fields = (standing.get(`${change.kind}/${change.key}`) ?? []).flatMap((other) => commonFields(change, other));
    return fields.length === 0 ? [] : [{ kind: change.kind, key: change.key, fields: [...new Set(fields)] }];
  });
}

function commonFields(change: Change, later: Change): string[] {
  if (later.operation !== "edit") return ["key"];
  const touched = Object.keys(later.after);
  return change.operation === "edit" ? touched.filter((name) => name in change.after) : touched;
}

/**
 * Whether the document still is as the changes left it. It always is when no later change stands; this is the second look
 * before anything is overwritten.
 */
export function isAsLeft(document: PlanDocument, change: Change): boolean {
  const record =
    change.kind === "plan" ? document.plan : document.records[change.kind]?.find(({ key }) => key === change.key);
  if (change.operation === "remove") return record === undefined;
  return record !== undefined && hasFields(record, change.after);
}

function hasFields(record: PlanRecord, fields: Fields): boolean {
  const own = record as unknown as Fields;
  return Object.entries(fields).every(([name, value]) =>
    name === "position" ? Number(own[name]) === Number(value) : sameValue(own[name], value),
  );
}
