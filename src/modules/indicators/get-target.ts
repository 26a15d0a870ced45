import { listBodies } from "#modules/accounts/public.ts";
import { findRecord, nodeKind, type PlanHead, type PlanNode } from "#modules/plan/public.ts";
import type { ResidentContext, StaffContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";
import { readPlanTargets } from "./list-targets.ts";
import type { JudgedTarget } from "./read-targets.ts";
import { listTargetPlaces, type TargetPlace } from "./target-place.data.ts";

export interface PlanTarget extends JudgedTarget {
  plan: string;
  head: PlanHead;
  /** The part of the plan that it belongs to. */
  node: PlanNode | null;
  /** Name of the body that reports its values. */
  reporter: Text | null;
  /** Targets of other plans for the same indicator. */
  elsewhere: TargetPlace[];
}

/** One target of a plan as it stands today. @throws notFound */
export async function getTarget(
  ctx: ResidentContext | StaffContext,
  input: { plan: string; key: string },
): Promise<PlanTarget> {
  return ctx.read(async (scope) => {
    const { plan, head, targets } = await readPlanTargets(scope, { ...input, now: ctx.clock.now() });
    const [found] = targets;
    if (!found) throw notFound("indicators.error.targetNotFound");
    const { target, indicator } = found;
    const node = target.node
      ? await findRecord<PlanNode>(scope, nodeKind, { planId: plan.id, key: target.node })
      : undefined;
    const bodies = indicator.body === null ? [] : await listBodies(scope);
    const reporter = bodies.find((body) => body.key === indicator.body)?.name ?? null;
    const elsewhere = (await listTargetPlaces(scope, indicator.key)).filter((place) => place.plan !== plan.key);
    return { plan: plan.key, head, ...found, node: node ?? null, reporter, elsewhere };
  });
}
