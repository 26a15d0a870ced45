import { getCityBody } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import { allow, invalid, notFound } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { mayEditPlan } from "../permissions.ts";
import { desiredStateKind } from "../records/plan-kinds.ts";
import { findRecord, getPlan } from "../records/plan-record.data.ts";
import type { DesiredState } from "../records/plan-records.ts";
import type { ReviewStateInput } from "./inputs.ts";
import { insertStateReview } from "./state-review.data.ts";

/** Writes down how near a desired state is, on what evidence; from then on it is public. @throws forbidden, notFound, invalid */
export async function reviewState(
  ctx: StaffContext,
  input: ReviewStateInput & { plan: string; state: string },
): Promise<void> {
  await ctx.transaction(async (scope) => {
    allow(mayEditPlan(ctx.actor, (await getCityBody(scope)).id));
    const plan = await getPlan(scope, input.plan);
    const state = await findRecord<DesiredState>(scope, desiredStateKind, { planId: plan.id, key: input.state });
    if (!state) throw notFound("plan.error.recordNotFound");
    if (input.reviewedOn > todayInJapan(ctx.clock.now())) {
      throw invalid([{ path: "reviewedOn", code: "plan.error.reviewInFuture" }]);
    }
    const { reviewedOn, judgement, textJa, textEn, evidence } = input;
    const text = { ja: textJa, ...(textEn === "" ? {} : { en: textEn }) };
    const review = { state: state.key, reviewedOn, judgement, text, evidence };
    await insertStateReview(scope, review, { planId: plan.id, actorId: ctx.actor.staffId });
    await recordAudit(ctx, scope, {
      action: "desiredState.reviewed",
      objectKind: "desiredStates",
      objectKey: `${plan.key}/${state.key}`,
      after: { reviewedOn, judgement, text, evidence },
    });
    await bumpRevision(scope);
  });
}
