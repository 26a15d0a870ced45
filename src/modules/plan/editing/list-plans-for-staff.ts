import { listStaffNames } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { listLastChanges } from "../changes/plan-history.data.ts";
import { mayReadPlan } from "../permissions.ts";
import { countPlan, listPlans, type PlanCounts, type PlanSummary } from "../reading/plan-overview.data.ts";

export interface StaffPlan extends PlanSummary {
  counts: PlanCounts;
  /** Undefined where nobody has changed anything since the plan was loaded. */
  lastChange: { at: Date; by: string | undefined } | undefined;
}

/** The city's plans as staff find them. @throws AppError forbidden */
export async function listPlansForStaff(ctx: StaffContext): Promise<StaffPlan[]> {
  allow(mayReadPlan(ctx.actor));
  return ctx.read(async (scope) => {
    const changes = new Map((await listLastChanges(scope)).map((change) => [change.planId, change]));
    const names = await listStaffNames(scope);
    const plans: StaffPlan[] = [];
    const today = todayInJapan(ctx.clock.now());
    for (const plan of await listPlans(scope)) {
      const last = changes.get(plan.id);
      plans.push({
        ...plan,
        counts: await countPlan(scope, plan.id, today),
        lastChange: last && { at: last.at, by: names.get(last.actorId ?? "") },
      });
    }
    return plans;
  });
}
