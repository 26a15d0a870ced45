import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import { findSession, markSessionConfirmed } from "../sign-in/session.data.ts";

/** Opens the minutes in which `checkConfirmed` lets a change pass, for this session only. @throws AppError notFound */
export async function recordConfirmation(
  ctx: StaffContext,
  scope: Scope,
  shown: { token: string; method: "password" | "passkey" },
): Promise<void> {
  const now = ctx.clock.now();
  const session = await findSession(scope, shown.token, now);
  if (!session) throw notFound();
  await markSessionConfirmed(scope, session.id, now);
  await recordAudit(ctx, scope, {
    action: "session.confirmed",
    objectKind: "staff",
    objectKey: ctx.actor.staffId,
    after: { method: shown.method },
  });
}
