import { getCityBody } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow } from "#platform/errors.ts";
import { mayManageOpinions } from "../permissions.ts";
import { getOpinionForUpdate } from "./opinion.data.ts";
import type { Opinion } from "./opinion.rules.ts";

/** What was done, for the audit. Words of people never go there: names of fields, keys, dates and dispositions do. */
interface Act {
  action: string;
  before?: object;
  after?: object;
  reason?: string;
}

/**
 * An act on one opinion by those who keep the ledger: permission → lock → `work` → audit; where the opinion is public,
 * readers see it at once. @throws AppError forbidden, notFound; conflict where somebody changed it meanwhile
 */
export async function manageOpinion(
  ctx: StaffContext,
  target: { id: number; version?: number },
  work: (scope: Scope, opinion: Opinion) => Promise<Act>,
): Promise<void> {
  await ctx.transaction(async (scope) => {
    allow(mayManageOpinions(ctx.actor, (await getCityBody(scope)).id));
    const opinion = await getOpinionForUpdate(scope, target.id, target.version);
    const act = await work(scope, opinion);
    await auditOpinion(ctx, scope, { opinion, act });
  });
}

export async function auditOpinion(
  ctx: StaffContext,
  scope: Scope,
  { opinion, act }: { opinion: Pick<Opinion, "id" | "publishedAt">; act: Act },
): Promise<void> {
  await recordAudit(ctx, scope, { objectKind: "opinion", objectKey: String(opinion.id), ...act });
  if (opinion.publishedAt) await bumpRevision(scope);
}
