import { listPosts, listSections } from "#modules/accounts/public.ts";
import { listPlans } from "#modules/plan/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { SystemContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { FileStores } from "#platform/files/file-store.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { insertContact } from "../contacts/contact.data.ts";
import type { Content } from "../content/block.rules.ts";
import { insertEntry, listEntries, replaceServedProjects } from "../entries/entry.data.ts";
import type { Entry } from "../entries/entry.rules.ts";
import { insertRevision } from "../entries/revision.data.ts";
import { insertText, updateText, type Work } from "../entries/text.data.ts";
import { insertPaper } from "../files/file.data.ts";
import { indexLibrary } from "../search/index-entry.ts";
import { type EntryFile, type LibraryFiles, readLibraryFiles } from "./library-file.ts";
import { readPapers, type TakenPaper } from "./read-papers.ts";
import { contentsOf } from "./translated.rules.ts";

/**
 * Brings the library files of `data/library/<slug>/` into the city's library, public at once; sample texts say that they
 * are. A library that has any entry is left alone. Returns how many. @throws Problem with each mistake
 */
export async function importLibrary(
  ctx: SystemContext,
  { dataFolder, stores }: { dataFolder: string; stores: FileStores },
): Promise<number> {
  const files = readLibraryFiles(dataFolder, ctx.municipality.slug);
  if (files.entries.length === 0) return 0;
  const papers = readPapers(dataFolder, ctx.municipality.slug, files.entries);
  return ctx.transaction(async (scope) => {
    // The next start after one that was cut off finds them already.
    if ((await listEntries(scope)).length > 0) return 0;
    const ids = await addAll(ctx, scope, files);
    await addPapers(ctx, scope, { papers, ids, stores });
    return ids.size;
  });
}

async function addAll(
  ctx: SystemContext,
  scope: Scope,
  { entries, contacts }: LibraryFiles,
): Promise<ReadonlyMap<string, number>> {
  for (const { blank, ...contact } of contacts) await insertContact(scope, { ...NO_CARD, ...contact, isBlank: blank });
  const places = await placesOf(scope);
  const ids = new Map<string, number>();
  for (const file of parentsFirst(entries)) ids.set(file.key, await addEntry(ctx, scope, { file, ids, places }));
  await recordAudit(ctx, scope, {
    action: "library.imported",
    objectKind: "municipality",
    objectKey: ctx.municipality.code,
    after: { entries: entries.length, contacts: contacts.length },
  });
  await indexLibrary(scope);
  await bumpRevision(scope);
  return ids;
}

/** Bytes that were put and then not committed are found under the same name the next time. */
async function addPapers(
  ctx: SystemContext,
  scope: Scope,
  { papers, ids, stores }: { papers: readonly TakenPaper[]; ids: ReadonlyMap<string, number>; stores: FileStores },
): Promise<void> {
  const store = stores(ctx.municipality.code);
  for (const { entry, bytes, ...paper } of papers) {
    await insertPaper(scope, {
      ...paper,
      ...{ entryId: ids.get(entry) ?? 0, file: await store.put(bytes), bytes: bytes.length },
      ...{ addedAt: ctx.clock.now(), addedBy: null },
    });
  }
}

const NO_CARD = { phone: null, email: null, url: null, hours: null, address: null, languageNote: null, source: null };

/** What files name by key. */
interface Places {
  plans: ReadonlyMap<string, number>;
  /** Section → a post of it. */
  posts: ReadonlyMap<string, number>;
}

async function placesOf(scope: Scope): Promise<Places> {
  const sections = new Map((await listSections(scope)).map(({ id, key }) => [id, key]));
  const posts = await listPosts(scope);
  return {
    plans: new Map((await listPlans(scope)).map(({ key, id }) => [key, id])),
    posts: new Map(posts.map((post) => [sections.get(post.sectionId ?? 0) ?? "", post.id])),
  };
}

/** An entry whose parent has no file stands at the top. */
function parentsFirst(files: readonly EntryFile[]): EntryFile[] {
  const byKey = new Map(files.map((file) => [file.key, file]));
  const sorted = new Set<EntryFile>();
  const add = (file: EntryFile, below: readonly EntryFile[] = []) => {
    const parent = byKey.get(file.parent ?? "");
    if (parent && !below.includes(parent)) add(parent, [...below, file]);
    sorted.add(file);
  };
  for (const file of files) add(file);
  return [...sorted];
}

async function addEntry(
  ctx: SystemContext,
  scope: Scope,
  { file, ids, places }: { file: EntryFile; ids: ReadonlyMap<string, number>; places: Places },
): Promise<number> {
  const { contents, misfits } = contentsOf(file);
  // It costs a fallback at that place, not the start of the whole city.
  for (const misfit of misfits) ctx.log.warn("library.misfit", { entry: file.key, ...misfit });
  const id = await insertEntry(scope, entryOf(file, { ids, places }));
  const planId = file.plan === undefined ? undefined : places.plans.get(file.plan);
  if (planId !== undefined)
    await replaceServedProjects(
      scope,
      id,
      file.projects.map((projectKey) => ({ planId, projectKey })),
    );
  for (const [language, content] of contents) {
    const translation = file.translations.get(language);
    const work = translation ? (translation.partial ? "inTranslation" : "done") : "draft";
    await addText(ctx, scope, { entryId: id, language, content, madeFrom: translation?.from ?? null, work });
  }
  return id;
}

function entryOf(
  file: EntryFile,
  { ids, places }: { ids: ReadonlyMap<string, number>; places: Places },
): Omit<Entry, "id" | "version"> {
  return {
    key: file.key,
    kind: file.kind,
    parentId: file.parent === undefined ? null : (ids.get(file.parent) ?? null),
    position: file.order,
    rootLanguage: file.root,
    attributes: {
      topics: file.topics,
      lifeEvents: file.life_events,
      synonyms: file.synonyms,
      ...(file.letter && { letter: file.letter }),
    },
    sources: file.sources,
    ownerPostId: file.section === undefined ? null : (places.posts.get(file.section) ?? null),
    reviewBy: file.review_by ?? null,
    shownFrom: file.shown_from ?? null,
    shownTo: file.shown_to ?? null,
    archivedAt: null,
    isSample: file.sample,
  };
}

async function addText(
  ctx: SystemContext,
  scope: Scope,
  text: { entryId: number; language: LanguageCode; content: Content; madeFrom: LanguageCode | null; work: Work },
): Promise<void> {
  const { entryId, language, content, madeFrom, work } = text;
  await insertText(scope, { entryId, language, madeFrom, draft: content, work });
  await updateText(scope, text, { published: content, publishedAt: ctx.clock.now() });
  await insertRevision(scope, { entryId, language, reason: "imported", content, madeBy: null });
}
