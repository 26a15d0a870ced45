import { getCityBody } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow } from "#platform/errors.ts";
import { mayManageMeetings } from "../permissions.ts";
import { beginCommittee, type Committee } from "./committee.data.ts";
import { getCommitteePlace } from "./plan-committees.ts";

/** Of members the audit holds which fields changed, never what stands in them. */
interface Act {
  action: string;
  objectKind?: string;
  objectKey?: string;
  before?: object;
  after?: object;
  reason?: string;
}

export interface CommitteeAddress {
  plan: string;
  committee: string;
}

/**
 * An act on a committee by those who run meetings: permission → the committee, which begins to work with its first act →
 * `work` → audit → new content revision. `work` gives undefined where nothing changed.
 */
export async function manageCommittee(
  ctx: StaffContext,
  at: CommitteeAddress,
  work: (scope: Scope, committee: Committee) => Promise<Act | undefined>,
): Promise<void> {
  await ctx.transaction(async (scope) => {
    allow(mayManageMeetings(ctx.actor, (await getCityBody(scope)).id));
    const place = await getCommitteePlace(scope, { plan: at.plan, key: at.committee });
    const committee = await beginCommittee(scope, { planId: place.plan.id, key: place.key, name: place.name });
    const act = await work(scope, committee);
    if (!act) return;
    await recordAudit(ctx, scope, { objectKind: "committee", objectKey: `${at.plan}/${at.committee}`, ...act });
    await bumpRevision(scope);
  });
}
