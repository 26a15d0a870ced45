import { sql } from "kysely";
import type { Scope } from "#platform/db/scope.ts";
import type { Text } from "#platform/i18n/text.ts";
import { inForce } from "../records/in-force.data.ts";
import type { PlanState } from "../records/plan-records.ts";

/** A plan as it stands in a list. */
export interface PlanSummary {
  id: number;
  key: string;
  title: Text;
  summary: Text | null;
  state: PlanState;
  periodStart: string | null;
  periodEnd: string | null;
}

export async function listPlans(scope: Scope): Promise<PlanSummary[]> {
  const rows = await scope.db
    .selectFrom("plans")
    .select(["id", "key", "title", "summary", "state", "period_start as periodStart", "period_end as periodEnd"])
    .where("municipality_id", "=", scope.municipalityId)
    .orderBy("id")
    .execute();
  return rows as unknown as PlanSummary[];
}

/**
 * How much of everything a plan holds. Nodes, projects and listings are those in force; a project counts once, and what
 * was invented for the demonstration is not counted.
 */
export interface PlanCounts {
  /** From the top level down. */
  nodesByLevel: number[];
  /** In the order of the plan; how many actions each class has. */
  actionClasses: { name: Text; count: number }[];
  evidence: number;
  actions: number;
  projects: number;
  listings: number;
  desiredStates: number;
  partners: number;
  sections: number;
  /** Actions that no link leads on from. */
  openActions: number;
}

export async function countPlan(scope: Scope, planId: number, today: string): Promise<PlanCounts> {
  const own = sql`municipality_id = ${scope.municipalityId} and plan_id = ${planId}`;
  const { rows } = await sql<PlanCounts>`
    with recursive tree as (
      select key, 1 as depth from plan_nodes where ${own} and parent is null and ${inForce(today)}
      union all
      select child.key, tree.depth + 1 from plan_nodes child join tree on child.parent = tree.key and child.plan_id = ${planId} and ${inForce(today, "child.retired_on")}
    )
    select
      (select coalesce(json_agg(number order by depth), '[]') from (select depth, count(*)::int as number from tree group by depth) levels) as "nodesByLevel",
      (select coalesce(json_agg(json_build_object('name', class.title, 'count', (
          select count(*)::int from plan_actions action where action.plan_id = ${planId} and action.class_key = class.key)) order by position), '[]')
        from plan_action_classes class where ${own}) as "actionClasses",
      (select count(*)::int from plan_evidence_groups where ${own}) as evidence,
      (select count(*)::int from plan_actions where ${own}) as actions,
      (select count(*)::int from plan_projects where ${own} and basis <> 'demo' and ${inForce(today)}) as projects,
      (select count(*)::int from plan_listings where ${own} and basis <> 'demo' and project <> all (${endedProjects(scope, planId, today)})
        and node = any (array(select key from tree))) as listings,
      (select count(*)::int from plan_desired_states where ${own}) as "desiredStates",
      (select count(*)::int from plan_partners where ${own}) as partners,
      (select count(*)::int from plan_sections where ${own}) as sections,
      (select count(*)::int from plan_actions action where ${own} and not exists (
        select from plan_links link where link.plan_id = ${planId} and link.type = 'actionToNode' and link.from_key = action.key)) as "openActions"`.execute(
    scope.db,
  );
  const [counts] = rows;
  if (!counts) throw new Error("a query without FROM always has a row");
  return counts;
}

/** Keys of the projects that have ended, as an array: few, found once, whatever the planner thinks of the rows. */
const endedProjects = (scope: Scope, planId: number, today: string) => sql`
  array(select key from plan_projects where municipality_id = ${scope.municipalityId} and plan_id = ${planId} and not ${inForce(today)})`;

/** One branch of the first two levels, with what hangs below it. */
export interface Branch {
  key: string;
  parent: string | null;
  number: string | null;
  title: Text;
  /** Nodes of the lowest level below it. */
  leaves: number;
  /** Different projects in force that are listed below it. */
  projects: number;
}

/**
 * The first two levels of the tree, in order. Materialised on purpose: under row-level security the planner expects a
 * single row and would count everything again for each branch.
 */
export async function listBranches(scope: Scope, planId: number, today: string): Promise<Branch[]> {
  const { rows } = await sql<Branch>`
    with recursive tree as (
      select key, key as top, null::text as second from plan_nodes
        where municipality_id = ${scope.municipalityId} and plan_id = ${planId} and parent is null and ${inForce(today)}
      union all
      select child.key, tree.top, coalesce(tree.second, child.key) from plan_nodes child
        join tree on child.parent = tree.key and child.plan_id = ${planId} and ${inForce(today, "child.retired_on")}
    ), marked as materialized (
      select tree.*, not exists (select from plan_nodes below where below.plan_id = ${planId} and below.parent = tree.key and ${inForce(today, "below.retired_on")}) as is_leaf
      from tree
    ), leaves as materialized (
      select coalesce(second, top) as key, count(*) filter (where is_leaf)::int as number
      from marked group by grouping sets ((top), (top, second)) having grouping(second) = 1 or second is not null
    ), listed as materialized (
      select distinct marked.top, marked.second, listing.project from marked join plan_listings listing on listing.plan_id = ${planId} and listing.basis <> 'demo' and listing.node = marked.key
        and listing.project <> all (${endedProjects(scope, planId, today)})
    ), projects as materialized (
      select top as key, count(*)::int as number from (select distinct top, project from listed) once group by top
      union all
      select second, count(*)::int from listed where second is not null group by second
    )
    select node.key, node.parent, node.number, node.title, coalesce(leaves.number, 0) as leaves, coalesce(projects.number, 0) as projects
    from plan_nodes node
    left join leaves on leaves.key = node.key
    left join projects on projects.key = node.key
    where node.municipality_id = ${scope.municipalityId} and node.plan_id = ${planId} and ${inForce(today, "node.retired_on")}
      and (node.parent is null or node.parent in (select key from plan_nodes where plan_id = ${planId} and parent is null))
    order by node.position`.execute(scope.db);
  return rows;
}
