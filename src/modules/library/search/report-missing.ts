import { addressKey } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { VisitorContext } from "#platform/context.ts";
import { AppError } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { countKnownMissing, countMissing, countMissingRows, deleteMissingBefore } from "./missing-search.data.ts";
import { keptQuery } from "./missing-search.rules.ts";
import { createTurnstile } from "./turnstile.ts";

/** Thirty learners in one class have one address. */
const turnstile = createTurnstile({ most: 40, minutes: 15 });

/** Enough to see what is missing; a flood of invented words does not fill the database, and what is known counts on. */
const MOST_ROWS = 5_000;
const KEPT_DAYS = 400;

/**
 * Somebody says that what she looked for is missing. Only the words and how often are kept, and not even those where they
 * may be about a person. @throws AppError tooMany
 */
export async function reportMissing(
  ctx: VisitorContext,
  { typed, address }: { typed: string; address: string },
): Promise<void> {
  const now = ctx.clock.now();
  if (!turnstile.lets(addressKey(address), now)) {
    ctx.log.warn("library.throttled", { municipality: ctx.municipality.id });
    throw new AppError("tooMany", "library.search.tooMany");
  }
  const query = keptQuery(typed);
  if (query === undefined) return;
  const language = ctx.say.language.code;
  const oldest = todayInJapan(new Date(now.getTime() - KEPT_DAYS * 86_400_000));
  await ctx.transaction(async (scope) => {
    await deleteMissingBefore(scope, oldest);
    const searched = { query, language };
    const today = todayInJapan(now);
    if (!(await countKnownMissing(scope, searched, today))) {
      if ((await countMissingRows(scope)) >= MOST_ROWS) return;
      await countMissing(scope, searched, today);
    }
    await recordAudit(ctx, scope, { action: "missingSearch.added", objectKind: "missingSearch", objectKey: language });
  });
}
