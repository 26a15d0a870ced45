import type { StaffContext } from "#platform/context.ts";
import { allow, invalid } from "#platform/errors.ts";
import type { FileStores } from "#platform/files/file-store.ts";
import { isImage } from "#platform/files/file-type.ts";
import type { UploadedFile } from "#platform/http/route.ts";
import { actOnEntry, entryPlace } from "../entries/act-on-entry.ts";
import { findText } from "../entries/text.data.ts";
import { mayPublishEntry } from "../permissions.ts";
import { insertPaper, markOriginal } from "./file.data.ts";
import type { PaperInput } from "./inputs.ts";
import { takeFile } from "./refusal.ts";

/**
 * A paper of an entry in one language: the first, or a new version of the one that is there, which stays for staff. Where
 * the entry is public residents get it at once, so that only those may do it who may publish.
 * @throws AppError forbidden, notFound; invalid where the file is not taken
 */
export async function addPaper(
  ctx: StaffContext,
  stores: FileStores,
  { key, file, ...paper }: PaperInput & { key: string; file: UploadedFile | undefined },
): Promise<void> {
  await actOnEntry(ctx, { key, needs: "write" }, async (scope, entry) => {
    const isPublic = Boolean((await findText(scope, entry.id, entry.rootLanguage))?.published);
    if (isPublic) allow(mayPublishEntry(ctx.actor, entry, await entryPlace(ctx, scope)));
    if (entry.kind !== "document") throw invalid([{ path: "", code: "library.error.noDocument" }]);
    // Only now: to look at a file takes time, and nobody else may ask for it.
    const judged = takeFile(file);
    // A picture of a notice is a paper too.
    const { type, bytes } = judged;
    const name = await stores(ctx.municipality.code).put(bytes);
    const version = await insertPaper(scope, {
      ...{ entryId: entry.id, file: name, type, bytes: bytes.length, pages: isImage(type) ? 1 : judged.pages },
      ...{ addedAt: ctx.clock.now(), addedBy: ctx.actor.staffId },
      ...paper,
    });
    if (paper.isOriginal) await markOriginal(scope, entry.id, paper.language);
    return {
      action: version === 1 ? "libraryFile.added" : "libraryFile.replaced",
      after: { language: paper.language, title: paper.title, type, bytes: bytes.length, version, file: name },
      isPublic: true,
    };
  });
}
