import type { ResidentContext } from "#platform/context.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { PanelDrawing, PlanPanels } from "../plan-panels.ts";
import { relatedPlanKind } from "../records/plan-kinds.ts";
import { getPlanHead, listRecords, type PlanReference } from "../records/plan-record.data.ts";
import type { PlanHead, RelatedPlan } from "../records/plan-records.ts";
import { type Branch, countPlan, listBranches, type PlanCounts } from "./plan-overview.data.ts";

export interface PlanHome {
  plan: PlanReference;
  head: PlanHead;
  counts: PlanCounts;
  branches: Branch[];
  related: RelatedPlan[];
  panels: PanelDrawing[];
}

/** All that the plan's first page shows, read in one transaction and once for all languages. */
export async function readPlanHome(
  ctx: ResidentContext,
  input: { plan: string; panels: PlanPanels },
): Promise<PlanHome> {
  // By the day: what ends on a day is counted until then, without anybody changing anything.
  const today = todayInJapan(ctx.clock.now());
  return ctx.readOnce(`planHome ${input.plan} ${today}`, async (scope) => {
    const { plan, head } = await getPlanHead(scope, input.plan);
    const panels: PanelDrawing[] = [];
    for (const read of input.panels.home) panels.push(await read(scope, { plan }));
    return {
      plan,
      head,
      counts: await countPlan(scope, plan.id, today),
      branches: await listBranches(scope, plan.id, today),
      related: await listRecords<RelatedPlan>(scope, relatedPlanKind, { planId: plan.id }),
      panels,
    };
  });
}
