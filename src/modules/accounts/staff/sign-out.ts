import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { deleteSession, findSession } from "../sign-in/session.data.ts";

/** Ends the session of this browser. */
export async function signOut(ctx: StaffContext, { token }: { token: string }): Promise<void> {
  const { staffId } = ctx.actor;
  await ctx.transaction(async (scope) => {
    const session = await findSession(scope, token, ctx.clock.now());
    if (session) await deleteSession(scope, staffId, session.id);
    await recordAudit(ctx, scope, { action: "session.closed", objectKind: "staff", objectKey: staffId });
  });
}
