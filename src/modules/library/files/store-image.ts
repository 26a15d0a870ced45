import { getCityBody } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import { hasPermission, type StaffContext } from "#platform/context.ts";
import { allow, invalid } from "#platform/errors.ts";
import type { FileStores } from "#platform/files/file-store.ts";
import { isImage } from "#platform/files/file-type.ts";
import type { UploadedFile } from "#platform/http/route.ts";
import { findStored, insertPicture } from "./file.data.ts";
import { fileName } from "./file.rules.ts";
import { takeFile } from "./refusal.ts";

/** A picture as a block of a text names it. */
export interface StoredImage {
  /** `<hash>.<type>` */
  file: string;
  width: number;
  height: number;
}

/**
 * Takes a picture for the texts of the library; residents see it once a public text shows it. The same picture twice is
 * one. @throws AppError forbidden; invalid where it is none or too large
 */
export async function storeImage(
  ctx: StaffContext,
  stores: FileStores,
  given: UploadedFile | undefined,
): Promise<StoredImage> {
  return ctx.transaction(async (scope) => {
    allow(hasPermission(ctx.actor, "library.write", (await getCityBody(scope)).id));
    // Only now: to look at a file takes time, and nobody else may ask for it.
    const { type, bytes, size } = takeFile(given);
    if (!isImage(type) || !size) throw invalid([{ path: "file", code: "library.error.fileNoImage" }]);
    const file = await stores(ctx.municipality.code).put(bytes);
    const image = { file: fileName({ file, type }), ...size };
    if (await findStored(scope, file)) return image;
    await insertPicture(scope, {
      ...{ file, type, bytes: bytes.length, ...size },
      ...{ title: (given?.name ?? "").slice(0, 200), addedAt: ctx.clock.now(), addedBy: ctx.actor.staffId },
    });
    await recordAudit(ctx, scope, {
      action: "libraryImage.added",
      objectKind: "libraryImage",
      objectKey: image.file,
      after: { bytes: bytes.length, ...size },
    });
    return image;
  });
}
