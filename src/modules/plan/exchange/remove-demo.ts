import type { SystemContext } from "#platform/context.ts";
import { invalid } from "#platform/errors.ts";
import { changePlan } from "../changes/change-plan.ts";
import { diffPlans } from "../changes/plan-diff.rules.ts";
import { listPlansForUpdate } from "../editing/plan-edit.data.ts";
import { withoutDemo } from "../records/plan-demo.rules.ts";
import { checkDocument } from "../records/plan-document.rules.ts";
import { loadDocument } from "../records/plan-record.data.ts";
import type { RecordKind } from "../records/record-kind.rules.ts";

/**
 * Takes everything that was invented for the demonstration out of a municipality's plans, all plans or none. Returns how
 * many records went from which plan. @throws AppError invalid where a real record refers to an invented one
 */
export async function removeDemo(
  ctx: SystemContext,
  input: { kinds: readonly RecordKind[] },
): Promise<{ plan: string; removed: number }[]> {
  return ctx.transaction(async (scope) => {
    const outcome: { plan: string; removed: number }[] = [];
    for (const plan of await listPlansForUpdate(scope)) {
      const current = await loadDocument(scope, plan.id, input.kinds);
      const real = withoutDemo(current);
      const changes = diffPlans(current, real, input.kinds);
      const issues = checkDocument(real, input.kinds);
      if (changes.length > 0 && issues.length > 0) throw invalid(issues);
      if (changes.length > 0) {
        await changePlan(ctx, scope, { plan, kinds: input.kinds, changes, action: "plan.demoRemoved" });
      }
      outcome.push({ plan: plan.key, removed: changes.length });
    }
    return outcome;
  });
}
