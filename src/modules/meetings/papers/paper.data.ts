import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { PaperType } from "./paper-file.rules.ts";

/** What lies on the table: a file or an address. */
export interface Paper {
  id: number;
  meetingId: number;
  /** The agenda item that it belongs to; null for the meeting as a whole. */
  itemId: number | null;
  title: Text;
  /** Null where it is an address. */
  file: PaperFile | null;
  href: string | null;
  isPublic: boolean;
}

export interface PaperFile {
  name: string;
  type: PaperType;
  /** In bytes. */
  size: number;
  /** Of the content, short. */
  hash: string;
}

const COLUMNS = [
  "id",
  "meeting_id",
  "item_id",
  "title",
  "file_name",
  "file_type",
  "size",
  "file_hash",
  "href",
  "is_public",
] as const;

/** Without their contents. */
export async function listPapers(scope: Scope, meetingIds: readonly number[]): Promise<Paper[]> {
  if (meetingIds.length === 0) return [];
  const rows = await scope.db
    .selectFrom("meeting_papers")
    .select(COLUMNS)
    .where("municipality_id", "=", scope.municipalityId)
    .where("meeting_id", "in", meetingIds)
    .orderBy("id")
    .execute();
  return rows.map(toPaper);
}

/** @throws AppError notFound where the meeting has no such paper */
export async function getPaper(scope: Scope, where: { meetingId: number; id: number }): Promise<Paper> {
  const paper = (await listPapers(scope, [where.meetingId])).find(({ id }) => id === where.id);
  if (!paper) throw notFound();
  return paper;
}

/** @throws AppError notFound where it is no file */
export async function readPaperContent(scope: Scope, id: number): Promise<Uint8Array<ArrayBuffer>> {
  const row = await scope.db
    .selectFrom("meeting_papers")
    .select("content")
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row?.content) throw notFound();
  return new Uint8Array(row.content);
}

export async function insertPaper(
  scope: Scope,
  paper: Omit<Paper, "id"> & { content: Uint8Array | null },
): Promise<number> {
  const { id } = await scope.db
    .insertInto("meeting_papers")
    .values({
      municipality_id: scope.municipalityId,
      meeting_id: paper.meetingId,
      item_id: paper.itemId,
      title: JSON.stringify(paper.title),
      file_name: paper.file?.name ?? null,
      file_type: paper.file?.type ?? null,
      file_hash: paper.file?.hash ?? null,
      size: paper.file?.size ?? null,
      content: paper.content && Buffer.from(paper.content),
      href: paper.href,
      is_public: paper.isPublic,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function updatePaper(
  scope: Scope,
  id: number,
  paper: Pick<Paper, "title" | "itemId" | "isPublic">,
): Promise<void> {
  await scope.db
    .updateTable("meeting_papers")
    .set({ title: JSON.stringify(paper.title), item_id: paper.itemId, is_public: paper.isPublic })
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}

export async function deletePaper(scope: Scope, id: number): Promise<void> {
  await scope.db
    .deleteFrom("meeting_papers")
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}

interface Row {
  id: number;
  meeting_id: number;
  item_id: number | null;
  title: unknown;
  file_name: string | null;
  file_type: string | null;
  size: number | null;
  file_hash: string | null;
  href: string | null;
  is_public: boolean;
}

function toPaper(row: Row): Paper {
  const file =
    row.file_name === null
      ? null
      : { name: row.file_name, type: row.file_type as PaperType, size: row.size ?? 0, hash: row.file_hash ?? "" };
  return {
    id: row.id,
    meetingId: row.meeting_id,
    itemId: row.item_id,
    title: row.title as Text,
    file,
    href: row.href,
    isPublic: row.is_public,
  };
}
