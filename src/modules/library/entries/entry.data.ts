import { type Selectable, sql } from "kysely";
import { sqlState } from "#platform/db/database.ts";
import type { LibraryEntries } from "#platform/db/schema.ts";
import type { Scope } from "#platform/db/scope.ts";
import { conflict, invalid, notFound } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { type Attributes, type Entry, type EntryKind, NO_ATTRIBUTES, type SourceNote } from "./entry.rules.ts";

const entries = (scope: Scope) =>
  scope.db.selectFrom("library_entries").selectAll().where("municipality_id", "=", scope.municipalityId);

/** All, those that nobody sees too, by their place among their brothers. */
export async function listEntries(scope: Scope): Promise<Entry[]> {
  return (await entries(scope).orderBy("position").orderBy("id").execute()).map(toEntry);
}

export async function findEntry(scope: Scope, key: string): Promise<Entry | undefined> {
  const row = await entries(scope).where("key", "=", key).executeTakeFirst();
  return row && toEntry(row);
}

/** @throws AppError notFound */
export async function getEntry(scope: Scope, key: string): Promise<Entry> {
  const entry = await findEntry(scope, key);
  if (!entry) throw notFound();
  return entry;
}

/** Locks the row until the transaction ends. @throws AppError notFound; conflict where it is not of this version any more */
export async function getEntryForUpdate(scope: Scope, key: string, version?: number): Promise<Entry> {
  const row = await entries(scope).where("key", "=", key).forUpdate().executeTakeFirst();
  if (!row) throw notFound();
  if (version !== undefined && row.version !== version) throw conflict("library.error.changedMeanwhile");
  return toEntry(row);
}

/** @throws AppError invalid where the key is taken */
export async function insertEntry(scope: Scope, entry: Omit<Entry, "id" | "version">): Promise<number> {
  try {
    const { id } = await scope.db
      .insertInto("library_entries")
      .values({
        municipality_id: scope.municipalityId,
        key: entry.key,
        kind: entry.kind,
        root_language: entry.rootLanguage,
        ...columnsOf(entry),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    return id;
  } catch (error) {
    if (sqlState(error) !== "23505") throw error;
    throw invalid([{ path: "key", code: "library.error.keyTaken" }]);
  }
}

/** All but its key, kind and root language, which never change. */
export async function updateEntry(scope: Scope, entry: Entry): Promise<void> {
  await scope.db
    .updateTable("library_entries")
    .set({ ...columnsOf(entry), version: entry.version + 1 })
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", entry.id)
    .execute();
}

/** Its place among its brothers, and nothing else: what somebody changes of it at the same time stays. */
export async function updatePosition(scope: Scope, { id, position }: Pick<Entry, "id" | "position">): Promise<void> {
  await scope.db
    .updateTable("library_entries")
    .set({ position })
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}

/** One move at a time until the transaction ends: two that are each right may together make a circle. */
export async function lockTree(scope: Scope): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`library/tree/${scope.municipalityId}`}, 0))`.execute(
    scope.db,
  );
}

function columnsOf(entry: Omit<Entry, "id" | "key" | "kind" | "rootLanguage" | "version">) {
  return {
    parent_id: entry.parentId,
    position: entry.position,
    attributes: JSON.stringify(entry.attributes),
    sources: JSON.stringify(entry.sources),
    owner_post_id: entry.ownerPostId,
    review_by: entry.reviewBy,
    shown_from: entry.shownFrom,
    shown_to: entry.shownTo,
    archived_at: entry.archivedAt,
    is_sample: entry.isSample,
  };
}

function toEntry(row: Selectable<LibraryEntries>): Entry {
  return {
    id: row.id,
    key: row.key,
    kind: row.kind as EntryKind,
    parentId: row.parent_id,
    position: row.position,
    rootLanguage: row.root_language as LanguageCode,
    attributes: { ...NO_ATTRIBUTES, ...(row.attributes as Partial<Attributes>) },
    sources: row.sources as unknown as Record<string, SourceNote>,
    ownerPostId: row.owner_post_id,
    reviewBy: row.review_by,
    shownFrom: row.shown_from,
    shownTo: row.shown_to,
    archivedAt: row.archived_at,
    isSample: row.is_sample,
    version: row.version,
  };
}

/** A plan project that an entry serves. */
export interface ServedProject {
  entryId: number;
  planId: number;
  projectKey: string;
}

export async function listServedProjects(scope: Scope, entryId?: number): Promise<ServedProject[]> {
  const rows = await scope.db
    .selectFrom("library_entry_projects")
    .select(["entry_id", "plan_id", "project_key"])
    .where("municipality_id", "=", scope.municipalityId)
    .$if(entryId !== undefined, (query) => query.where("entry_id", "=", entryId ?? 0))
    .orderBy("entry_id")
    .orderBy("project_key")
    .execute();
  return rows.map((row) => ({ entryId: row.entry_id, planId: row.plan_id, projectKey: row.project_key }));
}

export async function replaceServedProjects(
  scope: Scope,
  entryId: number,
  projects: readonly Omit<ServedProject, "entryId">[],
): Promise<void> {
  await scope.db
    .deleteFrom("library_entry_projects")
    .where("municipality_id", "=", scope.municipalityId)
    .where("entry_id", "=", entryId)
    .execute();
  if (projects.length === 0) return;
  const rows = projects.map(({ planId, projectKey }) => ({
    municipality_id: scope.municipalityId,
    entry_id: entryId,
    plan_id: planId,
    project_key: projectKey,
  }));
  await scope.db.insertInto("library_entry_projects").values(rows).execute();
}
