import { canonical } from "#platform/canonical.ts";
import type { Issue } from "#platform/errors.ts";
import type { Change } from "../changes/plan-diff.rules.ts";
import { NARROWEST, spreadOut } from "../changes/position.rules.ts";
import { checkDocument, type PlanDocument, recordsOf } from "../records/plan-document.rules.ts";
import type { DesiredState, Listing, NodeText, PlanHead, PlanNode } from "../records/plan-records.ts";
import { KEY_PATTERN, type PlanRecord, type RecordKind } from "../records/record-kind.rules.ts";

type Fields = Record<string, unknown>;

/** The fields that tell which records stand beside one another; of the other kinds all records do. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  nodes: ["parent"],
  texts: ["node", "column"],
  desiredStates: ["node", "horizon"],
  listings: ["node"],
  evidenceTables: ["group"],
  actions: ["group"],
  partners: ["node"],
  values: ["indicator"],
  definitions: ["indicator"],
};

/** The records that stand beside one another on a page, the record itself among them, in order. */
export function siblingsOf(kind: string, records: readonly PlanRecord[], record: PlanRecord): PlanRecord[] {
  const names = BESIDE[kind] ?? [];
  const place = (entry: PlanRecord) => canonical(names.map((name) => (entry as unknown as Fields)[name] ?? null));
  const wanted = place(record);
  return records.filter((entry) => place(entry) === wanted);
}

/** Whose neighbour a record becomes. `last`: behind all others. */
export type Place = { before: string } | { after: string } | "last";

/**
 * The positions that change when a record comes to a place in its list: as a rule its own alone, halfway between its new
 * neighbours. Where they have come too close, the records around the place are spread out again too. `records` is the
 * whole list in order; `moving` may be among them or be new.
 */
export function placeRecord(records: readonly PlanRecord[], moving: string, place: Place): Map<string, string> {
  const order = records
    .filter((record) => record.key !== moving)
    .map(({ key, position }) => ({ key, at: Number(position) }));
  const index = indexOf(order, place);
  const low = order[index - 1]?.at ?? 0;
  const high = order[index]?.at ?? low + 2;
  if (high - low > NARROWEST) return new Map([[moving, String((low + high) / 2)]]);
  order.splice(index, 0, { key: moving, at: Number.NaN });
  return spreadOut(order, { first: index, last: index });
}

function indexOf(order: readonly { key: string }[], place: Place): number {
  if (place === "last") return order.length;
  const index = order.findIndex((entry) => entry.key === ("before" in place ? place.before : place.after));
  if (index === -1) return order.length;
  return "before" in place ? index : index + 1;
}

/** The edits of position for what `placeRecord` found, for records that are there already. */
export function positionChanges(
  kind: string,
  records: readonly PlanRecord[],
  positions: ReadonlyMap<string, string>,
): Change[] {
  return records.flatMap((record): Change[] => {
    const position = positions.get(record.key);
    if (position === undefined || Number(position) === Number(record.position)) return [];
    return [{ kind, key: record.key, operation: "edit", before: { position: record.position }, after: { position } }];
  });
}

/** One change a record: a change of position joins the other fields of the same record. */
export function joinChanges(changes: readonly Change[]): Change[] {
  const joined = new Map<string, Change>();
  for (const change of changes) {
    const id = `${change.kind}/${change.key}`;
    const earlier = joined.get(id);
    joined.set(id, earlier?.operation === "edit" && change.operation === "edit" ? merge(earlier, change) : change);
  }
  return [...joined.values()];
}

function merge(earlier: Change & { operation: "edit" }, later: Change & { operation: "edit" }): Change {
  return { ...earlier, before: { ...later.before, ...earlier.before }, after: { ...earlier.after, ...later.after } };
}

