import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { deletePasskey } from "../sign-in/passkey.data.ts";

export async function removePasskey(ctx: StaffContext, { passkeyId }: { passkeyId: string }): Promise<void> {
  const { staffId } = ctx.actor;
  await ctx.transaction(async (scope) => {
    if (!(await deletePasskey(scope, staffId, passkeyId))) throw notFound();
    await recordAudit(ctx, scope, { action: "passkey.removed", objectKind: "staff", objectKey: staffId });
  });
}
