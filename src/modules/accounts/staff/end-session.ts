import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { deleteSession } from "../sign-in/session.data.ts";

/** Ends one session of the person, on another device. @throws AppError notFound */
export async function endSession(ctx: StaffContext, { sessionId }: { sessionId: string }): Promise<void> {
  const { staffId } = ctx.actor;
  await ctx.transaction(async (scope) => {
    if (!(await deleteSession(scope, staffId, sessionId))) throw notFound();
    await recordAudit(ctx, scope, { action: "session.closed", objectKind: "staff", objectKey: staffId });
  });
}
