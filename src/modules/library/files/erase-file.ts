import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import { allow, notFound } from "#platform/errors.ts";
import type { FileStores } from "#platform/files/file-store.ts";
import { entryPlace } from "../entries/act-on-entry.ts";
import { mayManageLibrary } from "../permissions.ts";
import { findStored, getFileForUpdate, markErased } from "./file.data.ts";

/**
 * Takes a file away for ever, its bytes too, wherever it is offered: something stood in it that must not be there. That it
 * was there, and why it went, stays. Browsers and servers on the way may keep a copy of a paper for an hour, of a picture
 * longer. @throws AppError forbidden; notFound, also where it is gone already
 */
export async function eraseFile(
  ctx: StaffContext,
  stores: FileStores,
  { id, reason }: { id: number; reason: string },
): Promise<void> {
  const name = await ctx.transaction(async (scope) => {
    const stored = await getFileForUpdate(scope, id);
    allow(mayManageLibrary(ctx.actor, (await entryPlace(ctx, scope)).cityBodyId));
    if (stored.erasedAt !== null) throw notFound();
    await markErased(scope, stored.file, ctx.clock.now());
    await recordAudit(ctx, scope, {
      action: "libraryFile.erased",
      objectKind: "libraryFile",
      objectKey: stored.file,
      before: { title: stored.title, type: stored.type, bytes: stored.bytes },
      reason,
    });
    await bumpRevision(scope);
    return stored.file;
  });
  // Only when nobody can be led to it any more; and not where somebody has just sent the same bytes again.
  if (await ctx.read((scope) => findStored(scope, name))) return;
  await stores(ctx.municipality.code).delete(name);
}
