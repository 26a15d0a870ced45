import { getCityBody } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import { allow } from "#platform/errors.ts";
import { mayEditPlan } from "../permissions.ts";
import { getPlan } from "../records/plan-record.data.ts";
import type { DecisionInput } from "./inputs.ts";
import { getVersion, insertDecision } from "./version.data.ts";

/**
 * Says under which number and on which day a version was decided on; what was said before stays in the records.
 * @throws AppError forbidden, notFound
 */
export async function recordDecision(
  ctx: StaffContext,
  at: { plan: string; number: number },
  input: DecisionInput,
): Promise<void> {
  await ctx.transaction(async (scope) => {
    const city = await getCityBody(scope);
    allow(mayEditPlan(ctx.actor, city.id));
    const plan = await getPlan(scope, at.plan);
    const version = await getVersion(scope, { planId: plan.id, number: at.number });
    const decision = { number: input.decisionNumber, decidedOn: input.decidedOn };
    await insertDecision(scope, version.id, {
      ...decision,
      enteredBy: ctx.actor.staffId,
      enteredAt: ctx.clock.now(),
    });
    await recordAudit(ctx, scope, {
      action: "plan.decisionRecorded",
      objectKind: "plan",
      objectKey: `${plan.key}/versions/${version.number}`,
      before: version.decision,
      after: decision,
    });
    await bumpRevision(scope);
  });
}
