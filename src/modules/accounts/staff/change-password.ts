import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { invalid } from "#platform/errors.ts";
import type { Secrets } from "#platform/secrets.ts";
import { findPasswordIssues } from "../sign-in/password.rules.ts";
import { hashPassword } from "../sign-in/password.ts";
import { deleteSessionsOf, findSession } from "../sign-in/session.data.ts";
import { savePassword } from "../sign-in/sign-in-method.data.ts";
import { checkOwnPassword, type OwnPassword } from "./check-own-password.ts";

interface PasswordChange extends OwnPassword {
  newPassword: string;
  /** Of the session that stays; all others of the person end. */
  token: string;
}

/** @throws AppError invalid, tooMany */
export async function changePassword(ctx: StaffContext, input: PasswordChange, secrets: Secrets): Promise<void> {
  const { staffId } = ctx.actor;
  const account = await checkOwnPassword(ctx, input, secrets);
  const issues = findPasswordIssues(input.newPassword, account);
  if (issues.length > 0) throw invalid(issues);
  const hash = await hashPassword(input.newPassword);
  const now = ctx.clock.now();
  await ctx.transaction(async (scope) => {
    await savePassword(scope, { staffId, hash, confirmedAt: now, now });
    const current = await findSession(scope, input.token, now);
    await deleteSessionsOf(scope, staffId, current?.id);
    await recordAudit(ctx, scope, { action: "password.changed", objectKind: "staff", objectKey: staffId });
  });
}
