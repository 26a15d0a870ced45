import { addressKey } from "#modules/accounts/public.ts";
import type { VisitorContext } from "#platform/context.ts";
import { AppError } from "#platform/errors.ts";
import type { Secrets } from "#platform/secrets.ts";
import { countAttempts, deleteAttemptsBefore, insertAttempt, lockAttempts } from "./attempt.data.ts";
import { type AttemptKind, isThrottled, WINDOW_MINUTES } from "./attempt.rules.ts";

/**
 * Counts what is being sent before anything is done with it, in a transaction of its own: what is sent at the same time,
 * to any number of processes, cannot pass the limit together. @throws AppError tooMany
 */
export async function reserveAttempt(
  ctx: VisitorContext,
  secrets: Secrets,
  from: { kind: AttemptKind; address: string },
): Promise<void> {
  const key = { kind: from.kind, address: secrets.fingerprint(`comment-address:${addressKey(from.address)}`) };
  const now = ctx.clock.now();
  const since = new Date(now.getTime() - WINDOW_MINUTES * 60_000);
  const isFree = await ctx.transaction(async (scope) => {
    await lockAttempts(scope, key);
    if (isThrottled(key.kind, await countAttempts(scope, key, since))) return false;
    await deleteAttemptsBefore(scope, since);
    await insertAttempt(scope, key, now);
    return true;
  });
  if (isFree) return;
  ctx.log.warn("opinions.throttled", { municipality: ctx.municipality.id, kind: key.kind });
  throw new AppError("tooMany", "opinions.error.tooMany", { params: { minutes: WINDOW_MINUTES } });
}
