import { getCityBody } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow, invalid } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { findEntry } from "../entries/entry.data.ts";
import { mayManageLibrary } from "../permissions.ts";
import { saveAnswer } from "./missing-search.data.ts";

/** Notes which entry says by now what people missed; an empty key opens the question again. @throws AppError invalid, notFound */
export async function answerMissing(
  ctx: StaffContext,
  { query, language, entry: key }: { query: string; language: LanguageCode; entry: string },
): Promise<void> {
  await ctx.transaction(async (scope) => {
    allow(mayManageLibrary(ctx.actor, (await getCityBody(scope)).id));
    const entry = key ? await findEntry(scope, key) : null;
    if (entry === undefined) throw invalid([{ path: "entry", code: "library.error.noEntry" }]);
    const on = todayInJapan(ctx.clock.now());
    await saveAnswer(scope, { query, language }, entry && { entryId: entry.id, on });
    await recordAudit(ctx, scope, {
      action: entry ? "missingSearch.answered" : "missingSearch.reopened",
      objectKind: "missingSearch",
      objectKey: query,
      after: { language, entry: key || null },
    });
  });
}
