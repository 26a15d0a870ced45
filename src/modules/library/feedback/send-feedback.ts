import { addressKey } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { VisitorContext } from "#platform/context.ts";
import { AppError, notFound } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { readLibrary } from "../reading/read-library.ts";
import { createTurnstile } from "../search/turnstile.ts";
import { countOpen, countVote, insertRemark } from "./feedback.data.ts";
import { REMARK_KINDS } from "./feedback.rules.ts";
import type { FeedbackInput } from "./inputs.ts";

const MINUTES = 15;
/** Thirty learners in one class have one address, and each presses a button and may write. */
const turnstile = createTurnstile({ most: 60, minutes: MINUTES });

/** Of one page; a flood of remarks does not fill the database, and whoever reads them has enough to go on. */
const MOST_OPEN = 200;
/** Her words were not kept, her yes or no was. */
export const FULL = "library.feedback.error.full";

/**
 * Somebody says whether a page helped her, what is missing, what is wrong. Kept are the page, the language, the day and the
 * words; nothing of whom. @throws AppError notFound where the page is not public; tooMany
 */
export async function sendFeedback(
  ctx: VisitorContext,
  { key, address, ...given }: FeedbackInput & { key: string; address: string },
): Promise<void> {
  const heading = (await readLibrary(ctx)).byKey.get(key);
  if (!heading) throw notFound();
  const now = ctx.clock.now();
  if (!turnstile.lets(addressKey(address), now)) {
    ctx.log.warn("library.throttled", { municipality: ctx.municipality.id });
    throw new AppError("tooMany", "library.feedback.error.tooMany", { params: { minutes: MINUTES } });
  }
  const page = { entryId: heading.entry.id, language: ctx.say.language.code };
  const today = todayInJapan(now);
  const isFull = await ctx.transaction(async (scope) => {
    if (given.helpful) await countVote(scope, page, { answer: given.helpful, today });
    const written = REMARK_KINDS.filter((kind) => given[kind] !== "");
    if (written.length === 0) return false;
    if ((await countOpen(scope, page.entryId)) >= MOST_OPEN) return true;
    for (const kind of written) await insertRemark(scope, page, { kind, words: given[kind], today });
    await recordAudit(ctx, scope, {
      action: "libraryRemark.received",
      objectKind: "libraryEntry",
      objectKey: key,
      after: { language: page.language, kinds: written },
    });
    return false;
  });
  // Only now: the answer to whether the page helped stays counted.
  if (isFull) throw new AppError("tooMany", FULL, { params: { most: MOST_OPEN } });
}
