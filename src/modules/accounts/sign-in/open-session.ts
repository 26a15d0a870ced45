import { type AuditActor, recordAudit } from "#platform/audit/record-audit.ts";
import type { GateContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { AppError } from "#platform/errors.ts";
import { deleteEndedSessions, deleteSession, findSession, insertSession, type SessionRow } from "./session.data.ts";
import type { SessionState } from "./session.ts";

/** How somebody showed who they are; written into the audit. */
type SignInMethod = "password" | "totp" | "recoveryCode" | "passkey";

/** What the browser gets: `token` goes into the cookie, `state` says which page is next. */
export interface OpenedSession {
  token: string;
  state: SessionState;
}

/** From here on the audit knows who acts, though the request came through the gate. */
export function actingAs(ctx: GateContext, staffId: string): AuditActor {
  return { audience: "staff", actor: { staffId }, requestId: ctx.requestId };
}

interface Opening {
  staffId: string;
  state: SessionState;
  userAgent: string;
  method: SignInMethod;
  /** The step that is over now: its token ends, so that nobody can go on with an older one. */
  after?: SessionRow;
}

export async function openSession(ctx: GateContext, scope: Scope, opening: Opening): Promise<OpenedSession> {
  const { staffId, state, userAgent, method, after } = opening;
  const now = ctx.clock.now();
  await deleteEndedSessions(scope, now);
  if (after) await deleteSession(scope, staffId, after.id);
  const token = await insertSession(scope, { staffId, state, userAgent, now });
  if (state === "open") {
    await recordAudit(actingAs(ctx, staffId), scope, {
      action: "session.opened",
      objectKind: "staff",
      objectKey: staffId,
      after: { method },
    });
  }
  return { token, state };
}

/** An attempt that was wrong, with the account where there is one; what was typed is not written down. */
export async function recordFailure(
  ctx: GateContext,
  scope: Scope,
  failure: { staffId?: string; method: SignInMethod },
): Promise<void> {
  await recordAudit(ctx, scope, {
    action: "signIn.failed",
    objectKind: "staff",
    objectKey: failure.staffId,
    after: { method: failure.method },
  });
}

/** The session that waits for this step. @throws AppError unauthenticated */
export async function getWaitingSession(
  ctx: GateContext,
  scope: Scope,
  wanted: { token: string | undefined; state: SessionState },
): Promise<SessionRow> {
  const session = wanted.token ? await findSession(scope, wanted.token, ctx.clock.now()) : undefined;
  if (session?.state !== wanted.state) throw new AppError("unauthenticated", "accounts.error.stepOver");
  return session;
}
