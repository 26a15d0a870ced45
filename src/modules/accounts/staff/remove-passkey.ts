import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { deletePasskey } from "../sign-in/passkey.data.ts";
import { checkConfirmed } from "./check-confirmed.ts";

/** @throws AppError invalid (`checkConfirmed`), notFound */
export async function removePasskey(
  ctx: StaffContext,
  { passkeyId, token }: { passkeyId: string; token: string },
): Promise<void> {
  const { staffId } = ctx.actor;
  await ctx.transaction(async (scope) => {
    await checkConfirmed(ctx, scope, token);
    if (!(await deletePasskey(scope, staffId, passkeyId))) throw notFound();
    await recordAudit(ctx, scope, { action: "passkey.removed", objectKind: "staff", objectKey: staffId });
  });
}
