import { recordAudit } from "#platform/audit/record-audit.ts";
import type { SystemContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import type { Scope } from "#platform/db/scope.ts";
import { invalid } from "#platform/errors.ts";
import { changePlan } from "../changes/change-plan.ts";
import { diffPlans } from "../changes/plan-diff.rules.ts";
import { listPlansForUpdate } from "../editing/plan-edit.data.ts";
import { removeDemoFacts } from "../facts/remove-demo-facts.ts";
import { withoutDemo } from "../records/plan-demo.rules.ts";
import { checkDocument } from "../records/plan-document.rules.ts";
import { loadDocument, type PlanReference } from "../records/plan-record.data.ts";
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
      const facts = await takeFacts(ctx, scope, plan);
      const records = await takeRecords(ctx, scope, { plan, kinds: input.kinds });
      outcome.push({ plan: plan.key, removed: records + facts });
    }
    return outcome;
  });
}

async function takeRecords(
  ctx: SystemContext,
  scope: Scope,
  { plan, kinds }: { plan: PlanReference; kinds: readonly RecordKind[] },
): Promise<number> {
  const current = await loadDocument(scope, plan.id, kinds);
  const real = withoutDemo(current);
  const changes = diffPlans(current, real, kinds);
  if (changes.length === 0) return 0;
  const issues = checkDocument(real, kinds);
  if (issues.length > 0) throw invalid(issues);
  await changePlan(ctx, scope, { plan, kinds, changes, action: "plan.demoRemoved" });
  return changes.length;
}

/** Before the records, as a fact names its project. */
async function takeFacts(ctx: SystemContext, scope: Scope, plan: PlanReference): Promise<number> {
  const facts = await removeDemoFacts(scope, plan.id);
  if (facts === 0) return 0;
  const after = { facts };
  await recordAudit(ctx, scope, { action: "plan.demoRemoved", objectKind: "plan", objectKey: plan.key, after });
  await bumpRevision(scope);
  return facts;
}
