import type { Scope } from "#platform/db/scope.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { LineageType } from "./lineage-kind.ts";

/** A project of one of the municipality's plans. */
export interface ProjectPlace {
  plan: string;
  project: string;
}

/** One step from a former project to a later one. */
export interface LineageStep {
  type: LineageType;
  on: string;
  /** `planId` is null where the former plan is not in this installation. */
  from: ProjectPlace & { planId: number | null; title: Text };
  /** `title`: today's; `titleBefore`: what the later project was called until then, where the act renamed it. */
  to: ProjectPlace & { planId: number; title: Text; titleBefore: Text | null };
  reason: string | null;
}

/** Every step in all plans of the municipality, the oldest first. They are few: projects merge and split rarely. */
export async function listAllLineage(scope: Scope): Promise<LineageStep[]> {
  const rows = await scope.db
    .selectFrom("plan_lineage as lineage")
    .innerJoin("plans", (join) =>
      join.onRef("plans.id", "=", "lineage.plan_id").on("plans.municipality_id", "=", scope.municipalityId),
    )
    .innerJoin("plan_projects as later", (join) =>
      join
        .onRef("later.plan_id", "=", "lineage.plan_id")
        .onRef("later.key", "=", "lineage.to_project")
        .on("later.municipality_id", "=", scope.municipalityId),
    )
    .leftJoin("plans as earlier", (join) =>
      join.onRef("earlier.key", "=", "lineage.from_plan").on("earlier.municipality_id", "=", scope.municipalityId),
    )
    .select([
      "plans.id as planId",
      "plans.key as plan",
      "earlier.id as earlierId",
      "later.title as later_title",
      "lineage.type",
      "lineage.from_project",
      "lineage.from_plan",
      "lineage.to_project",
      "lineage.on_date",
      "lineage.from_title",
      "lineage.to_title",
      "lineage.reason",
    ])
    .where("lineage.municipality_id", "=", scope.municipalityId)
    .orderBy("lineage.on_date")
    .orderBy("plans.id")
    .orderBy("lineage.position")
    .orderBy("lineage.key")
    .execute();
  return rows.map((row) => ({
    type: row.type as LineageType,
    on: row.on_date,
    from: {
      plan: row.from_plan ?? row.plan,
      planId: row.from_plan === null ? row.planId : row.earlierId,
      project: row.from_project,
      title: row.from_title as Text,
    },
    to: {
      planId: row.planId,
      plan: row.plan,
      project: row.to_project,
      title: row.later_title as Text,
      titleBefore: row.to_title as Text | null,
    },
    reason: row.reason,
  }));
}

/** The projects of the municipality's other plans, in the order of each. */
export async function listProjectsElsewhere(
  scope: Scope,
  planId: number,
): Promise<(ProjectPlace & { title: Text; planTitle: Text })[]> {
  const rows = await scope.db
    .selectFrom("plan_projects as project")
    .innerJoin("plans", (join) =>
      join.onRef("plans.id", "=", "project.plan_id").on("plans.municipality_id", "=", scope.municipalityId),
    )
    .select(["plans.key as plan", "plans.title as planTitle", "project.key as project", "project.title"])
    .where("project.municipality_id", "=", scope.municipalityId)
    .where("project.plan_id", "<>", planId)
    .orderBy("plans.id")
    .orderBy("project.position")
    .orderBy("project.key")
    .execute();
  return rows.map(({ plan, planTitle, project, title }) => ({
    plan,
    project,
    title: title as Text,
    planTitle: planTitle as Text,
  }));
}
