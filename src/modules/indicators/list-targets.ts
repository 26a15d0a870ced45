import { findRecord, getPlan, type PlanHead, type PlanReference, planHeadKind } from "#modules/plan/public.ts";
import type { ResidentContext, StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { type JudgedTarget, judgeTargets, readTargets } from "./read-targets.ts";

export interface PlanTargets {
  plan: PlanReference;
  head: PlanHead;
  targets: JudgedTarget[];
}

/** What a plan wants to reach and how far it has come today. @throws notFound without such a plan */
export async function listTargets(ctx: ResidentContext | StaffContext, input: { plan: string }): Promise<PlanTargets> {
  return ctx.read((scope) => readPlanTargets(scope, { ...input, now: ctx.clock.now() }));
}

/** The same inside a transaction; `key` asks for one target. */
export async function readPlanTargets(
  scope: Scope,
  { plan: planKey, key, now }: { plan: string; key?: string; now: Date },
): Promise<PlanTargets> {
  const plan = await getPlan(scope, planKey);
  const head = await findRecord<PlanHead>(scope, planHeadKind, { planId: plan.id, key: plan.key });
  if (!head) throw notFound("plan.error.planNotFound");
  return { plan, head, targets: judgeTargets(await readTargets(scope, { planId: plan.id, key }), todayInJapan(now)) };
}
