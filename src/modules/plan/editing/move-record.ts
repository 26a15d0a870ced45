import type { StaffContext } from "#platform/context.ts";
import { conflict, type Issue, invalid } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";
import { type Change, editOf } from "../changes/plan-diff.rules.ts";
import { type PlanDocument, recordsOf } from "../records/plan-document.rules.ts";
import type { Listing, PlanNode } from "../records/plan-records.ts";
import type { PlanRecord, RecordKind } from "../records/record-kind.rules.ts";
import { editPlan, getKind, getRecord, type PlanTarget } from "./edit-plan.ts";
import { fieldsOf } from "./edit-record.ts";
import { checkListingPlace } from "./listing-place.rules.ts";
import { branchOf, joinChanges, placeRecord, positionChanges, siblingsOf } from "./plan-edit.rules.ts";
import { parseRecord } from "./record-input.rules.ts";
import { labelOf } from "./record-label.rules.ts";

export interface RecordMove extends PlanTarget {
  kind: "nodes" | "listings";
  key: string;
  /** The node below which it comes; null: a node becomes one of the top level. */
  to: string | null;
  /** Key of the neighbour before which it stands; null: behind all others. */
  before: string | null;
  /** Of a node: its number in the new place; stays as it is when left out. */
  number?: string | null;
  version?: number;
}

/** Moves a node with all that hangs below it, or a listing, to another place of the tree. @throws AppError invalid, conflict, forbidden, notFound */
export async function moveRecord(ctx: StaffContext, input: RecordMove): Promise<void> {
  const kind = getKind(input.kinds, input.kind);
  await editPlan(ctx, input, ({ document }) => {
    const record = getRecord(document, kind.name, input.key);
    if (input.version !== undefined && record.version !== input.version) throw conflict("plan.error.changedMeanwhile");
    if (input.kind === "listings")
      checkListingPlace(document, { node: input.to, path: "to" }, (text) => ctx.say.plain(text));
    const next = { ...record, ...numberOf(kind, record, input), ...target(document, input) };
    const fields = input.kind === "nodes" ? ["parent", "number"] : ["node"];
    return {
      changes: joinChanges([
        ...edits(editOf(kind.name, { old: record, next }, fields)),
        ...places(document, next, input),
      ]),
      action: `${kind.one}.moved`,
      refuse: (issues) => invalid(tellDepthOnce(ctx, document, issues)),
    };
  });
}

const edits = (change: Change | undefined) => (change ? [change] : []);

/** The number as it was typed. @throws AppError invalid */
function numberOf(kind: RecordKind, record: PlanRecord, { number }: RecordMove): { number?: unknown } {
  if (number === undefined || kind.name !== "nodes") return {};
  const typed = parseRecord(kind, { ...fieldsOf(kind, record), number, key: record.key }) as PlanNode;
  return { number: typed.number };
}

const NAMED_AT_MOST = 3;

/** All that would hang too deep in one sentence and by name, instead of one sentence for each of the branch. */
function tellDepthOnce(ctx: StaffContext, document: PlanDocument, issues: readonly Issue[]): Issue[] {
  const deep = issues.filter((issue) => issue.code === "plan.error.tooDeep");
  if (deep.length === 0) return [...issues];
  const nodes = new Map(recordsOf<PlanNode>(document, "nodes").map((node) => [node.key, node]));
  const words = { plain: (text: Text) => ctx.say.plain(text), find: () => undefined };
  const names = deep.slice(0, NAMED_AT_MOST).flatMap((issue) => {
    const node = nodes.get(String(issue.params?.key));
    return node ? [labelOf("nodes", node, words)] : [];
  });
  const params = {
    levels: document.plan.levels.length,
    names: names.join(ctx.say.t("plan.staff.moving.and")),
    more: deep.length - names.length,
  };
  return [
    { path: "to", code: "plan.error.movedTooDeep", params },
    ...issues.filter((issue) => issue.code !== "plan.error.tooDeep"),
  ];
}

/** The field that says where the record hangs, once the place was found fit. */
function target(document: PlanDocument, input: RecordMove): Partial<PlanNode & Listing> {
  if (input.kind === "listings") return { node: input.to ?? "" };
  const nodes = recordsOf<PlanNode>(document, "nodes");
  const node = nodes.find((entry) => entry.key === input.to);
  if (input.to !== null && !node)
    throw invalid([{ path: "to", code: "plan.error.reference", params: { key: input.to, list: "nodes" } }]);
  if (node?.retiredOn) throw invalid([{ path: "to", code: "plan.error.retiredTarget" }]);
  if (input.to !== null && branchOf(nodes, input.key).has(input.to))
    throw invalid([{ path: "to", code: "plan.error.circle", params: { key: input.key } }]);
  return { parent: input.to };
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
