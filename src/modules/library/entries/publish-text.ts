import type { StaffContext } from "#platform/context.ts";
import { invalid } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { contentShape } from "../content/content-shape.ts";
import { actOnEntry } from "./act-on-entry.ts";
import { changeBetween } from "./entry-change.rules.ts";
import { isMachineWork } from "./machine-work.ts";
import { insertRevision } from "./revision.data.ts";
import { getTextForUpdate, updateText } from "./text.data.ts";

/**
 * Makes the draft of a text what residents read. `isReviewed`: somebody other than its writer has read it.
 * @throws AppError invalid where the draft is not whole; conflict where it was changed since it was looked at
 */
export async function publishText(
  ctx: StaffContext,
  input: { key: string; language: LanguageCode; draftVersion: number; isReviewed: boolean; note?: string },
): Promise<void> {
  const { key, language, draftVersion, isReviewed, note } = input;
  await actOnEntry(ctx, { key, needs: "publish" }, async (scope, entry) => {
    const text = await getTextForUpdate(scope, entry.id, { language, draftVersion });
    const checked = contentShape.safeParse(text.draft);
    if (!checked.success)
      throw invalid(checked.error.issues.map(({ path, message }) => ({ path: path.join("."), code: message })));
    await updateText(scope, text, {
      ...{ published: text.draft, publishedAt: ctx.clock.now(), publishedBy: ctx.actor.staffId },
      ...{ isReviewed, isMachineMade: !isReviewed && (await isMachineWork(scope, text)) },
      ...{ work: text.madeFrom === null ? "draft" : "done" },
    });
    await insertRevision(scope, {
      ...{ entryId: entry.id, language, reason: "published" as const, content: text.draft },
      ...{ note, madeBy: ctx.actor.staffId },
    });
    const changes = changeBetween(entry.key, text.published, text.draft);
    return { action: "libraryText.published", after: { language, isReviewed }, isPublic: true, changes };
  });
}

/** Takes a text away from residents; its draft and all that it was stay. */
export async function withdrawText(
  ctx: StaffContext,
  { key, language, reason }: { key: string; language: LanguageCode; reason: string },
): Promise<void> {
  await actOnEntry(ctx, { key, needs: "publish" }, async (scope, entry) => {
    const text = await getTextForUpdate(scope, entry.id, { language });
    await updateText(scope, text, { published: null });
    await insertRevision(scope, {
      ...{ entryId: entry.id, language, reason: "withdrawn" as const, content: text.draft },
      ...{ note: reason, madeBy: ctx.actor.staffId },
    });
    return { action: "libraryText.withdrawn", after: { language }, reason, isPublic: true };
  });
}
