import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import type { Secrets } from "#platform/secrets.ts";
import { deleteMethods } from "../sign-in/sign-in-method.data.ts";
import { checkOwnPassword, type OwnPassword } from "./check-own-password.ts";

/** Asks for the password: an unattended screen must not be enough to weaken an account. @throws AppError invalid, tooMany, notFound */
export async function removeTotp(ctx: StaffContext, input: OwnPassword, secrets: Secrets): Promise<void> {
  const { staffId } = ctx.actor;
  await checkOwnPassword(ctx, input, secrets);
  await ctx.transaction(async (scope) => {
    if ((await deleteMethods(scope, staffId, ["totp"])) === 0) throw notFound();
    await recordAudit(ctx, scope, { action: "totp.removed", objectKind: "staff", objectKey: staffId });
  });
}
