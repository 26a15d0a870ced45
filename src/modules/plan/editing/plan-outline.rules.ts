import { isInForce } from "../records/in-force.rules.ts";
import type { Listing, PlanNode, Project } from "../records/plan-records.ts";

export interface OutlineListing {
  listing: Listing;
  project: Project;
}

/** A node as staff see it: what has ended is in it too, so that it can be put in force again. */
export interface OutlineNode {
  node: PlanNode;
  children: OutlineNode[];
  listings: OutlineListing[];
  /** Different projects in force that are listed here or below. */
  projects: number;
  /** Nodes and listings below it. */
  entries: number;
  /** What is below is not drawn here but on a page of its own. */
  isClosed: boolean;
}

/** More entries than this are not drawn on one page. */
export const PAGE_ENTRIES = 600;

/** The tree below `at` (null: the whole), closed at the level from which it would be too much for a page. */
export function buildOutline(
  parts: { nodes: readonly PlanNode[]; listings: readonly Listing[]; projects: readonly Project[]; today: string },
  at: string | null,
  budget = PAGE_ENTRIES,
): OutlineNode[] {
  const projects = new Map(parts.projects.map((project) => [project.key, project]));
  const listings = Map.groupBy(parts.listings, (listing) => listing.node);
  const children = Map.groupBy(parts.nodes, (node) => node.parent ?? "");
  const grow = (node: PlanNode): { outline: OutlineNode; below: Set<string> } => {
    const grown = (children.get(node.key) ?? []).map(grow);
    const own = (listings.get(node.key) ?? []).flatMap((listing): OutlineListing[] => {
      const project = projects.get(listing.project);
      return project ? [{ listing, project }] : [];
    });
    const below = new Set(
      own.filter(({ project }) => isInForce(project, parts.today)).map(({ project }) => project.key),
    );
    for (const child of grown) for (const key of child.below) below.add(key);
    const entries = own.length + grown.reduce((sum, child) => sum + child.outline.entries + 1, 0);
    const outline = {
      node,
      children: grown.map((child) => child.outline),
      listings: own,
      projects: below.size,
      entries,
      isClosed: false,
    };
    return { outline, below };
  };
  const top = at === null ? (children.get("") ?? []) : parts.nodes.filter((node) => node.key === at);
  const roots = top.map((node) => grow(node).outline);
  close(roots, { budget, isTop: true });
  return roots;
}

/** Level by level as long as there is room. The first level is always open where there is only one node on it. */
function close(level: OutlineNode[], { budget, isTop }: { budget: number; isTop: boolean }): void {
  const needed = level.reduce((sum, entry) => sum + entry.children.length + entry.listings.length, 0);
  if (level.length === 0) return;
  if (needed > budget && !(isTop && level.length === 1)) {
    for (const entry of level) entry.isClosed = entry.entries > 0;
    return;
  }
  close(
    level.flatMap((entry) => entry.children),
    { budget: budget - needed, isTop: false },
  );
}
