import type { StaffContext } from "#platform/context.ts";
import { listEntries } from "../entries/entry.data.ts";
import type { Entry } from "../entries/entry.rules.ts";
import { listTextHeads } from "../entries/text-head.data.ts";
import { listPapers, listPictures, listUsedPictures } from "./file.data.ts";
import { fileName, type Paper, type Picture } from "./file.rules.ts";

/** The pictures of the library, the newest first; `isUsed`: some text shows it, a draft at least. */
export function listImages(ctx: StaffContext): Promise<(Picture & { isUsed: boolean })[]> {
  return ctx.read(async (scope) => {
    const used = await listUsedPictures(scope);
    const pictures = (await listPictures(scope)).filter(({ erasedAt }) => erasedAt === null);
    return pictures.map((picture) => ({ ...picture, isUsed: used.has(fileName(picture)) }));
  });
}

/** An entry that offers papers, as the list of staff shows it. */
export interface DocumentRow {
  entry: Entry;
  title: string;
  isPublic: boolean;
  papers: Paper[];
}

export function listDocuments(ctx: StaffContext): Promise<DocumentRow[]> {
  return ctx.read(async (scope) => {
    const heads = await listTextHeads(scope);
    const papers = await listPapers(scope);
    const entries = (await listEntries(scope)).filter(({ kind }) => kind === "document");
    return entries.map((entry) => {
      const head = heads.find(({ entryId, language }) => entryId === entry.id && language === entry.rootLanguage);
      return {
        entry,
        title: head?.title || entry.key,
        isPublic: Boolean(head?.isPublic) && entry.archivedAt === null,
        papers: papers.filter(({ entryId }) => entryId === entry.id),
      };
    });
  });
}
