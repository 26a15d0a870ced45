import { getCityBody } from "#modules/accounts/public.ts";
import { hasPermission, type ResidentContext, type StaffContext } from "#platform/context.ts";
import { type FileStores, isFileName } from "#platform/files/file-store.ts";
import { isImage, MEDIA_TYPE } from "#platform/files/file-type.ts";
import { findStored } from "./file.data.ts";
import { fileName, type StoredFile } from "./file.rules.ts";
import { readOfferedFiles } from "./read-documents.ts";

/** A stored file as it is sent. */
export interface SentFile {
  bytes: Uint8Array<ArrayBuffer>;
  mediaType: string;
  /** Under which name it is offered as a download; undefined: a picture, shown where it stands. */
  fileName: string | undefined;
}

/** A file that anybody may have; the key of the entry that has a newer one; undefined where there is neither. */
export async function readOfferedFile(
  ctx: ResidentContext,
  stores: FileStores,
  name: string,
): Promise<{ sent: SentFile } | { entryKey: string } | undefined> {
  const { offered, replaced } = await readOfferedFiles(ctx);
  const paper = offered.get(name);
  if (paper === undefined) {
    const entryKey = replaced.get(name);
    return entryKey === undefined ? undefined : { entryKey };
  }
  const store = stores(ctx.municipality.code);
  if (paper) return sentOf(await send(store, paper, paper.title));
  // What a text calls a picture is what somebody wrote; what it is stands with the file.
  const [hash = ""] = name.split(".");
  const picture = await ctx.read((scope) => findStored(scope, hash));
  return picture && isImage(picture.type) ? sentOf(await send(store, picture, null)) : undefined;
}

const sentOf = (sent: SentFile | undefined) => sent && { sent };

/** Any file that was not erased, drafts too, for those who may look at the library. */
export async function readFileForStaff(
  ctx: StaffContext,
  stores: FileStores,
  name: string,
): Promise<SentFile | undefined> {
  const [hash = ""] = name.split(".");
  const stored = await ctx.read(async (scope) => {
    const mayRead = hasPermission(ctx.actor, "library.read", (await getCityBody(scope)).id);
    return mayRead && isFileName(hash) ? findStored(scope, hash) : undefined;
  });
  if (!stored || name !== fileName(stored)) return undefined;
  return send(stores(ctx.municipality.code), stored, isImage(stored.type) ? null : stored.title);
}

async function send(
  store: ReturnType<FileStores>,
  { file, type }: Pick<StoredFile, "file" | "type">,
  title: string | null,
): Promise<SentFile | undefined> {
  const bytes = isFileName(file) ? await store.read(file) : undefined;
  if (!bytes) return undefined;
  return { bytes, mediaType: MEDIA_TYPE[type], fileName: title === null ? undefined : downloadName(title, type) };
}

/** A title without what no file system takes. */
const downloadName = (title: string, type: StoredFile["type"]) =>
  `${title.replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, " ").trim() || "file"}.${type}`;
