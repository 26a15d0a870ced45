import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import type { PlanPanels } from "../plan-panels.ts";
import { planHeadKind, relatedPlanKind } from "../records/plan-kinds.ts";
import { findRecord, getPlan, listRecords, type PlanReference } from "../records/plan-record.data.ts";
import type { PlanHead, RelatedPlan } from "../records/plan-records.ts";
import { type Branch, countPlan, listBranches, type PlanCounts } from "./plan-overview.data.ts";

export interface PlanHome {
  plan: PlanReference;
  head: PlanHead;
  counts: PlanCounts;
  branches: Branch[];
  related: RelatedPlan[];
  panels: JSX.Element[];
}

/** All that the plan's first page shows, read in one transaction. */
export async function readPlanHome(
  ctx: ResidentContext,
  input: { plan: string; panels: PlanPanels },
): Promise<PlanHome> {
  return ctx.read(async (scope) => {
    const plan = await getPlan(scope, input.plan);
    const head = await findRecord<PlanHead>(scope, planHeadKind, { planId: plan.id, key: plan.key });
    if (!head) throw notFound("plan.error.planNotFound");
    const panels: JSX.Element[] = [];
    for (const draw of input.panels.home) {
      const panel = await draw(ctx, scope, { plan });
      if (panel) panels.push(panel);
    }
    return {
      plan,
      head,
      counts: await countPlan(scope, plan.id),
      branches: await listBranches(scope, plan.id),
      related: await listRecords<RelatedPlan>(scope, relatedPlanKind, { planId: plan.id }),
      panels,
    };
  });
}
