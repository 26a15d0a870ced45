import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { mayResetSignIn } from "../permissions.ts";
import { generatePassword, hashPassword } from "../sign-in/password.ts";
import { deleteSessionsOf } from "../sign-in/session.data.ts";
import { deleteMethods, savePassword } from "../sign-in/sign-in-method.data.ts";
import { getStaffForUpdate, listGrantsOf } from "./staff.data.ts";

/**
 * For somebody who lost everything: a new one-time password, no second factor, no passkeys, no sessions. Returns the
 * password to hand over. @throws AppError forbidden, notFound
 */
export async function resetSignIn(ctx: StaffContext, staffId: string): Promise<string> {
  const password = generatePassword();
  const hash = await hashPassword(password);
  await ctx.transaction(async (scope) => {
    const staff = await getStaffForUpdate(scope, staffId);
    const grants = await listGrantsOf(scope, staff.id);
    allow(mayResetSignIn(ctx.actor, { bodyId: staff.bodyId, grants }));
    await deleteMethods(scope, staff.id, ["totp", "passkey", "recoveryCode"]);
    await savePassword(scope, { staffId: staff.id, hash, confirmedAt: null, now: ctx.clock.now() });
    await deleteSessionsOf(scope, staff.id);
    await recordAudit(ctx, scope, {
      action: "signIn.reset",
      objectKind: "staff",
      objectKey: staff.id,
      bodyId: staff.bodyId,
    });
  });
  return password;
}
