import { getCityBody } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow, notFound } from "#platform/errors.ts";
import { mayManageReview } from "../permissions.ts";
import { obtainRuleSet } from "./obtain-rule-set.ts";
import { findNewestRuleSet } from "./rule-set.data.ts";
import { shippedRuleSets } from "./shipped-rule-sets.ts";

/** Takes a shipped rule set over as the city's own, to be used and changed. Returns its id; a second time it is the same. */
export async function adoptRuleSet(ctx: StaffContext, key: string): Promise<number> {
  return ctx.transaction(async (scope) => {
    allow(mayManageReview({ actor: ctx.actor, cityBodyId: (await getCityBody(scope)).id }));
    if (!shippedRuleSets().some((rules) => rules.key === key)) throw notFound("review.error.ruleSetNotFound");
    const isNew = !(await findNewestRuleSet(scope, key));
    const { id, version } = await obtainRuleSet(scope, key);
    if (isNew) {
      await recordAudit(ctx, scope, { action: "ruleSet.added", objectKind: "ruleSet", objectKey: `${key}/${version}` });
    }
    return id;
  });
}
