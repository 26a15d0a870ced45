import type { StaffContext } from "#platform/context.ts";
import { conflict, invalid } from "#platform/errors.ts";
import { type Change, editOf } from "../changes/plan-diff.rules.ts";
import { type PlanDocument, recordsOf } from "../records/plan-document.rules.ts";
import type { Listing, PlanNode } from "../records/plan-records.ts";
import type { PlanRecord } from "../records/record-kind.rules.ts";
import { editPlan, getKind, getRecord, type PlanTarget } from "./edit-plan.ts";
import { branchOf, joinChanges, placeRecord, positionChanges, siblingsOf } from "./plan-edit.rules.ts";

export interface RecordMove extends PlanTarget {
  kind: "nodes" | "listings";
  key: string;
  /** The node below which it comes; null: a node becomes one of the top level. */
  to: string | null;
  /** Key of the neighbour before which it stands; null: behind all others. */
  before: string | null;
  version?: number;
}

/** Moves a node with all that hangs below it, or a listing, to another place of the tree. @throws AppError invalid, conflict, forbidden, notFound */
export async function moveRecord(ctx: StaffContext, input: RecordMove): Promise<void> {
  const kind = getKind(input.kinds, input.kind);
  await editPlan(ctx, input, ({ document }) => {
    const record = getRecord(document, kind.name, input.key);
    if (input.version !== undefined && record.version !== input.version) throw conflict("plan.error.changedMeanwhile");
    const next = { ...record, ...target(document, input) };
    const field = input.kind === "nodes" ? "parent" : "node";
    return {
      changes: joinChanges([
        ...edits(editOf(kind.name, { old: record, next }, [field])),
        ...places(document, next, input),
      ]),
      action: `${kind.one}.moved`,
    };
  });
}

const edits = (change: Change | undefined) => (change ? [change] : []);

/** The field that says where the record hangs, once the place was found fit. */
function target(document: PlanDocument, input: RecordMove): Partial<PlanNode & Listing> {
  const nodes = recordsOf<PlanNode>(document, "nodes");
  const node = nodes.find((entry) => entry.key === input.to);
  if (input.to !== null && !node)
    throw invalid([{ path: "to", code: "plan.error.reference", params: { key: input.to, list: "nodes" } }]);
  if (node?.retiredOn) throw invalid([{ path: "to", code: "plan.error.retiredTarget" }]);
  if (input.kind === "nodes") {
    if (input.to !== null && branchOf(nodes, input.key).has(input.to))
      throw invalid([{ path: "to", code: "plan.error.circle", params: { key: input.key } }]);
    return { parent: input.to };
  }
  if (input.to === null) throw invalid([{ path: "to", code: "plan.error.required" }]);
  return { node: input.to };
}

function places(document: PlanDocument, moved: PlanRecord, input: RecordMove): Change[] {
  const records = recordsOf(document, input.kind);
  const others = siblingsOf(input.kind, records, moved).filter((record) => record.key !== input.key);
  const before = others.find((record) => record.key === input.before);
  if (input.before !== null && !before) throw invalid([{ path: "before", code: "plan.error.notASibling" }]);
  const last = others.at(-1);
  // Behind the last neighbour rather than behind the whole list: the list stays in the order of the pages.
  const place = before ? { before: before.key } : last ? { after: last.key } : "last";
  return positionChanges(input.kind, records, placeRecord(records, input.key, place));
}
