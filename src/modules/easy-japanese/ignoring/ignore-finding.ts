import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow, notFound } from "#platform/errors.ts";
import { mayIgnore } from "../permissions.ts";
import { deleteIgnored, type PlaceKey, saveIgnored } from "./ignored.data.ts";

/** "Leave it here, because …": this rule at these words, in this text. */
export async function ignoreFinding(ctx: StaffContext, place: PlaceKey & { reason: string }): Promise<void> {
  allow(mayIgnore(ctx.actor));
  await ctx.transaction(async (scope) => {
    await saveIgnored(scope, { ...place, by: ctx.actor.staffId, at: ctx.clock.now() });
    await recordAudit(ctx, scope, {
      ...{ action: "easyFinding.ignored", objectKind: "easyFinding", objectKey: place.subject },
      // Not the words: they are of a draft, and nothing is ever taken out of this log.
      ...{ after: { rule: place.rule }, reason: place.reason },
    });
  });
}

/** The place is pointed at again. @throws AppError notFound */
export async function heedFinding(ctx: StaffContext, place: PlaceKey): Promise<void> {
  allow(mayIgnore(ctx.actor));
  await ctx.transaction(async (scope) => {
    if (!(await deleteIgnored(scope, place))) throw notFound();
    await recordAudit(ctx, scope, {
      ...{ action: "easyFinding.heeded", objectKind: "easyFinding", objectKey: place.subject },
      before: { rule: place.rule },
    });
  });
}
