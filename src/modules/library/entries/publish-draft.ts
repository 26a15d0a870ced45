import type { StaffContext } from "#platform/context.ts";
import { invalid } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { listContacts } from "../contacts/contact.data.ts";
import { missingReferences } from "../editing/missing-references.rules.ts";
import { getEntry, listEntries } from "./entry.data.ts";
import { publishText } from "./publish-text.ts";
import { findText } from "./text.data.ts";

/**
 * Makes a draft public as staff do it: what it leads to is there; that a second person has read it is noted
 * where whoever publishes it is not the one who wrote it last.
 * @throws AppError invalid with each thing that is missing; forbidden, conflict
 */
export async function publishDraft(
  ctx: StaffContext,
  input: { key: string; language: LanguageCode; draftVersion: number; note?: string },
): Promise<void> {
  const isReviewed = await ctx.read(async (scope) => {
    const entry = await getEntry(scope, input.key);
    const text = await findText(scope, entry.id, input.language);
    if (!text) return false;
    const known = {
      entries: new Set((await listEntries(scope)).map(({ key }) => key)),
      contacts: new Set((await listContacts(scope)).map(({ key }) => key)),
    };
    const missing = missingReferences(text.draft, known);
    if (missing.length > 0) throw invalid(missing);
    return text.draftedBy !== null && text.draftedBy !== ctx.actor.staffId;
  });
  await publishText(ctx, { ...input, isReviewed });
}
