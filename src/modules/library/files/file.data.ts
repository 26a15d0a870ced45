import { type Selectable, sql } from "kysely";
import type { LibraryFiles } from "#platform/db/schema.ts";
import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import type { FileType } from "#platform/files/file-type.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { Paper, Picture, StoredFile } from "./file.rules.ts";

const rows = (scope: Scope) =>
  scope.db.selectFrom("library_files").selectAll().where("municipality_id", "=", scope.municipalityId);

/** Of one entry where it is named, every version, the newest first. */
export async function listPapers(scope: Scope, entryId?: number): Promise<Paper[]> {
  const found = await rows(scope)
    .where("entry_id", "is not", null)
    .$if(entryId !== undefined, (query) => query.where("entry_id", "=", entryId ?? 0))
    .orderBy("entry_id")
    .orderBy("language")
    .orderBy("version", "desc")
    .execute();
  return found.map(toPaper);
}

/** The newest first. */
export async function listPictures(scope: Scope): Promise<Picture[]> {
  return (await rows(scope).where("entry_id", "is", null).orderBy("id", "desc").execute()).map(toPicture);
}

/** Locks the row until the transaction ends. @throws AppError notFound */
export async function getFileForUpdate(scope: Scope, id: number): Promise<StoredFile> {
  const row = await rows(scope).where("id", "=", id).forUpdate().executeTakeFirst();
  if (!row) throw notFound();
  return toStored(row);
}

export async function findFile(scope: Scope, id: number): Promise<StoredFile | undefined> {
  const row = await rows(scope).where("id", "=", id).executeTakeFirst();
  return row && toStored(row);
}

/** What these bytes are called here, whatever offers them; undefined where nothing does any more. */
export async function findStored(scope: Scope, file: string): Promise<StoredFile | undefined> {
  const row = await rows(scope)
    .where("file", "=", file)
    .where("erased_at", "is", null)
    .orderBy("id")
    .executeTakeFirst();
  return row && toStored(row);
}

type NewFile = Pick<StoredFile, "file" | "type" | "title" | "bytes" | "addedAt" | "addedBy">;

const columnsOf = (scope: Scope, file: NewFile) => ({
  municipality_id: scope.municipalityId,
  ...{ file: file.file, type: file.type, title: file.title, bytes: file.bytes },
  ...{ added_at: file.addedAt, added_by: file.addedBy },
});

/** The next version of the entry's paper in this language. The entry's row must be locked. */
export async function insertPaper(
  scope: Scope,
  paper: NewFile & Pick<Paper, "entryId" | "language" | "pages" | "validFrom" | "validTo" | "isOriginal">,
): Promise<number> {
  const { last } = await scope.db
    .selectFrom("library_files")
    .select((query) => query.fn.max("version").as("last"))
    .where("municipality_id", "=", scope.municipalityId)
    .where("entry_id", "=", paper.entryId)
    .where("language", "=", paper.language)
    .executeTakeFirstOrThrow();
  const version = Number(last ?? 0) + 1;
  await scope.db
    .insertInto("library_files")
    .values({
      ...columnsOf(scope, paper),
      ...{ entry_id: paper.entryId, language: paper.language, pages: paper.pages, version },
      ...{ valid_from: paper.validFrom, valid_to: paper.validTo, is_original: paper.isOriginal },
    })
    .execute();
  return version;
}

/** Of the entry's papers only those in this language are the original from now on. */
export async function markOriginal(scope: Scope, entryId: number, language: LanguageCode): Promise<void> {
  await scope.db
    .updateTable("library_files")
    .set({ is_original: sql<boolean>`language = ${language}` })
    .where("municipality_id", "=", scope.municipalityId)
    .where("entry_id", "=", entryId)
    .execute();
}

export async function insertPicture(scope: Scope, picture: NewFile & Pick<Picture, "width" | "height">): Promise<void> {
  const { width, height } = picture;
  await scope.db
    .insertInto("library_files")
    .values({ ...columnsOf(scope, picture), width, height })
    .execute();
}

/** Every row that offers these bytes. */
export async function markErased(scope: Scope, file: string, at: Date): Promise<void> {
  await scope.db
    .updateTable("library_files")
    .set({ erased_at: at })
    .where("municipality_id", "=", scope.municipalityId)
    .where("file", "=", file)
    .where("erased_at", "is", null)
    .execute();
}

/** Pictures that public texts show: the entry, and the name by which its text calls the picture. */
export async function listShownPictures(scope: Scope): Promise<{ entryId: number; name: string }[]> {
  const found = await sql<{ entry_id: number; name: string }>`
    select distinct t.entry_id, f.name #>> '{}' as name
    from library_texts t, jsonb_path_query(t.published, '$.blocks[*] ? (@.kind == "image").file') as f(name)
    where t.municipality_id = ${scope.municipalityId} and t.published is not null`.execute(scope.db);
  return found.rows.map(({ entry_id: entryId, name }) => ({ entryId, name }));
}

/** Names of the pictures that any text shows, its draft or what is public. */
export async function listUsedPictures(scope: Scope): Promise<Set<string>> {
  const found = await sql<{ name: string }>`
    select distinct f.name #>> '{}' as name
    from library_texts t,
      jsonb_path_query(jsonb_build_array(t.draft, t.published), '$[*].blocks[*] ? (@.kind == "image").file') as f(name)
    where t.municipality_id = ${scope.municipalityId}`.execute(scope.db);
  return new Set(found.rows.map(({ name }) => name));
}

function toStored(row: Selectable<LibraryFiles>): StoredFile {
  return {
    ...{ id: row.id, file: row.file, type: row.type as FileType, title: row.title, bytes: row.bytes },
    ...{ addedAt: row.added_at, addedBy: row.added_by, erasedAt: row.erased_at },
  };
}

const toPicture = (row: Selectable<LibraryFiles>): Picture => ({
  ...toStored(row),
  width: row.width ?? 1,
  height: row.height ?? 1,
});

const toPaper = (row: Selectable<LibraryFiles>): Paper => ({
  ...toStored(row),
  entryId: row.entry_id ?? 0,
  language: row.language as LanguageCode,
  pages: row.pages,
  version: row.version,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  isOriginal: row.is_original,
});
