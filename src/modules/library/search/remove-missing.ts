import { getCityBody } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { mayManageLibrary } from "../permissions.ts";
import { deleteMissing } from "./missing-search.data.ts";

/** Takes invented words, or words about a person, out of what people missed. @throws AppError forbidden, notFound */
export async function removeMissing(
  ctx: StaffContext,
  searched: { query: string; language: LanguageCode },
): Promise<void> {
  await ctx.transaction(async (scope) => {
    allow(mayManageLibrary(ctx.actor, (await getCityBody(scope)).id));
    await deleteMissing(scope, searched);
    // Not the words: they may be why they go.
    const objectKey = searched.language;
    await recordAudit(ctx, scope, { action: "missingSearch.deleted", objectKind: "missingSearch", objectKey });
  });
}
