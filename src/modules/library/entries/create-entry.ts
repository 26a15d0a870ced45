import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { mayManageLibrary } from "../permissions.ts";
import { entryPlace } from "./act-on-entry.ts";
import { getEntryForUpdate, insertEntry, listEntries } from "./entry.data.ts";
import { type EntryKind, NO_ATTRIBUTES } from "./entry.rules.ts";
import { insertText } from "./text.data.ts";
import { childrenOf } from "./tree.rules.ts";

const STEP = 10;

/** A new entry below another or at the top, as the last of its brothers, with an empty text in its first language. */
export async function createEntry(
  ctx: StaffContext,
  input: { key: string; kind: EntryKind; parent: string | null; title: string; rootLanguage: LanguageCode },
): Promise<void> {
  const { key, kind, parent, title, rootLanguage } = input;
  await ctx.transaction(async (scope) => {
    const place = await entryPlace(ctx, scope);
    allow(mayManageLibrary(ctx.actor, place.cityBodyId));
    const above = parent === null ? null : await getEntryForUpdate(scope, parent);
    const last = childrenOf(await listEntries(scope), above?.id ?? null).at(-1);
    const letter = { titles: [], senders: [], colours: [], urgency: "soon" as const };
    const id = await insertEntry(scope, {
      ...{ key, kind, rootLanguage, parentId: above?.id ?? null, position: (last?.position ?? 0) + STEP },
      attributes: { ...NO_ATTRIBUTES, ...(kind === "letter" && { letter }) },
      ...{ sources: {}, ownerPostId: above?.ownerPostId ?? null, isSample: false },
      ...{ reviewBy: null, shownFrom: null, shownTo: null, archivedAt: null },
    });
    const draft = { title, summary: "", blocks: [], from: {} };
    await insertText(scope, {
      ...{ entryId: id, language: rootLanguage, madeFrom: null, draft, draftedBy: ctx.actor.staffId },
    });
    await recordAudit(ctx, scope, {
      ...{ objectKind: "libraryEntry", objectKey: key, action: "libraryEntry.added", after: { kind, parent, title } },
    });
  });
}
