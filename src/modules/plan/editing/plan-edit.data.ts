import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import type { PlanReference } from "../records/plan-record.data.ts";

/**
 * Finds a plan and lets nobody else change it until the transaction ends: two moves that are each right could together
 * make a circle. @throws AppError notFound
 */
export async function getPlanForUpdate(scope: Scope, key: string): Promise<PlanReference> {
  const plan = await scope.db
    .selectFrom("plans")
    .select(["id", "key"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("key", "=", key)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!plan) throw notFound("plan.error.planNotFound");
  return plan;
}

/**
 * The same for all plans of the municipality, always in one order: before the first write, or two transactions could wait
 * for one another for ever.
 */
export async function listPlansForUpdate(scope: Scope): Promise<PlanReference[]> {
  return scope.db
    .selectFrom("plans")
    .select(["id", "key"])
    .where("municipality_id", "=", scope.municipalityId)
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
}
