import type { GateContext, StaffContext } from "#platform/context.ts";
import { AppError } from "#platform/errors.ts";
import type { Secrets } from "#platform/secrets.ts";
import { countAttempts, deleteAttemptsBefore, insertAttempt, lockAttempts } from "./attempt.data.ts";
import { addressKey, isThrottled, WINDOW_MINUTES } from "./throttle.rules.ts";

/**
 * Counts this attempt as failed before anything is looked at; whoever turns out to be right deletes it again. So attempts
 * that are made at the same time, in any number of processes, cannot pass the limit together. Returns the attempt's id.
 * @throws AppError tooMany
 */
export async function reserveAttempt(
  ctx: GateContext | StaffContext,
  secrets: Secrets,
  from: { account: string; address: string },
): Promise<number> {
  const keys = {
    account: secrets.fingerprint(`account:${ctx.municipality.id}:${from.account}`),
    address: secrets.fingerprint(`address:${addressKey(from.address)}`),
  };
  const now = ctx.clock.now();
  const since = new Date(now.getTime() - WINDOW_MINUTES * 60_000);
  const id = await ctx.transaction(async (scope) => {
    await lockAttempts(scope, keys);
    if (isThrottled(await countAttempts(scope, keys, since))) return undefined;
    await deleteAttemptsBefore(scope, since);
    return insertAttempt(scope, keys, now);
  });
  if (id !== undefined) return id;
  ctx.log.warn("signIn.throttled", { municipality: ctx.municipality.id });
  throw new AppError("tooMany", "accounts.error.tooManyAttempts", { params: { minutes: WINDOW_MINUTES } });
}
