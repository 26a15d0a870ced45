import { firstDay, lastDay, monthsAfter } from "#platform/i18n/partial-date.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Horizon, PlanHead } from "../records/plan-records.ts";

/** What was found: there already, nearer than before, no change, further away, or not begun. */
export const STATE_JUDGEMENTS = ["reached", "closer", "same", "further", "notYet"] as const;
export type StateJudgement = (typeof STATE_JUDGEMENTS)[number];

/** A look at a desired state: how near it is, said in words, with what that rests on. */
export interface StateReview {
  /** Key of the desired state. */
  state: string;
  reviewedOn: string;
  judgement: StateJudgement;
  text: Text | null;
  evidence: string;
}

/** Three times within its period, so that a state of five years is looked at every second and one of ten every third year. */
const TIMES_IN_PERIOD = 3;

/** Years between two reviews: what the plan says of the horizon, else a third of the years that it reaches ahead. */
export function reviewYears({ reviewEveryYears, toYear }: Pick<Horizon, "reviewEveryYears" | "toYear">): number {
  return reviewEveryYears ?? Math.max(1, Math.round(toYear / TIMES_IN_PERIOD));
}

/** The day by which a state is to be looked at again. Null before a plan has begun: nobody waits for a draft. */
export function reviewDue(
  horizon: Pick<Horizon, "reviewEveryYears" | "toYear">,
  { head, last }: { head: Pick<PlanHead, "state" | "periodStart">; last: StateReview | undefined },
): string | null {
  const isInForce = head.state === "adopted" || head.state === "amended";
  const since = last?.reviewedOn ?? (head.periodStart === null ? null : firstDay(head.periodStart));
  return isInForce && since !== null ? monthsAfter(lastDay(since), 12 * reviewYears(horizon)) : null;
}

/** The newest look at each state; of several on one day the one that was entered last, which puts the others right. */
export function newestReviews(reviews: readonly StateReview[]): Map<string, StateReview> {
  const newest = new Map<string, StateReview>();
  for (const review of reviews) {
    const known = newest.get(review.state);
    if (!known || known.reviewedOn <= review.reviewedOn) newest.set(review.state, review);
  }
  return newest;
}
