import type { ResidentContext } from "#platform/context.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { planHeadKind } from "../records/plan-kinds.ts";
import { findRecord } from "../records/plan-record.data.ts";
import type { PlanHead } from "../records/plan-records.ts";
import type { RecordKind } from "../records/record-kind.rules.ts";
import { countPlanContents, type PlanContents } from "./count-plan-contents.ts";
import { listPlans } from "./plan-overview.data.ts";

export interface CountedPlan {
  head: PlanHead;
  contents: PlanContents;
}

/** The municipality's plans in the order in which they were loaded, with how much each holds. */
export async function listCountedPlans(
  ctx: ResidentContext,
  input: { kinds: readonly RecordKind[] },
): Promise<CountedPlan[]> {
  return ctx.read(async (scope) => {
    const counted: CountedPlan[] = [];
    const known = { kinds: input.kinds, today: todayInJapan(ctx.clock.now()) };
    for (const { id, key } of await listPlans(scope)) {
      const head = await findRecord<PlanHead>(scope, planHeadKind, { planId: id, key });
      if (head) counted.push({ head, contents: await countPlanContents(scope, { id, head }, known) });
    }
    return counted;
  });
}
