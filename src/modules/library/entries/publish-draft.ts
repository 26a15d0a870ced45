import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { invalid } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { listContacts } from "../contacts/contact.data.ts";
import { missingReferences } from "../editing/missing-references.rules.ts";
import { getEntry, listEntries } from "./entry.data.ts";
import { publishText } from "./publish-text.ts";
import { listRevisions } from "./revision.data.ts";
import { type EntryText, findText } from "./text.data.ts";

/**
 * Makes a draft public as staff do it: what it leads to is there; whether a second person had it in hands is noted.
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
    return (await writersOf(scope, text)).some((writer) => writer !== ctx.actor.staffId);
  });
  await publishText(ctx, { ...input, isReviewed });
}

/** Who wrote on a text since it was last made public. */
async function writersOf(scope: Scope, { entryId, language, draftedBy }: EntryText): Promise<string[]> {
  const revisions = await listRevisions(scope, entryId, language);
  const last = revisions.findIndex(({ reason }) => reason === "published");
  const since = last < 0 ? revisions : revisions.slice(0, last);
  return [draftedBy, ...since.map(({ madeBy }) => madeBy)].filter((writer) => writer !== null);
}
