import type { PlanHead } from "#modules/plan/public.ts";
import type { ResidentContext, StaffContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { listTargets } from "./list-targets.ts";
import type { JudgedTarget } from "./read-targets.ts";

export interface PlanTarget extends JudgedTarget {
  plan: string;
  head: PlanHead;
}

/** One target of a plan as it stands today. @throws notFound */
export async function getTarget(
  ctx: ResidentContext | StaffContext,
  input: { plan: string; key: string },
): Promise<PlanTarget> {
  const { plan, head, targets } = await listTargets(ctx, input);
  const [found] = targets;
  if (!found) throw notFound("indicators.error.targetNotFound");
  return { plan, head, ...found };
}
