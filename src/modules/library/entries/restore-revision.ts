import type { StaffContext } from "#platform/context.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { actOnEntry } from "./act-on-entry.ts";
import { getRevisionContent, insertRevision } from "./revision.data.ts";
import { replaceDraft, takeBack } from "./save-draft.ts";
import { getTextForUpdate } from "./text.data.ts";

/** Makes the draft what it was; residents see it when it is made public. */
export async function restoreRevision(
  ctx: StaffContext,
  input: { key: string; language: LanguageCode; revision: number; draftVersion: number },
): Promise<void> {
  const { key, language, revision, draftVersion } = input;
  await actOnEntry(ctx, { key, needs: "write" }, async (scope, entry) => {
    const text = await getTextForUpdate(scope, entry.id, { language, draftVersion });
    const content = await getRevisionContent(scope, { id: revision, entryId: entry.id, language });
    // What stood there until now may never have been kept: nothing is lost by going back.
    const madeBy = text.draftedBy;
    await insertRevision(scope, { entryId: entry.id, language, reason: "saved", content: text.draft, madeBy });
    const version = await replaceDraft(ctx, scope, { text, content });
    await takeBack(scope, { text, version });
    await insertRevision(scope, {
      ...{ entryId: entry.id, language, reason: "restored" as const, content, madeBy: ctx.actor.staffId },
    });
    return { action: "libraryText.restored", after: { language, revision } };
  });
}
