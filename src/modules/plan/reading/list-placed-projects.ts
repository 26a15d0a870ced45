import type { Scope } from "#platform/db/scope.ts";
import type { Text } from "#platform/i18n/text.ts";
import { isInForce } from "../records/in-force.rules.ts";
import { listingKind, nodeKind, projectKind } from "../records/plan-kinds.ts";
import { listRecords } from "../records/plan-record.data.ts";
import type { Listing, PlanNode, Project } from "../records/plan-records.ts";
import { pathTo } from "./plan-tree.rules.ts";

/** A node on the way from the top of a plan down to a project's home. */
export interface PlaceStep {
  key: string;
  number: string | null;
  title: Text;
}

export interface PlacedProject {
  key: string;
  title: Text;
  summary: Text | null;
  retiredOn: string | null;
  /** From the top down to the home. */
  place: PlaceStep[];
}

/** Every project that was in force on a day, each once, at its home, in the order of the plan. */
export async function listPlacedProjects(
  scope: Scope,
  { planId, onDay }: { planId: number; onDay: string },
): Promise<PlacedProject[]> {
  const nodes = await listRecords<PlanNode>(scope, nodeKind, { planId });
  const listings = await listRecords<Listing>(scope, listingKind, { planId });
  const projects = await listRecords<Project>(scope, projectKind, { planId });
  const homes = new Map(listings.filter((listing) => listing.home).map((listing) => [listing.project, listing]));
  const orderOfNodes = new Map(inTreeOrder(nodes).map((node, index) => [node.key, index]));
  const placed = projects
    .filter((project) => isInForce(project, onDay))
    .flatMap((project) => {
      const home = homes.get(project.key);
      return home ? [{ project, home }] : [];
    });
  placed.sort(
    (one, other) =>
      (orderOfNodes.get(one.home.node) ?? 0) - (orderOfNodes.get(other.home.node) ?? 0) ||
      Number(one.home.position) - Number(other.home.position),
  );
  return placed.map(({ project, home }) => ({
    key: project.key,
    title: project.title,
    summary: project.summary,
    retiredOn: project.retiredOn,
    place: pathTo(nodes, home.node).map(({ key, number, title }) => ({ key, number, title })),
  }));
}

function inTreeOrder(nodes: readonly PlanNode[]): PlanNode[] {
  const children = Map.groupBy(nodes, (node) => node.parent ?? "");
  const walk = (key: string): PlanNode[] => (children.get(key) ?? []).flatMap((node) => [node, ...walk(node.key)]);
  return walk("");
}
