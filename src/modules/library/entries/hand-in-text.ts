import type { StaffContext } from "#platform/context.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { actOnEntry } from "./act-on-entry.ts";
import { insertRevision } from "./revision.data.ts";
import { getTextForUpdate, updateText } from "./text.data.ts";

interface Handed {
  key: string;
  language: LanguageCode;
  draftVersion: number;
}

/** Gives a draft to those who may make it public. */
export async function handInText(ctx: StaffContext, { key, language, draftVersion }: Handed): Promise<void> {
  await actOnEntry(ctx, { key, needs: "write" }, async (scope, entry) => {
    const text = await getTextForUpdate(scope, entry.id, { language, draftVersion });
    await updateText(scope, text, { work: "inReview" });
    const { draft: content } = text;
    await insertRevision(scope, {
      ...{ entryId: entry.id, language, reason: "saved" as const, content, madeBy: ctx.actor.staffId },
    });
    return { action: "libraryText.handedIn", after: { language } };
  });
}

/** Back to the writer, with what is to be done. */
export async function returnText(
  ctx: StaffContext,
  { key, language, note }: Omit<Handed, "draftVersion"> & { note: string },
) {
  await actOnEntry(ctx, { key, needs: "publish" }, async (scope, entry) => {
    const text = await getTextForUpdate(scope, entry.id, { language });
    await updateText(scope, text, { work: text.madeFrom === null ? "draft" : "inTranslation" });
    const { draft: content } = text;
    await insertRevision(scope, {
      ...{ entryId: entry.id, language, reason: "saved" as const, content, note, madeBy: ctx.actor.staffId },
    });
    return { action: "libraryText.returned", after: { language }, reason: note };
  });
}
