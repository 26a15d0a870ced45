import type { GateContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { Secrets } from "#platform/secrets.ts";
import { matchTotpStep } from "./one-time-code.ts";
import type { OpenedSession } from "./open-session.ts";
import { type CodeInput, passSecondStep } from "./second-step.ts";
import { acceptTotpStep, findTotp } from "./sign-in-method.data.ts";

/** The second step: the code of an app. @throws AppError invalid, tooMany, unauthenticated (the first step is too long ago) */
export function confirmSecondFactor(ctx: GateContext, input: CodeInput, secrets: Secrets): Promise<OpenedSession> {
  return passSecondStep(ctx, { ...input, method: "totp", secrets, isRight });

  async function isRight(scope: Scope, staffId: string): Promise<boolean> {
    const totp = await findTotp(scope, staffId);
    if (!totp?.confirmedAt) return false;
    const step = matchTotpStep(secrets.open(totp.secret, `totp:${staffId}`), input.code, ctx.clock.now());
    return step !== undefined && (await acceptTotpStep(scope, { id: totp.id, step, now: ctx.clock.now() }));
  }
}
