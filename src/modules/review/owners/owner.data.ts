import type { Scope } from "#platform/db/scope.ts";

/** The post that answers for a project, from the first to the last day (both included; null is open). */
export interface ProjectOwner {
  id: number;
  planId: number;
  project: string;
  postId: number;
  validFrom: string;
  validTo: string | null;
}

/** Of one plan, or of all of them; the oldest first. */
export async function listOwners(scope: Scope, planId?: number): Promise<ProjectOwner[]> {
  let query = scope.db
    .selectFrom("project_owners")
    .select(["id", "plan_id", "project", "post_id", "valid_from", "valid_to"])
    .where("municipality_id", "=", scope.municipalityId)
    .orderBy("valid_from")
    .orderBy("id");
  if (planId !== undefined) query = query.where("plan_id", "=", planId);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    planId: row.plan_id,
    project: row.project,
    postId: row.post_id,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }));
}

export async function insertOwners(
  scope: Scope,
  owners: readonly (Omit<ProjectOwner, "id"> & { basis?: "source" | "demo" })[],
): Promise<void> {
  if (owners.length === 0) return;
  await scope.db
    .insertInto("project_owners")
    .values(
      owners.map((owner) => ({
        municipality_id: scope.municipalityId,
        plan_id: owner.planId,
        project: owner.project,
        post_id: owner.postId,
        valid_from: owner.validFrom,
        valid_to: owner.validTo,
        basis: owner.basis ?? "source",
      })),
    )
    .execute();
}

export async function endOwner(scope: Scope, id: number, validTo: string): Promise<void> {
  await scope.db
    .updateTable("project_owners")
    .set({ valid_to: validTo })
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}

/** Of an owner who never came to answer: a hand-over of the same day is put right. */
export async function replaceOwnerPost(
  scope: Scope,
  id: number,
  changed: { postId: number; validTo: string | null },
): Promise<void> {
  await scope.db
    .updateTable("project_owners")
    .set({ post_id: changed.postId, valid_to: changed.validTo })
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}
