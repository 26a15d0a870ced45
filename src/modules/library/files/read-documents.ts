import { listPosts, listSections } from "#modules/accounts/public.ts";
import type { ResidentContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Text } from "#platform/i18n/text.ts";
import { type Heading, loadLibrary } from "../reading/read-library.ts";
import { listPapers, listShownPictures } from "./file.data.ts";
import { fileName, type Offer, offersOf, type Paper } from "./file.rules.ts";

/** An entry that offers papers, as residents see it today. */
export interface Document {
  heading: Heading;
  offers: Offer[];
  /** That answers for it; null where nobody does. */
  section: { key: string; name: Text } | null;
}

/** What anybody may have today of the stored files. */
export interface OfferedFiles {
  documents: Document[];
  /** Names (`<hash>.<type>`) of papers that are offered, and of pictures that public texts show. */
  offered: ReadonlyMap<string, Paper | null>;
  /** Papers of public entries in whose place there is a newer one → the entry's key. */
  replaced: ReadonlyMap<string, string>;
}

/** The same for every reader; read once until something changes, or the day does. */
export function readOfferedFiles(ctx: ResidentContext): Promise<OfferedFiles> {
  const today = todayInJapan(ctx.clock.now());
  return ctx.readOnce(`library files ${today}`, (scope) => loadOfferedFiles(scope, today));
}

/** Of one entry. */
export async function readOffers(ctx: ResidentContext, key: string): Promise<Offer[]> {
  const { documents } = await readOfferedFiles(ctx);
  return documents.find(({ heading }) => heading.entry.key === key)?.offers ?? [];
}

async function loadOfferedFiles(scope: Scope, today: string): Promise<OfferedFiles> {
  const { headings } = await loadLibrary(scope, today);
  const papers = Map.groupBy(await listPapers(scope), ({ entryId }) => entryId);
  const sectionOf = await sectionsByPost(scope);
  const documents = headings
    .filter(({ entry }) => entry.kind === "document")
    .map((heading) => ({
      heading,
      offers: offersOf(papers.get(heading.entry.id) ?? [], today),
      section: sectionOf.get(heading.entry.ownerPostId ?? 0) ?? null,
    }));
  const shown = new Set(headings.map(({ entry }) => entry.id));
  const pictures = (await listShownPictures(scope)).filter(({ entryId }) => shown.has(entryId));
  const given = documents.flatMap(({ offers }) => offers.flatMap(({ current, coming }) => [current, ...coming]));
  const offered = new Map<string, Paper | null>(pictures.map(({ name }) => [name, null]));
  for (const paper of given) if (!offered.get(fileName(paper))) offered.set(fileName(paper), paper);
  const replaced = documents.flatMap(({ heading: { entry } }) =>
    (papers.get(entry.id) ?? []).map((paper) => [fileName(paper), entry.key] as const),
  );
  return { documents, offered, replaced: new Map(replaced.filter(([name]) => !offered.has(name))) };
}

async function sectionsByPost(scope: Scope): Promise<Map<number, { key: string; name: Text }>> {
  const sections = new Map((await listSections(scope)).map((section) => [section.id, section]));
  return new Map(
    (await listPosts(scope)).flatMap(({ id, sectionId }) => {
      const section = sections.get(sectionId ?? 0);
      return section ? [[id, { key: section.key, name: section.name }] as const] : [];
    }),
  );
}
