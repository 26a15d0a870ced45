import type { GateContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { invalid } from "#platform/errors.ts";
import type { Secrets } from "#platform/secrets.ts";
import { deleteAttempt } from "./attempt.data.ts";
import { reserveAttempt } from "./attempt.ts";
import { getWaitingSession, type OpenedSession, openSession, recordFailure } from "./open-session.ts";
import { getPasswordOf } from "./sign-in-method.data.ts";

export interface CodeInput {
  code: string;
  token: string | undefined;
  address: string;
  userAgent: string;
}

interface SecondStep extends CodeInput {
  method: "totp" | "recoveryCode";
  secrets: Secrets;
  isRight(scope: Scope, staffId: string): Promise<boolean>;
}

/** Whatever the second step is: waiting session, throttle, check, audit, next session. @throws AppError invalid, tooMany, unauthenticated */
export async function passSecondStep(ctx: GateContext, step: SecondStep): Promise<OpenedSession> {
  const wanted = { token: step.token, state: "awaitsSecondFactor" } as const;
  const { staffId } = await ctx.read((scope) => getWaitingSession(ctx, scope, wanted));
  const attempt = await reserveAttempt(ctx, step.secrets, { account: `second:${staffId}`, address: step.address });
  const opened = await ctx.transaction(async (scope) => {
    const session = await getWaitingSession(ctx, scope, wanted);
    if (!(await step.isRight(scope, staffId))) return recordFailure(ctx, scope, { staffId, method: step.method });
    await deleteAttempt(scope, attempt);
    const isOneTime = (await getPasswordOf(scope, staffId)).confirmedAt === null;
    const state = isOneTime ? "awaitsNewPassword" : "open";
    return openSession(ctx, scope, { staffId, state, userAgent: step.userAgent, method: step.method, after: session });
  });
  if (!opened) throw invalid([{ path: "code", code: "accounts.error.codeWrong" }]);
  return opened;
}
