import type { GateContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { invalid } from "#platform/errors.ts";
import type { Secrets } from "#platform/secrets.ts";
import { deleteAttempt } from "./attempt.data.ts";
import { reserveAttempt } from "./attempt.ts";
import { type OpenedSession, openSession, recordFailure } from "./open-session.ts";
import { hashPassword, isOutdated, verifyPassword } from "./password.ts";
import type { SessionState } from "./session.ts";
import { findPasswordAccount, listMethods, type PasswordAccount, updatePasswordHash } from "./sign-in-method.data.ts";

/** A one-time password that was not used is worth nothing after this. */
const ONE_TIME_PASSWORD_DAYS = 7;

interface PasswordInput {
  account: string;
  password: string;
  address: string;
  userAgent: string;
}

/**
 * The first step of signing in, and the last one where no second factor is set up.
 * @throws AppError invalid (the same for an unknown account and a wrong password), tooMany
 */
export async function signInWithPassword(
  ctx: GateContext,
  input: PasswordInput,
  secrets: Secrets,
): Promise<OpenedSession> {
  const account = normaliseAccount(input.account);
  const attempt = await reserveAttempt(ctx, secrets, { account, address: input.address });
  const found = await ctx.read((scope) => findPasswordAccount(scope, account));
  const isRight = await verifyPassword(input.password, found?.hash);
  const usable = found && isRight && !isExpired(found, ctx.clock.now()) ? found : undefined;
  const newHash = usable && isOutdated(usable.hash) ? await hashPassword(input.password) : undefined;
  const opened = await ctx.transaction(async (scope) => {
    if (!usable) return recordFailure(ctx, scope, { staffId: found?.staffId, method: "password" });
    await deleteAttempt(scope, attempt);
    if (newHash) await updatePasswordHash(scope, usable.staffId, newHash);
    const state = await nextState(ctx, scope, usable);
    return openSession(ctx, scope, { staffId: usable.staffId, state, userAgent: input.userAgent, method: "password" });
  });
  if (!opened) throw invalid([{ path: "account", code: "accounts.error.signInFailed" }]);
  return opened;
}

function normaliseAccount(account: string): string {
  return account.normalize("NFKC").trim().toLowerCase();
}

function isExpired(found: PasswordAccount, now: Date): boolean {
  return found.confirmedAt === null && now.getTime() - found.createdAt.getTime() > ONE_TIME_PASSWORD_DAYS * 86_400_000;
}

async function nextState(ctx: GateContext, scope: Scope, found: PasswordAccount): Promise<SessionState> {
  const methods = await listMethods(scope, found.staffId);
  const hasTotp = methods.some((method) => method.kind === "totp" && method.isConfirmed);
  // Whoever has only passkeys is asked for one here if the city wants two factors; else the password is enough.
  const mustUsePasskey =
    ctx.municipality.settings.secondFactorRequired === true && methods.some((method) => method.kind === "passkey");
  if (hasTotp || mustUsePasskey) return "awaitsSecondFactor";
  return found.confirmedAt === null ? "awaitsNewPassword" : "open";
}
