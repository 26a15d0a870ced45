import { getCityBody } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { PendingWork } from "#platform/module.ts";
import { mayEditPlan } from "../permissions.ts";
import { listPlans } from "../reading/plan-overview.data.ts";
import { getPlanHead } from "../records/plan-record.data.ts";
import { readStates } from "./list-states.ts";

/** Horizons whose states are to be looked at now, one line each: they are looked at together. */
export async function listPendingStates(ctx: StaffContext): Promise<PendingWork[]> {
  const today = todayInJapan(ctx.clock.now());
  return ctx.read(async (scope) => {
    if (!mayEditPlan(ctx.actor, (await getCityBody(scope)).id)) return [];
    const pending: PendingWork[] = [];
    for (const { key } of await listPlans(scope)) {
      const { plan, head } = await getPlanHead(scope, key);
      const due = (await readStates(scope, plan, head)).filter((entry) => entry.due !== null && entry.due <= today);
      for (const [horizon, entries] of Map.groupBy(due, (entry) => entry.horizon)) {
        const first = entries.map((entry) => entry.due).sort()[0] ?? null;
        const path = `/plans/${key}/state-reviews`;
        pending.push({ kind: "plan.staff.stateReview.pending", title: horizon.name, path, due: first });
      }
    }
    return pending;
  });
}
