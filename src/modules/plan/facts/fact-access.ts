import { getCityBody } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow } from "#platform/errors.ts";
import { mayEditPlan, mayReadPlanOf, mayRecordFactsOf } from "../permissions.ts";
import { type Fact, isEnteredByHand } from "./fact.rules.ts";
import { listReporters } from "./fact-reporter.data.ts";

/** What somebody may do with the facts of one project. */
export interface FactAccess {
  mayRecord: boolean;
  /** Enters for the city, and so also what a partner body told it. */
  mayNameBody: boolean;
  /** Says which partner bodies enter facts, and whether they are published. */
  mayManage: boolean;
  mayReverse(fact: Fact): boolean;
  /** Whose facts are shown: null: everybody's. */
  seenBody: number | null;
}

/** A partner body sees its own facts alone, and enters them for the projects that the city gave it. */
export async function findFactAccess(
  ctx: StaffContext,
  scope: Scope,
  place: { planId: number; project: string },
): Promise<FactAccess> {
  const { actor } = ctx;
  const city = await getCityBody(scope);
  const isReporter = (await listReporters(scope, { ...place, bodyId: actor.bodyId })).length > 0;
  const isCityRecorder = mayRecordFactsOf(actor, city.id);
  const mayRecord = isCityRecorder || (isReporter && mayRecordFactsOf(actor, actor.bodyId));
  return {
    mayRecord,
    mayNameBody: isCityRecorder,
    mayManage: mayEditPlan(actor, city.id),
    mayReverse: (fact) =>
      fact.state === "effective" &&
      isEnteredByHand(fact) &&
      (isCityRecorder || (mayRecord && fact.bodyId === actor.bodyId)),
    seenBody: mayReadPlanOf(actor, city.id) ? null : actor.bodyId,
  };
}

/** The body that did it: a partner's people speak for their own, the city's for whom they name. @throws forbidden */
export function bodyOfFact(ctx: StaffContext, access: FactAccess, named: number | null): number {
  if (named === null || named === ctx.actor.bodyId) return ctx.actor.bodyId;
  allow(access.mayNameBody);
  return named;
}
