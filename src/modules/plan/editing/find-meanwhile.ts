import { listStaffNames } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { findMeanwhile as findChanges } from "../changes/plan-history.data.ts";
import { mayReadPlan } from "../permissions.ts";
import { getPlan } from "../records/plan-record.data.ts";

/** What others did to a record while somebody had it open. */
export interface ChangedMeanwhile {
  /** The fields that they changed, with what stood there when the form was opened. */
  fields: Record<string, unknown>;
  at: Date | null;
  by: string | undefined;
}

/** `since`: the version that was opened, `now`: the version that is stored. @throws AppError forbidden, notFound */
export async function findMeanwhile(
  ctx: StaffContext,
  input: { plan: string; kind: string; key: string; since: number; now: number },
): Promise<ChangedMeanwhile> {
  allow(mayReadPlan(ctx.actor));
  return ctx.read(async (scope) => {
    const plan = await getPlan(scope, input.plan);
    const { fields, at, actorId } = await findChanges(scope, {
      planId: plan.id,
      kind: input.kind,
      key: input.key,
      edits: input.now - input.since,
    });
    const names = await listStaffNames(scope);
    return { fields, at, by: names.get(actorId ?? "") };
  });
}
