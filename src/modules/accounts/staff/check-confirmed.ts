import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { invalid } from "#platform/errors.ts";
import { findSession } from "../sign-in/session.data.ts";
import { isFreshlyConfirmed } from "../sign-in/session.ts";

/** For every change of how somebody signs in; `token` is the session's. @throws AppError invalid (`accounts.error.confirmFirst`) */
export async function checkConfirmed(ctx: StaffContext, scope: Scope, token: string): Promise<void> {
  const now = ctx.clock.now();
  if (!isFreshlyConfirmed(await findSession(scope, token, now), now))
    throw invalid([{ path: "password", code: "accounts.error.confirmFirst" }]);
}
