import type { Scope } from "#platform/db/scope.ts";
import type { Text } from "#platform/i18n/text.ts";
import { PLAN_KINDS } from "../records/plan-kinds.ts";
import type { PlanHead } from "../records/plan-records.ts";
import type { RecordKind } from "../records/record-kind.rules.ts";
import { countRecords } from "./plan-count.data.ts";
import { countPlan, type PlanCounts } from "./plan-overview.data.ts";

export interface NamedCount {
  name: Text;
  count: number;
}

/** What a plan holds, told to the outside: the plan's own counts, and one for each kind that another module adds. */
export interface PlanContents extends Omit<PlanCounts, "nodesByLevel"> {
  /** From the top level down, each with the name that this plan gives it. */
  nodesByLevel: NamedCount[];
  others: Record<string, number>;
}

/** Kinds that other modules keep in a plan: indicators, their targets and values. */
export function foreignKinds(kinds: readonly RecordKind[]): RecordKind[] {
  const own = new Set(PLAN_KINDS.map((kind) => kind.name));
  return kinds.filter((kind) => !own.has(kind.name));
}

export async function countPlanContents(
  scope: Scope,
  plan: { id: number; head: PlanHead },
  { kinds, today }: { kinds: readonly RecordKind[]; today: string },
): Promise<PlanContents> {
  const counts = await countPlan(scope, plan.id, today);
  return {
    ...counts,
    nodesByLevel: plan.head.levels.map(({ name }, index) => ({ name, count: counts.nodesByLevel[index] ?? 0 })),
    others: await countRecords(scope, foreignKinds(kinds), plan.id),
  };
}
