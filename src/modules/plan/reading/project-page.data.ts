import type { Scope } from "#platform/db/scope.ts";
import type { Text } from "#platform/i18n/text.ts";
import { inForce } from "../records/in-force.data.ts";
import { listingKind, projectKind } from "../records/plan-kinds.ts";
import { listRecords } from "../records/plan-record.data.ts";
import type { Listing, Project } from "../records/plan-records.ts";

/** The keys of the projects in force on one page of the plan's list, in order. */
export async function listProjectKeys(
  scope: Scope,
  where: { planId: number; offset: number; limit: number; today: string },
): Promise<string[]> {
  const rows = await scope.db
    .selectFrom("plan_projects")
    .select("key")
    .where("municipality_id", "=", scope.municipalityId)
    .where("plan_id", "=", where.planId)
    .where(inForce(where.today))
    .orderBy("position")
    .orderBy("key")
    .offset(where.offset)
    .limit(where.limit)
    .execute();
  return rows.map((row) => row.key);
}

export async function countProjects(scope: Scope, planId: number, today: string): Promise<number> {
  const { count } = await scope.db
    .selectFrom("plan_projects")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("municipality_id", "=", scope.municipalityId)
    .where("plan_id", "=", planId)
    .where(inForce(today))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** A project with its places in the tree, the home first. */
export interface PlacedProject {
  project: Project;
  listings: Listing[];
}

export async function listPlacedProjects(
  scope: Scope,
  where: { planId: number; keys: readonly string[] },
): Promise<PlacedProject[]> {
  const { planId, keys } = where;
  const projects = await listRecords<Project>(scope, projectKind, { planId, column: "key", values: keys });
  const listings = await listRecords<Listing>(scope, listingKind, { planId, column: "project", values: keys });
  const byProject = Map.groupBy(listings, (listing) => listing.project);
  return projects.map((project) => ({
    project,
    listings: (byProject.get(project.key) ?? []).sort((a, b) => Number(b.home) - Number(a.home)),
  }));
}

/** A project as it stands at one node. */
export interface ProjectAtNode {
  key: string;
  title: Text;
  home: boolean;
}

/** The projects in force that are listed at a node, in order, under the title that is printed there. */
export async function listListedProjects(
  scope: Scope,
  where: { planId: number; node: string; today: string },
): Promise<ProjectAtNode[]> {
  const rows = await scope.db
    .selectFrom("plan_listings as listing")
    .innerJoin("plan_projects as project", (join) =>
      join.onRef("project.plan_id", "=", "listing.plan_id").onRef("project.key", "=", "listing.project"),
    )
    .select(["project.key", "project.title", "listing.printed_title", "listing.home"])
    .where("listing.municipality_id", "=", scope.municipalityId)
    .where("listing.plan_id", "=", where.planId)
    .where("listing.node", "=", where.node)
    .where(inForce(where.today, "project.retired_on"))
    .orderBy("listing.position")
    .orderBy("listing.key")
    .execute();
  return rows.map(({ key, title, printed_title, home }) => ({ key, title: (printed_title ?? title) as Text, home }));
}
