import type { Lineage } from "../lineage/lineage-kind.ts";
import { type PlanDocument, recordsOf } from "../records/plan-document.rules.ts";
import type { Listing, PlanNode } from "../records/plan-records.ts";
import type { PlanRecord, RecordKind } from "../records/record-kind.rules.ts";

/** A record by its list and key. */
export interface RecordPlace {
  kind: string;
  key: string;
}

export const placeId = ({ kind, key }: RecordPlace) => `${kind}/${key}`;

/**
 * Every record in the order in which a reader of the plan meets it: the head; the tree from the top down, at each node
 * what stands there, each project at its home; then the other lists.
 */
export function planOrder(document: PlanDocument, kinds: readonly RecordKind[]): RecordPlace[] {
  const atNodes = kinds.filter((kind) => kind.fields.node?.type === "ref");
  const below = atNodes.map(({ name }) => ({ name, byNode: Map.groupBy(recordsOf(document, name), nodeOf) }));
  const families = Map.groupBy(recordsOf<Lineage>(document, "lineage"), ({ to }) => to);
  const inTree = inTreeOrder(recordsOf<PlanNode>(document, "nodes")).flatMap(({ key }) => [
    { kind: "nodes", key },
    ...below.flatMap(({ name, byNode }) => (byNode.get(key) ?? []).flatMap((record) => listed(name, record, families))),
  ]);
  const inLists = kinds
    .filter(({ name }) => name !== "plan")
    .flatMap(({ name }) => recordsOf(document, name).map(({ key }) => ({ kind: name, key })));
  const all = [{ kind: "plan", key: document.plan.key }, ...inTree, ...inLists];
  return firstOf(all);
}

/** Before the listing that is a project's home comes the project, with what it came out of. */
function listed(kind: string, record: PlanRecord, families: ReadonlyMap<string, readonly Lineage[]>): RecordPlace[] {
  const place = { kind, key: record.key };
  const { home, project } = record as Listing;
  if (kind !== "listings" || !home) return [place];
  const family = (families.get(project) ?? []).map(({ key }) => ({ kind: "lineage", key }));
  return [{ kind: "projects", key: project }, ...family, place];
}

/** Each place once, where it comes first. */
function firstOf(places: readonly RecordPlace[]): RecordPlace[] {
  const seen = new Map<string, RecordPlace>();
  for (const place of places) if (!seen.has(placeId(place))) seen.set(placeId(place), place);
  return [...seen.values()];
}

const nodeOf = (record: PlanRecord) => (record as PlanRecord & { node: string | null }).node ?? "";

/** From the top down; what hangs in no tree is left out. */
function inTreeOrder(nodes: readonly PlanNode[]): PlanNode[] {
  const children = Map.groupBy(nodes, (node) => node.parent ?? "");
  const order: PlanNode[] = [];
  const waiting = (children.get("") ?? []).toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    order.push(node);
    waiting.push(...(children.get(node.key) ?? []).toReversed());
  }
  return order;
}

/** The rank of each record of both orders: that of the later one, with what is gone behind the record that it stood behind. */
export function joinOrders(before: readonly RecordPlace[], after: readonly RecordPlace[]): Map<string, number> {
  const kept = new Set(after.map(placeId));
  const gone = new Map<string, string[]>();
  let anchor = "";
  for (const id of before.map(placeId)) {
    if (kept.has(id)) anchor = id;
    else gone.set(anchor, [...(gone.get(anchor) ?? []), id]);
  }
  const order = [...(gone.get("") ?? []), ...after.map(placeId).flatMap((id) => [id, ...(gone.get(id) ?? [])])];
  return new Map(order.map((id, rank) => [id, rank]));
}
