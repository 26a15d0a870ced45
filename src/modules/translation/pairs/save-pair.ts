import {
  type Content,
  getTextForUpdate,
  insertRevision,
  insertText,
  replaceDraft,
  updateText,
  type Work,
} from "#modules/library/public.ts";
import { sameValue } from "#platform/canonical.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { conflict } from "#platform/errors.ts";
import { getJobForUpdate, updateJob } from "../desk/job.data.ts";
import { NOTHING, type TextPair } from "./text-pair.ts";

/** How a translation was written: by hand, or taken in from a file. */
type SavedAs = "saved" | "imported";

/**
 * Keeps a translation that the desk works on; residents see nothing of it. The caller has asked for permission and writes
 * the audit. @throws AppError conflict where somebody else has saved since the pair was read
 */
export async function savePair(
  ctx: StaffContext,
  scope: Scope,
  { pair, content, as }: { pair: TextPair; content: Content; as: SavedAs },
): Promise<void> {
  if (sameValue(pair.target, content)) return;
  if (!pair.entry) return saveFree(scope, pair, content);
  await beginText(ctx, scope, pair);
  const { id: entryId } = pair.entry;
  const { language } = pair;
  const locked = await getTextForUpdate(scope, entryId, {
    language,
    ...(pair.version > 0 && { draftVersion: pair.version }),
  });
  await replaceDraft(ctx, scope, { text: locked, content });
  if (locked.work === "draft" || locked.work === "machineDraft" || locked.work === "done")
    await updateText(scope, locked, { work: "inTranslation" });
  if (as === "imported")
    await insertRevision(scope, { entryId, language, reason: as, content, madeBy: ctx.actor.staffId });
}

async function saveFree(scope: Scope, { freeJob, version }: TextPair, content: Content): Promise<void> {
  if (!freeJob) throw new Error("a pair is of an entry or of a job");
  await getJobForUpdate(scope, freeJob.id, version);
  await updateJob(scope, freeJob.id, { freeTarget: content });
}

/** An empty text in the library where nobody has begun one. */
async function beginText(
  ctx: StaffContext,
  scope: Scope,
  { entry, text, language, sourceLanguage }: TextPair,
): Promise<void> {
  if (!entry || text) return;
  await insertText(scope, {
    ...{ entryId: entry.id, language, madeFrom: sourceLanguage, draft: NOTHING },
    ...{ work: "inTranslation" as const, draftedBy: ctx.actor.staffId },
  });
}

/** What lists say of the library's text while the desk works on it. */
export async function setWork(
  ctx: StaffContext,
  scope: Scope,
  { pair, work }: { pair: TextPair; work: Work },
): Promise<void> {
  if (!pair.entry) return;
  await beginText(ctx, scope, pair);
  const { language } = pair;
  await getTextForUpdate(scope, pair.entry.id, { language });
  await updateText(scope, { entryId: pair.entry.id, language }, { work });
}

/** @throws AppError conflict where the translation is not as the person saw it */
export function checkVersion({ version }: Pick<TextPair, "version">, seen: number): void {
  if (version !== seen) throw conflict("translation.error.changedMeanwhile");
}
