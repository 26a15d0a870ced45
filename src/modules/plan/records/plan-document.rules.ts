import type { Issue } from "#platform/errors.ts";
import { checkLineage } from "../lineage/check-lineage.rules.ts";
import type { EvidenceTable, Listing, PlanHead, PlanLink, PlanNode } from "./plan-records.ts";
import type { PlanRecord, RecordKind } from "./record-kind.rules.ts";

/** A whole plan in memory: its head and its records by kind, each list in order. */
export interface PlanDocument {
  plan: PlanHead;
  records: Record<string, PlanRecord[]>;
}

export function recordsOf<R extends PlanRecord>(document: PlanDocument, kind: string): R[] {
  return (document.records[kind] ?? []) as R[];
}

/** What no single record can tell: references, one home a project, no cycles, sums. `path` is `list.key.field`. */
export function checkDocument(document: PlanDocument, kinds: readonly RecordKind[]): Issue[] {
  return [
    ...checkKeys(document),
    ...checkReferences(document, kinds),
    ...checkTree(recordsOf<PlanNode>(document, "nodes"), document.plan.levels.length),
    ...checkHomes(recordsOf<Listing>(document, "listings"), recordsOf(document, "projects")),
    ...checkLinks(document),
    ...checkLineage({
      plan: document.plan,
      projects: recordsOf(document, "projects"),
      lineage: recordsOf(document, "lineage"),
    }),
    ...checkTotals(recordsOf<EvidenceTable>(document, "evidenceTables")),
  ];
}

function checkKeys(document: PlanDocument): Issue[] {
  const issues: Issue[] = [];
  for (const [kind, records] of Object.entries(document.records)) {
    const seen = new Set<string>();
    for (const { key } of records) {
      if (seen.has(key)) issues.push({ path: `${kind}.${key}.key`, code: "plan.error.keyTwice", params: { key } });
      seen.add(key);
    }
  }
  return issues;
}

/** Of shared kinds a record may be kept by another plan: those references are for the database to check. */
function checkReferences(document: PlanDocument, kinds: readonly RecordKind[]): Issue[] {
  const shared = sharedKinds(kinds);
  return looseReferences(document, kinds)
    .filter(({ list }) => !shared.has(list))
    .map(referenceIssue);
}

const sharedKinds = (kinds: readonly RecordKind[]) =>
  new Set(kinds.filter((kind) => kind.isShared).map((kind) => kind.name));

/** A reference to a record that the document does not hold. */
interface LooseReference {
  /** `list.key.field` of what refers. */
  path: string;
  key: string;
  list: string;
}

const referenceIssue = ({ path, key, list }: LooseReference): Issue => ({
  path,
  code: "plan.error.reference",
  params: { key, list },
});

/** The references to records of shared kinds that must be kept by another plan, if at all. */
export function referencesElsewhere(document: PlanDocument, kinds: readonly RecordKind[]): LooseReference[] {
  const shared = sharedKinds(kinds);
  return looseReferences(document, kinds).filter(({ list }) => shared.has(list));
}

/** Those that no other plan keeps either. `elsewhere`: the keys that other plans keep, by list. */
export function findMissing(
  document: PlanDocument,
  elsewhere: Readonly<Record<string, readonly string[]>>,
  kinds: readonly RecordKind[],
): Issue[] {
  return referencesElsewhere(document, kinds)
    .filter(({ list, key }) => !elsewhere[list]?.includes(key))
    .map(referenceIssue);
}

function looseReferences(document: PlanDocument, kinds: readonly RecordKind[]): LooseReference[] {
  const keys = new Map(
    kinds.map((kind) => [kind.name, new Set(recordsOf(document, kind.name).map((record) => record.key))]),
  );
  return kinds.flatMap((kind) =>
    Object.entries(kind.fields).flatMap(([name, field]) => {
      if (field.type !== "ref") return [];
      return recordsOf(document, kind.name).flatMap((record) => {
        const key = (record as unknown as Record<string, string | null>)[name];
        if (!key || keys.get(field.kind)?.has(key)) return [];
        return [{ path: `${kind.name}.${record.key}.${name}`, key, list: field.kind }];
      });
    }),
  );
}

