import type { Scope } from "#platform/db/scope.ts";
import type { StateReview } from "./state-review.rules.ts";

/** All looks at a plan's desired states, in the order in which they were entered; `state` narrows to one. */
export async function listStateReviews(
  scope: Scope,
  { planId, state }: { planId: number; state?: string },
): Promise<StateReview[]> {
  let query = scope.db
    .selectFrom("desired_state_reviews")
    .select(["state_key as state", "reviewed_on as reviewedOn", "judgement", "text", "evidence"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("plan_id", "=", planId)
    .orderBy("id");
  if (state !== undefined) query = query.where("state_key", "=", state);
  return (await query.execute()) as unknown as StateReview[];
}

export async function insertStateReview(
  scope: Scope,
  review: StateReview,
  { planId, actorId }: { planId: number; actorId: string },
): Promise<void> {
  await scope.db
    .insertInto("desired_state_reviews")
    .values({
      municipality_id: scope.municipalityId,
      plan_id: planId,
      state_key: review.state,
      reviewed_on: review.reviewedOn,
      judgement: review.judgement,
      text: review.text && JSON.stringify(review.text),
      evidence: review.evidence,
      actor_id: actorId,
    })
    .execute();
}
