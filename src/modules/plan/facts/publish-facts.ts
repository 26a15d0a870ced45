import { getCityBody } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import { allow } from "#platform/errors.ts";
import { mayEditPlan } from "../permissions.ts";
import { getPlan } from "../records/plan-record.data.ts";
import { isPublished, saveSettings } from "./fact-reporter.data.ts";

/** Shows what was done on the plan's public pages, or takes it off them. @throws AppError forbidden, notFound */
export async function publishFacts(ctx: StaffContext, input: { plan: string; isPublished: boolean }): Promise<void> {
  await ctx.transaction(async (scope) => {
    const { id: planId } = await getPlan(scope, input.plan);
    allow(mayEditPlan(ctx.actor, (await getCityBody(scope)).id));
    if ((await isPublished(scope, planId)) === input.isPublished) return;
    await saveSettings(scope, { planId, isPublished: input.isPublished, basis: "source" });
    await recordAudit(ctx, scope, {
      action: input.isPublished ? "facts.published" : "facts.hidden",
      objectKind: "plan",
      objectKey: input.plan,
    });
    await bumpRevision(scope);
  });
}
