import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { deleteSessionsOf } from "../sign-in/session.data.ts";

/** Ends every session of the person, this one too. */
export async function signOutEverywhere(ctx: StaffContext): Promise<void> {
  const { staffId } = ctx.actor;
  await ctx.transaction(async (scope) => {
    const count = await deleteSessionsOf(scope, staffId);
    await recordAudit(ctx, scope, {
      action: "session.allClosed",
      objectKind: "staff",
      objectKey: staffId,
      after: { sessions: count },
    });
  });
}
