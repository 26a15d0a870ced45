import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { invalid, notFound } from "#platform/errors.ts";
import type { Secrets } from "#platform/secrets.ts";
import { matchTotpStep } from "../sign-in/one-time-code.ts";
import { acceptTotpStep, findTotp } from "../sign-in/sign-in-method.data.ts";
import { checkConfirmed } from "./check-confirmed.ts";

/** The first right code shows that the app was set up; from then on it is asked for. @throws AppError invalid, notFound */
export async function confirmTotp(
  ctx: StaffContext,
  { code, token }: { code: string; token: string },
  secrets: Secrets,
): Promise<void> {
  const { staffId } = ctx.actor;
  const now = ctx.clock.now();
  await ctx.transaction(async (scope) => {
    await checkConfirmed(ctx, scope, token);
    const totp = await findTotp(scope, staffId);
    if (!totp || totp.confirmedAt) throw notFound();
    const step = matchTotpStep(secrets.open(totp.secret, `totp:${staffId}`), code, now);
    const isRight = step !== undefined && (await acceptTotpStep(scope, { id: totp.id, step, now }));
    if (!isRight) throw invalid([{ path: "code", code: "accounts.error.codeWrong" }]);
    await recordAudit(ctx, scope, { action: "totp.added", objectKind: "staff", objectKey: staffId });
  });
}
