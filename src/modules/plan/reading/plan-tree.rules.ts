import type { Text } from "#platform/i18n/text.ts";
import { isInForce } from "../records/in-force.rules.ts";
import type { Listing, PlanNode, Project } from "../records/plan-records.ts";

/** A project as it stands in one place of the tree. */
export interface ListedProject {
  project: Project;
  title: Text;
  isHome: boolean;
}

export interface TreeNode {
  node: PlanNode;
  /** 1 for the top level. */
  level: number;
  children: TreeNode[];
  projects: ListedProject[];
}

/** The tree of what is in force today, in order. Nodes that have ended and what hangs below them are left out. */
export function buildTree(parts: {
  nodes: readonly PlanNode[];
  listings: readonly Listing[];
  projects: readonly Project[];
  today: string;
}): TreeNode[] {
  const inForce = parts.projects.filter((project) => isInForce(project, parts.today));
  const projects = new Map(inForce.map((project) => [project.key, project]));
  const listings = Map.groupBy(parts.listings, (listing) => listing.node);
  const children = Map.groupBy(
    parts.nodes.filter((node) => isInForce(node, parts.today)),
    (node) => node.parent ?? "",
  );
  const grow = (node: PlanNode, level: number): TreeNode => ({
    node,
    level,
    children: (children.get(node.key) ?? []).map((child) => grow(child, level + 1)),
    projects: (listings.get(node.key) ?? []).flatMap((listing) => listed(listing, projects.get(listing.project))),
  });
  return (children.get("") ?? []).map((node) => grow(node, 1));
}

function listed(listing: Listing, project: Project | undefined): ListedProject[] {
  if (!project) return [];
  return [{ project, title: listing.printedTitle ?? project.title, isHome: listing.home }];
}

/** The projects in force that are listed at a node, in order, under the title printed there. */
export function projectsAt(
  node: string,
  parts: { listings: readonly Listing[]; projects: readonly Project[]; today: string },
): ListedProject[] {
  const inForce = new Map(
    parts.projects.filter((project) => isInForce(project, parts.today)).map((project) => [project.key, project]),
  );
  return parts.listings
    .filter((listing) => listing.node === node)
    .flatMap((listing) => listed(listing, inForce.get(listing.project)));
}

/** The way from the top down to a node, the node itself last. */
export function pathTo(nodes: readonly PlanNode[], key: string): PlanNode[] {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const path: PlanNode[] = [];
  let current = byKey.get(key);
  while (current && path.length <= nodes.length) {
    path.unshift(current);
    current = current.parent ? byKey.get(current.parent) : undefined;
  }
  return path;
}

/** Of nodes in force those that no other hangs below: the measures. */
export function leavesOf(nodes: readonly PlanNode[]): PlanNode[] {
  const parents = new Set(nodes.map((node) => node.parent));
  return nodes.filter((node) => !parents.has(node.key));
}
