import { recordAudit } from "#platform/audit/record-audit.ts";
import type { GateContext } from "#platform/context.ts";
import { invalid } from "#platform/errors.ts";
import { actingAs, getWaitingSession, type OpenedSession, openSession } from "./open-session.ts";
import { findPasswordIssues } from "./password.rules.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { getPasswordOf, savePassword } from "./sign-in-method.data.ts";

interface NewPasswordInput {
  newPassword: string;
  token: string | undefined;
  userAgent: string;
}

/** The last step for those who came in with a one-time password. @throws AppError invalid, unauthenticated */
export async function chooseNewPassword(ctx: GateContext, input: NewPasswordInput): Promise<OpenedSession> {
  const wanted = { token: input.token, state: "awaitsNewPassword" } as const;
  const password = await ctx.read(async (scope) =>
    getPasswordOf(scope, (await getWaitingSession(ctx, scope, wanted)).staffId),
  );
  const issues = findPasswordIssues(input.newPassword, password.account);
  if (issues.length > 0) throw invalid(issues);
  if (await verifyPassword(input.newPassword, password.hash))
    throw invalid([{ path: "newPassword", code: "accounts.error.passwordSame" }]);
  const hash = await hashPassword(input.newPassword);
  return ctx.transaction(async (scope) => {
    const session = await getWaitingSession(ctx, scope, wanted);
    const { staffId } = session;
    const now = ctx.clock.now();
    await savePassword(scope, { staffId, hash, confirmedAt: now, now });
    await recordAudit(actingAs(ctx, staffId), scope, {
      action: "password.changed",
      objectKind: "staff",
      objectKey: staffId,
    });
    return openSession(ctx, scope, {
      staffId,
      state: "open",
      userAgent: input.userAgent,
      method: "password",
      after: session,
    });
  });
}
