import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { deleteMethods } from "../sign-in/sign-in-method.data.ts";
import { checkConfirmed } from "./check-confirmed.ts";

/** @throws AppError invalid (`checkConfirmed`), notFound */
export async function removeTotp(ctx: StaffContext, { token }: { token: string }): Promise<void> {
  const { staffId } = ctx.actor;
  await ctx.transaction(async (scope) => {
    await checkConfirmed(ctx, scope, token);
    if ((await deleteMethods(scope, staffId, ["totp"])) === 0) throw notFound();
    await recordAudit(ctx, scope, { action: "totp.removed", objectKind: "staff", objectKey: staffId });
  });
}
