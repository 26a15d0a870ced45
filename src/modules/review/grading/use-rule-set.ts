import { getCityBody } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow, conflict } from "#platform/errors.ts";
import { getCycleById, lockCycle, updateCycle } from "../cycles/cycle.data.ts";
import { mayManageReview } from "../permissions.ts";
import { getRuleSet } from "./rule-set.data.ts";
import { listGradesOfCycle } from "./sheet-grade.data.ts";

/**
 * Lets an open year be graded by this version. Only while nobody has been graded: one year has one rule.
 * @throws AppError conflict where the year is over or grades have been given
 */
export async function useRuleSet(ctx: StaffContext, at: { id: number; cycleId: number }): Promise<void> {
  await ctx.transaction(async (scope) => {
    allow(mayManageReview({ actor: ctx.actor, cityBodyId: (await getCityBody(scope)).id }));
    const kept = await getRuleSet(scope, at.id);
    const before = await getCycleById(scope, at.cycleId);
    await lockCycle(scope, at.cycleId);
    if (before.state !== "open") throw conflict("review.error.yearIsOver");
    if ((await listGradesOfCycle(scope, { cycleId: at.cycleId })).length > 0)
      throw conflict("review.error.yearIsGraded");
    await updateCycle(scope, at.cycleId, { ruleSetId: kept.id });
    await recordAudit(ctx, scope, {
      action: "ruleSet.chosen",
      objectKind: "reviewYear",
      objectKey: `${before.planKey}/${before.fiscalYear}`,
      before: { ruleSetId: before.ruleSetId },
      after: { ruleSetId: kept.id, ruleSet: kept.key, version: kept.version },
    });
  });
}
