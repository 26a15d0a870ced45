import type { Scope } from "#platform/db/scope.ts";
import type { Text } from "#platform/i18n/text.ts";

/** A target of some plan for an indicator: an indicator may serve several. */
export interface TargetPlace {
  plan: string;
  planTitle: Text;
  target: string;
  baselineDate: string | null;
  targetDate: string | null;
  rebasedOn: string | null;
}

/** Every target that any plan of the municipality sets for an indicator, in the order of the plans. */
export async function listTargetPlaces(scope: Scope, indicator: string): Promise<TargetPlace[]> {
  const rows = await scope.db
    .selectFrom("indicator_targets")
    .innerJoin("plans", "plans.id", "indicator_targets.plan_id")
    .select(["plans.key as plan", "plans.title as planTitle", "indicator_targets.key as target"])
    .select(["baseline_date as baselineDate", "target_date as targetDate", "rebased_on as rebasedOn"])
    .where("indicator_targets.municipality_id", "=", scope.municipalityId)
    .where("indicator_targets.indicator", "=", indicator)
    .orderBy("plans.id")
    .orderBy("indicator_targets.position")
    .execute();
  return rows as unknown as TargetPlace[];
}
