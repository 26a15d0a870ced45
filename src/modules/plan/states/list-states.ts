import { getCityBody } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow, notFound } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { mayEditPlan, mayReadPlan } from "../permissions.ts";
import { desiredStateKind, nodeKind } from "../records/plan-kinds.ts";
import { getPlanHead, listRecords, type PlanReference } from "../records/plan-record.data.ts";
import type { DesiredState, Horizon, PlanHead, PlanNode } from "../records/plan-records.ts";
import { listStateReviews } from "./state-review.data.ts";
import { newestReviews, reviewDue, type StateReview } from "./state-review.rules.ts";

/** A desired state with its place, its newest review and when it is to be looked at again. */
export interface ReviewedState {
  state: DesiredState;
  node: PlanNode | undefined;
  horizon: Horizon;
  last: StateReview | undefined;
  due: string | null;
}

export interface PlanStates {
  plan: PlanReference;
  head: PlanHead;
  today: string;
  mayEdit: boolean;
  states: ReviewedState[];
}

/** The desired states of a plan, horizon by horizon. @throws forbidden, notFound */
export async function listStates(ctx: StaffContext, input: { plan: string }): Promise<PlanStates> {
  allow(mayReadPlan(ctx.actor));
  return ctx.read(async (scope) => {
    const { plan, head } = await getPlanHead(scope, input.plan);
    const mayEdit = mayEditPlan(ctx.actor, (await getCityBody(scope)).id);
    return { plan, head, today: todayInJapan(ctx.clock.now()), mayEdit, states: await readStates(scope, plan, head) };
  });
}

export async function readStates(scope: Scope, plan: PlanReference, head: PlanHead): Promise<ReviewedState[]> {
  const all = await listRecords<DesiredState>(scope, desiredStateKind, { planId: plan.id });
  if (all.length === 0) return [];
  const nodes = await listRecords<PlanNode>(scope, nodeKind, { planId: plan.id });
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const newest = newestReviews(await listStateReviews(scope, { planId: plan.id }));
  return head.horizons.flatMap((horizon) =>
    all
      .filter((state) => state.horizon === horizon.key)
      .map((state) => {
        const last = newest.get(state.key);
        return { state, node: byKey.get(state.node), horizon, last, due: reviewDue(horizon, { head, last }) };
      }),
  );
}

/** One of them, with all that was found before, newest first. @throws forbidden, notFound */
export async function getState(
  ctx: StaffContext,
  input: { plan: string; key: string },
): Promise<PlanStates & { reviewed: ReviewedState; reviews: StateReview[] }> {
  const found = await listStates(ctx, input);
  const reviewed = found.states.find(({ state }) => state.key === input.key);
  if (!reviewed) throw notFound("plan.error.recordNotFound");
  const reviews = await ctx.read((scope) => listStateReviews(scope, { planId: found.plan.id, state: input.key }));
  return { ...found, reviewed, reviews: reviews.toReversed() };
}
