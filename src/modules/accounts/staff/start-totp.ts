import type { StaffContext } from "#platform/context.ts";
import { conflict } from "#platform/errors.ts";
import type { Secrets } from "#platform/secrets.ts";
import { generateTotpSecret, totpAddress } from "../sign-in/one-time-code.ts";
import { findTotp, saveTotp } from "../sign-in/sign-in-method.data.ts";
import { checkConfirmed } from "./check-confirmed.ts";
import { getStaff } from "./staff.data.ts";

/** `address` is for the QR code, `secret` for typing by hand. */
export interface TotpSetUp {
  secret: string;
  address: string;
}

/**
 * Shows a new secret, or again the one that waits for its first code. @throws AppError invalid (`checkConfirmed`), conflict
 * where one is in use
 */
export async function startTotp(ctx: StaffContext, { token }: { token: string }, secrets: Secrets): Promise<TotpSetUp> {
  const { staffId } = ctx.actor;
  const purpose = `totp:${staffId}`;
  return ctx.transaction(async (scope) => {
    await checkConfirmed(ctx, scope, token);
    const existing = await findTotp(scope, staffId);
    if (existing?.confirmedAt) throw conflict("accounts.error.totpInUse");
    const secret = existing ? secrets.open(existing.secret, purpose) : generateTotpSecret();
    if (!existing) await saveTotp(scope, staffId, secrets.seal(secret, purpose));
    const { account } = await getStaff(scope, staffId);
    const issuer = `${ctx.say.t("common.product")} ${ctx.say.plain(ctx.municipality.name)}`;
    return { secret, address: totpAddress(secret, { issuer, account }) };
  });
}