/** The document as it is after the changes; each list in order. */
export function applyChanges(document: PlanDocument, changes: readonly Change[]): PlanDocument {
  let plan: PlanHead = document.plan;
  const records: Record<string, PlanRecord[]> = { ...document.records };
  for (const [kind, own] of Map.groupBy(changes, (change) => change.kind)) {
    if (kind === "plan") for (const change of own) plan = { ...plan, ...change.after };
    else records[kind] = applyToList(records[kind] ?? [], own);
  }
  return { plan, records };
}

function applyToList(records: readonly PlanRecord[], changes: readonly Change[]): PlanRecord[] {
  const byKey = new Map(records.map((record) => [record.key, record]));
  for (const change of changes) {
    if (change.operation === "remove") byKey.delete(change.key);
    else if (change.operation === "add")
      byKey.set(change.key, { version: 1, ...change.after, key: change.key } as unknown as PlanRecord);
    else byKey.set(change.key, { ...byKey.get(change.key), ...change.after } as PlanRecord);
  }
  return [...byKey.values()].sort((a, b) => Number(a.position) - Number(b.position) || (a.key < b.key ? -1 : 1));
}

/** What the changes would break. What was wrong before does not stand in the way of putting something else right. */
export function findNewIssues(before: PlanDocument, after: PlanDocument, kinds: readonly RecordKind[]): Issue[] {
  const known = new Set(checkEdited(before, kinds).map(canonical));
  return checkEdited(after, kinds).filter((issue) => !known.has(canonical(issue)));
}

function checkEdited(document: PlanDocument, kinds: readonly RecordKind[]): Issue[] {
  return [...checkDocument(document, kinds), ...checkNames(document), ...checkListedTwice(document)];
}

function checkListedTwice(document: PlanDocument): Issue[] {
  const seen = new Set<string>();
  return recordsOf<Listing>(document, "listings").flatMap((listing) => {
    const place = `${listing.project}/${listing.node}`;
    if (!seen.has(place)) {
      seen.add(place);
      return [];
    }
    return [
      { path: `listings.${listing.key}.node`, code: "plan.error.listedTwice", params: { project: listing.project } },
    ];
  });
}

/** Texts name a column of the plan and desired states a horizon; both are lists within the plan's head. */
function checkNames(document: PlanDocument): Issue[] {
  const columns = new Set(document.plan.columns.map((column) => column.key));
  const horizons = new Set(document.plan.horizons.map((horizon) => horizon.key));
  const missing = (path: string, key: string, list: string): Issue => ({
    path,
    code: "plan.error.reference",
    params: { key, list },
  });
  return [
    ...recordsOf<NodeText>(document, "texts")
      .filter((text) => !columns.has(text.column))
      .map((text) => missing(`texts.${text.key}.column`, text.column, "columns")),
    ...recordsOf<DesiredState>(document, "desiredStates")
      .filter((state) => !horizons.has(state.horizon))
      .map((state) => missing(`desiredStates.${state.key}.horizon`, state.horizon, "horizons")),
  ];
}

/** The keys of a node and of all that hangs below it: the places to which it cannot move. */
export function branchOf(nodes: readonly PlanNode[], key: string): Set<string> {
  const children = Map.groupBy(nodes, (node) => node.parent ?? "");
  const branch = new Set<string>();
  const waiting = [key];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (branch.has(next)) continue;
    branch.add(next);
    for (const child of children.get(next) ?? []) waiting.push(child.key);
  }
  return branch;
}

/** What a key can take over of an English title; empty where that is nothing. */
export function keyWords(title: string | undefined): string {
  return (title ?? "")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
}

/** A key for a new record: what was wished for, else words of the English title, else the kind's name; numbered where taken. */
export function chooseKey(wish: { title: string | undefined; one: string }, taken: ReadonlySet<string>): string {
  const words = keyWords(wish.title);
  const stem = words === "" ? wish.one.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) : words;
  if (words !== "" && !taken.has(stem) && KEY_PATTERN.test(stem)) return stem;
  for (let number = words === "" ? 1 : 2; ; number++) {
    const key = `${stem}-${number}`;
    if (!taken.has(key)) return key;
  }
}
