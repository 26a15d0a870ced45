import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { generateRecoveryCodes, hashRecoveryCode } from "../sign-in/recovery-code.ts";
import { replaceRecoveryCodes } from "../sign-in/sign-in-method.data.ts";
import { checkConfirmed } from "./check-confirmed.ts";

/** Ten new codes, shown this once; the old ones end. @throws AppError invalid (`checkConfirmed`) */
export async function renewRecoveryCodes(ctx: StaffContext, { token }: { token: string }): Promise<string[]> {
  const { staffId } = ctx.actor;
  const codes = generateRecoveryCodes();
  await ctx.transaction(async (scope) => {
    await checkConfirmed(ctx, scope, token);
    await replaceRecoveryCodes(
      scope,
      staffId,
      codes.map((code) => hashRecoveryCode(staffId, code)),
    );
    await recordAudit(ctx, scope, { action: "recoveryCodes.renewed", objectKind: "staff", objectKey: staffId });
  });
  return codes;
}