/** Every node reaches a top one within the number of level names; otherwise it hangs in a circle or too deep. */
export function checkTree(nodes: readonly PlanNode[], levels: number): Issue[] {
  const parents = new Map(nodes.map((node) => [node.key, node.parent]));
  const depths = new Map<string, number>();
  return nodes.flatMap(({ key, parent }): Issue[] => {
    const depth = 1 + depthOf(parent, parents, depths);
    if (depth <= levels) return [];
    const path = `nodes.${key}.parent`;
    if (depth === Number.POSITIVE_INFINITY) return [{ path, code: "plan.error.circle", params: { key } }];
    return [{ path, code: "plan.error.tooDeep", params: { key, levels } }];
  });
}

/**
 * How deep a node stands, from 1; 0 for no node, infinite in or below a circle. Every depth that was found is remembered
 * in `depths`: a long chain would otherwise be walked up again from each of its nodes.
 */
function depthOf(key: string | null, parents: ReadonlyMap<string, string | null>, depths: Map<string, number>): number {
  const path: string[] = [];
  let above = key;
  while (above && !depths.has(above)) {
    // Until the top is found; whoever comes back to this node has gone round in a circle.
    depths.set(above, Number.POSITIVE_INFINITY);
    path.push(above);
    above = parents.get(above) ?? null;
  }
  let depth = above ? (depths.get(above) ?? 0) : 0;
  for (const passed of path.reverse()) depths.set(passed, ++depth);
  return depth;
}

function checkHomes(listings: readonly Listing[], projects: readonly PlanRecord[]): Issue[] {
  const homes = new Map<string, number>();
  for (const listing of listings) if (listing.home) homes.set(listing.project, (homes.get(listing.project) ?? 0) + 1);
  return projects
    .filter((project) => homes.get(project.key) !== 1)
    .map((project) => ({
      path: `projects.${project.key}`,
      code: homes.has(project.key) ? "plan.error.manyHomes" : "plan.error.noHome",
      params: { key: project.key },
    }));
}

const LINK_ENDS: Record<PlanLink["type"], [string, string]> = {
  classToNode: ["actionClasses", "nodes"],
  actionToNode: ["actions", "nodes"],
  nodeToNode: ["nodes", "nodes"],
};

function checkLinks(document: PlanDocument): Issue[] {
  const keys = new Map(
    Object.values(LINK_ENDS)
      .flat()
      .map((kind) => [kind, new Set(recordsOf(document, kind).map((record) => record.key))]),
  );
  const has = (kind: string, key: string) => keys.get(kind)?.has(key) === true;
  return recordsOf<PlanLink>(document, "links").flatMap((link) => {
    const [from, to] = LINK_ENDS[link.type];
    const issues: Issue[] = [];
    if (!has(from, link.from))
      issues.push({
        path: `links.${link.key}.from`,
        code: "plan.error.reference",
        params: { key: link.from, list: from },
      });
    if (!has(to, link.to))
      issues.push({ path: `links.${link.key}.to`, code: "plan.error.reference", params: { key: link.to, list: to } });
    return issues;
  });
}

/** A printed total must be the sum of what is printed above it. Columns of anything but whole numbers are not checked. */
function checkTotals(tables: readonly EvidenceTable[]): Issue[] {
  return tables
    .filter((table) => table.totalRow && table.rows.length > 1)
    .flatMap((table) => (table.rows.at(-1) ?? []).flatMap((_, column) => checkTotal(table, column)));
}

function checkTotal(table: EvidenceTable, column: number): Issue[] {
  const cells = table.rows.map((row) => row[column] ?? 0);
  if (column === 0 || !cells.every((cell) => Number.isInteger(cell))) return [];
  const numbers = cells as number[];
  const printed = numbers.at(-1) ?? 0;
  const sum = numbers.slice(0, -1).reduce((so, cell) => so + cell, 0);
  if (sum === printed) return [];
  return [{ path: `evidenceTables.${table.key}.rows`, code: "plan.error.total", params: { column, sum, printed } }];
}
