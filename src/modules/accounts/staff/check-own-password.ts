import type { StaffContext } from "#platform/context.ts";
import { invalid } from "#platform/errors.ts";
import type { Secrets } from "#platform/secrets.ts";
import { deleteAttempt } from "../sign-in/attempt.data.ts";
import { reserveAttempt } from "../sign-in/attempt.ts";
import { verifyPassword } from "../sign-in/password.ts";
import { getPasswordOf } from "../sign-in/sign-in-method.data.ts";

/** An unattended screen must not be enough to change how somebody signs in. */
export interface OwnPassword {
  password: string;
  address: string;
}

/** Returns the account's name. @throws AppError invalid, tooMany */
export async function checkOwnPassword(ctx: StaffContext, input: OwnPassword, secrets: Secrets): Promise<string> {
  const { account, hash } = await ctx.read((scope) => getPasswordOf(scope, ctx.actor.staffId));
  const attempt = await reserveAttempt(ctx, secrets, { account, address: input.address });
  if (!(await verifyPassword(input.password, hash)))
    throw invalid([{ path: "password", code: "accounts.error.passwordWrong" }]);
  await ctx.transaction((scope) => deleteAttempt(scope, attempt));
  return account;
}
