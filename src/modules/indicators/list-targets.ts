import { findRecord, getPlan, type PlanHead, planHeadKind } from "#modules/plan/public.ts";
import type { ResidentContext, StaffContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { todayInJapan } from "./partial-date.rules.ts";
import { type JudgedTarget, readTargets } from "./read-targets.ts";

export interface PlanTargets {
  plan: string;
  head: PlanHead;
  targets: JudgedTarget[];
}

/** What a plan wants to reach and how far it has come today; `key` asks for one target. @throws notFound without such a plan */
export async function listTargets(
  ctx: ResidentContext | StaffContext,
  input: { plan: string; key?: string },
): Promise<PlanTargets> {
  return ctx.read(async (scope) => {
    const plan = await getPlan(scope, input.plan);
    const head = await findRecord<PlanHead>(scope, planHeadKind, { planId: plan.id, key: plan.key });
    if (!head) throw notFound("plan.error.planNotFound");
    const targets = await readTargets(scope, { planId: plan.id, key: input.key }, todayInJapan(ctx.clock.now()));
    return { plan: plan.key, head, targets };
  });
}
