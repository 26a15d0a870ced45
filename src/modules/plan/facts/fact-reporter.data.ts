import type { Scope } from "#platform/db/scope.ts";

/** A partner body that enters facts for a project. */
export interface FactReporter {
  planId: number;
  project: string;
  bodyId: number;
}

export async function listReporters(
  scope: Scope,
  where: { planId?: number; project?: string; bodyId?: number } = {},
): Promise<FactReporter[]> {
  let query = scope.db
    .selectFrom("fact_reporters")
    .select(["plan_id as planId", "project", "body_id as bodyId"])
    .where("municipality_id", "=", scope.municipalityId)
    .orderBy("project")
    .orderBy("body_id");
  if (where.planId !== undefined) query = query.where("plan_id", "=", where.planId);
  if (where.project !== undefined) query = query.where("project", "=", where.project);
  if (where.bodyId !== undefined) query = query.where("body_id", "=", where.bodyId);
  return query.execute();
}

/** A real assignment takes the place of one of the demonstration. */
export async function insertReporters(
  scope: Scope,
  reporters: readonly FactReporter[],
  basis: "source" | "demo" = "source",
): Promise<void> {
  if (reporters.length === 0) return;
  await scope.db
    .insertInto("fact_reporters")
    .values(
      reporters.map(({ planId, project, bodyId }) => ({
        municipality_id: scope.municipalityId,
        plan_id: planId,
        project,
        body_id: bodyId,
        basis,
      })),
    )
    .onConflict((clash) => clash.columns(["plan_id", "project", "body_id"]).doNothing())
    .execute();
}

export async function deleteReporters(
  scope: Scope,
  where: { planId: number; project?: string; bodyIds?: readonly number[]; basis?: "demo" },
): Promise<void> {
  if (where.bodyIds?.length === 0) return;
  let query = scope.db
    .deleteFrom("fact_reporters")
    .where("municipality_id", "=", scope.municipalityId)
    .where("plan_id", "=", where.planId);
  if (where.project !== undefined) query = query.where("project", "=", where.project);
  if (where.bodyIds) query = query.where("body_id", "in", where.bodyIds);
  if (where.basis) query = query.where("basis", "=", where.basis);
  await query.execute();
}

/** Whether the plan's public pages show what was done. */
export async function isPublished(scope: Scope, planId: number): Promise<boolean> {
  const row = await scope.db
    .selectFrom("fact_settings")
    .select("is_published")
    .where("municipality_id", "=", scope.municipalityId)
    .where("plan_id", "=", planId)
    .executeTakeFirst();
  return row?.is_published ?? false;
}

export async function saveSettings(
  scope: Scope,
  settings: { planId: number; isPublished: boolean; basis: "source" | "demo" },
): Promise<void> {
  const { planId, isPublished: is_published, basis } = settings;
  await scope.db
    .insertInto("fact_settings")
    .values({ municipality_id: scope.municipalityId, plan_id: planId, is_published, basis })
    .onConflict((clash) => clash.column("plan_id").doUpdateSet({ is_published, basis }))
    .execute();
}

/** What the demonstration decided goes with it. */
export async function deleteDemoSettings(scope: Scope, planId: number): Promise<void> {
  await scope.db
    .deleteFrom("fact_settings")
    .where("municipality_id", "=", scope.municipalityId)
    .where("plan_id", "=", planId)
    .where("basis", "=", "demo")
    .execute();
}
