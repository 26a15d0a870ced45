import { sameValue } from "#platform/canonical.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { invalid } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { Content } from "../content/block.rules.ts";
import { actOnEntry } from "./act-on-entry.ts";
import { insertRevision } from "./revision.data.ts";
import { type EntryText, getTextForUpdate, updateText } from "./text.data.ts";

export interface Draft {
  key: string;
  language: LanguageCode;
  /** The version that the writer began from. */
  draftVersion: number;
  content: Content;
}

/**
 * Keeps what is written; residents see nothing of it. `isMeant`: the writer pressed the button, so the state stays among
 * the revisions; a draft that is kept while she types replaces the one before. Returns the version to go on from, and whether
 * the text was handed in and is not any more.
 * @throws AppError conflict where somebody else saved meanwhile
 */
export async function saveDraft(
  ctx: StaffContext,
  { isMeant, ...draft }: Draft & { isMeant: boolean },
): Promise<{ version: number; isTakenBack: boolean }> {
  const { key, language, draftVersion, content } = draft;
  const done = await actOnEntry(ctx, { key, needs: "write" }, async (scope, entry) => {
    if (language !== entry.rootLanguage) throw invalid([{ path: "", code: "library.error.notRoot" }]);
    const text = await getTextForUpdate(scope, entry.id, { language, draftVersion });
    const version = await replaceDraft(ctx, scope, { text, content });
    const isTakenBack = await takeBack(scope, { text, version });
    if (isMeant) await keepRevision(scope, { text, content, madeBy: ctx.actor.staffId });
    const saved = { action: "libraryText.saved", after: { language, version }, version, isTakenBack };
    return isMeant || isTakenBack ? saved : { ...saved, onceAnHour: { language } };
  });
  return { version: done.version, isTakenBack: done.isTakenBack };
}

/** What is read before it is public is what was handed in: with other words in it, the text is being written again. */
export async function takeBack(
  scope: Scope,
  { text, version }: { text: EntryText; version: number },
): Promise<boolean> {
  if (text.work !== "inReview" || version === text.draftVersion) return false;
  await updateText(scope, text, { work: text.madeFrom === null ? "draft" : "inTranslation" });
  return true;
}

/** A new draft over the old one; what another person had written last stays among the revisions. */
export async function replaceDraft(
  ctx: StaffContext,
  scope: Scope,
  { text, content }: { text: EntryText; content: Content },
): Promise<number> {
  if (sameValue(text.draft, content)) return text.draftVersion;
  const { staffId } = ctx.actor;
  if (text.draftedBy !== null && text.draftedBy !== staffId)
    await keepRevision(scope, { text, content: text.draft, madeBy: text.draftedBy });
  await updateText(scope, text, { draft: content, draftedBy: staffId });
  return text.draftVersion + 1;
}

async function keepRevision(
  scope: Scope,
  { text, content, madeBy }: { text: EntryText; content: Content; madeBy: string },
): Promise<void> {
  const { entryId, language } = text;
  await insertRevision(scope, { entryId, language, reason: "saved", content, madeBy });
}

/** Puts a writer's words among the revisions where she chose to go on from another person's. */
export async function setAside(
  ctx: StaffContext,
  { key, language, content }: Pick<Draft, "key" | "language" | "content">,
): Promise<void> {
  await actOnEntry(ctx, { key, needs: "write" }, async (scope, entry) => {
    const text = await getTextForUpdate(scope, entry.id, { language });
    await keepRevision(scope, { text, content, madeBy: ctx.actor.staffId });
    return { action: "libraryText.setAside", after: { language } };
  });
}
