import { type Change, diffPlans } from "../changes/plan-diff.rules.ts";
import { siblingsOf } from "../editing/plan-edit.rules.ts";
import { withoutDemo } from "../records/plan-demo.rules.ts";
import { type PlanDocument, recordsOf } from "../records/plan-document.rules.ts";
import type { Listing } from "../records/plan-records.ts";
import type { PlanRecord, RecordKind } from "../records/record-kind.rules.ts";
import { joinOrders, placeId, planOrder, type RecordPlace } from "./plan-order.rules.ts";

/** What happened to one thing between two states of a plan. */
export type ComparedWhat = "added" | "removed" | "renamed" | "moved" | "reordered" | "edited";

/** One line of the comparison (新旧対照表): a record that came or went, or one field of a record that stayed. */
export interface ComparedRow extends RecordPlace {
  what: ComparedWhat;
  /** Of a record that stayed: which field. */
  field: string | null;
  /** A whole record, or the field's value; the key of the neighbour before it where the order changed; null for nothing. */
  before: unknown;
  after: unknown;
}

/** Facts that come in while a plan runs are not its words. */
const NOT_THE_PLAN: readonly string[] = ["values"];
/** Where a record is printed, and the stage of the plan: each version is named by its own. */
const NOT_TOLD: readonly string[] = ["basis", "basisReason", "source", "state"];
const NAMES: readonly string[] = ["title", "name"];
/** The fields that say where in the plan a record stands. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  nodes: ["parent"],
  listings: ["node"],
  texts: ["node", "column"],
  desiredStates: ["node", "horizon"],
  targets: ["node"],
  partners: ["node"],
};

/**
 * What is different in a later state of a plan, in the order of the plan. Two equal states give nothing; what was invented
 * for the demonstration is no part of either.
 */
export function compareVersions(
  earlier: PlanDocument,
  later: PlanDocument,
  kinds: readonly RecordKind[],
): ComparedRow[] {
  const [before, after] = [withoutDemo(earlier), withoutDemo(later)];
  const compared = kinds.filter((kind) => !NOT_THE_PLAN.includes(kind.name));
  const ranks = joinOrders(planOrder(before, compared), planOrder(after, compared));
  const changes = diffPlans(before, after, compared);
  const created = new Set(changes.filter(({ operation }) => operation !== "edit").map(placeId));
  return changes
    .filter((change) => !isTold(change, { before, after, created }))
    .flatMap((change) => rowsOf(change, { before, after }))
    .map((row, index) => ({ row, index, rank: ranks.get(placeId(row)) ?? 0 }))
    .sort((one, other) => one.rank - other.rank || one.index - other.index)
    .map(({ row }) => row);
}

interface States {
  before: PlanDocument;
  after: PlanDocument;
}

/** The home of a project that came or went is told with the project. */
function isTold(change: Change, { before, after, created }: States & { created: ReadonlySet<string> }): boolean {
  if (change.kind !== "listings" || change.operation === "edit") return false;
  const listing = findRecord<Listing>(change.operation === "add" ? after : before, change);
  return listing?.home === true && created.has(placeId({ kind: "projects", key: listing.project }));
}

function rowsOf(change: Change, states: States): ComparedRow[] {
  const { kind, key } = change;
  const whole = { kind, key, field: null };
  if (change.operation === "add")
    return [{ ...whole, what: "added", before: null, after: findRecord(states.after, change) ?? null }];
  if (change.operation === "remove")
    return [{ ...whole, what: "removed", before: findRecord(states.before, change) ?? null, after: null }];
  return Object.keys(change.after)
    .filter((field) => !NOT_TOLD.includes(field))
    .flatMap((field): ComparedRow[] => {
      if (field === "position") return orderRow(change, states);
      const values = { before: change.before[field] ?? null, after: change.after[field] ?? null };
      return [{ kind, key, field, what: whatOf(kind, field), ...values }];
    });
}

function whatOf(kind: string, field: string): ComparedWhat {
  if (NAMES.includes(field)) return "renamed";
  return PLACES[kind]?.includes(field) ? "moved" : "edited";
}

/** A place in the order is told by the neighbour before it; among new neighbours because of a move, it is not told again. */
function orderRow({ kind, key, after: fields }: Change & { operation: "edit" }, states: States): ComparedRow[] {
  if (PLACES[kind]?.some((field) => field in fields)) return [];
  const [before, after] = [neighbourIn(states.before, { kind, key }), neighbourIn(states.after, { kind, key })];
  return before === after ? [] : [{ kind, key, field: null, what: "reordered", before, after }];
}

function neighbourIn(document: PlanDocument, { kind, key }: RecordPlace): string | null {
  const records = recordsOf(document, kind);
  const record = records.find((entry) => entry.key === key);
  if (!record) return null;
  const siblings = siblingsOf(kind, records, record);
  return siblings[siblings.indexOf(record) - 1]?.key ?? null;
}

export function findRecord<R extends PlanRecord>(document: PlanDocument, { kind, key }: RecordPlace): R | undefined {
  if (kind === "plan") return document.plan as unknown as R;
  return recordsOf<R>(document, kind).find((record) => record.key === key);
}
