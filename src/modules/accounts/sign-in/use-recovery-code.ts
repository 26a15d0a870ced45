import type { GateContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { Secrets } from "#platform/secrets.ts";
import type { OpenedSession } from "./open-session.ts";
import { hashRecoveryCode } from "./recovery-code.ts";
import { type CodeInput, passSecondStep } from "./second-step.ts";
import { useUpRecoveryCode } from "./sign-in-method.data.ts";

/** The second step for those who lost their app or key: one of ten codes, each good once. @throws AppError invalid, tooMany, unauthenticated */
export function useRecoveryCode(ctx: GateContext, input: CodeInput, secrets: Secrets): Promise<OpenedSession> {
  const isRight = (scope: Scope, staffId: string) =>
    useUpRecoveryCode(scope, staffId, hashRecoveryCode(staffId, input.code));
  return passSecondStep(ctx, { ...input, method: "recoveryCode", secrets, isRight });
}
