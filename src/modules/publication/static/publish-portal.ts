import { LANGUAGES } from "#platform/i18n/languages.ts";
import { Problem } from "#platform/problem.ts";
import { NOT_SAVED_PATH, SEARCH_PAGE_PATH } from "../pack/pack.rules.ts";
import type { PortalSource } from "../portal-source.ts";
import type { Changes } from "./affected.rules.ts";
import { readChanges } from "./content-change.data.ts";
import { brokenLinks, type Drawing, drawPages, pagesOf, startDrawing } from "./portal-files.ts";
import { type Draft, type Manifest, Releases } from "./release.ts";
import { writeBeside } from "./write-beside.ts";
import { writeMissingPage } from "./write-missing-page.ts";

/** What a publication has done. */
export interface Published {
  number: number;
  /** Files of the release, without their compressed forms. */
  files: number;
  pages: number;
  /** Pages that were drawn; all others are the last publication's. */
  rendered: number;
  written: number;
  bytes: number;
  /** Addresses of documents and pictures whose bytes are not there: links to them lead nowhere until somebody puts them back. */
  missing: string[];
}

const TOLD = 20;

/**
 * Writes a city's whole portal as files that any web server sends, into a new release, and points `current` to it once
 * every link in it leads somewhere. Draws only what has changed, where that is known.
 * @throws Problem where a link leads nowhere; what was published before stays
 */
export async function publishPortal(
  source: PortalSource,
  { folder, base }: { folder: string; base: string },
): Promise<Published> {
  const releases = new Releases(folder);
  const draft = releases.begin();
  try {
    return await publishInto(source, { releases, draft, base });
  } catch (error) {
    releases.discard(draft);
    throw error;
  }
}

/** Whether what stands in the folder is what would be written. */
export function isPublished(source: PortalSource, { folder, base }: { folder: string; base: string }): boolean {
  const { last } = new Releases(folder);
  return last !== undefined && isLike(last, { ...placeOf(source), base });
}

const placeOf = (source: PortalSource) => ({
  revision: source.revision(),
  day: source.today(),
  program: source.program,
});

type Made = Pick<Manifest, "day" | "program" | "base">;

const isOfSameMaking = (last: Made, now: Made) =>
  last.day === now.day && last.program === now.program && last.base === now.base;

const isLike = (last: Manifest, now: Made & Pick<Manifest, "revision">) =>
  isOfSameMaking(last, now) && last.revision === now.revision;

async function publishInto(
  source: PortalSource,
  { releases, draft, base }: { releases: Releases; draft: Draft; base: string },
): Promise<Published> {
  // Before anything is read: what changes meanwhile belongs to the next publication.
  const at = { ...placeOf(source), base };
  const { last } = releases;
  const declared = [...(await source.listPages()), ...UNLISTED.map((path) => ({ path, group: "guide" as const }))];
  const changes = await changesSince(source, last, { ...at, paths: declared.map(({ path }) => path) });
  const drawing = startDrawing(source, draft, { pages: declared, changes, last });
  await drawPages(drawing);
  checkLinks(drawing);
  const listed = declared.filter(({ path }) => drawing.standing.get(path) === "page" && !UNLISTED.includes(path));
  const missing = await writeDocuments(drawing);
  await writeMissingPage(drawing);
  await writeBeside(drawing, { base, pages: listed });
  const onlyServer = [...drawing.standing].flatMap(([path, is]) => (is === "onlyServer" ? [path] : []));
  const pages = pagesOf(drawing);
  const madeAt = source.now().toISOString();
  const { policy } = drawing;
  releases.finish(draft, { ...at, madeAt, policy, declared: pathsOf(declared), pages, onlyServer });
  const files = Object.values(draft.files);
  return {
    number: draft.number,
    files: files.length,
    pages: pages.length * LANGUAGES.length,
    rendered: drawing.rendered,
    written: draft.written,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    missing,
  };
}

/** Pages that stand in no list of addresses. */
const UNLISTED = [NOT_SAVED_PATH, SEARCH_PAGE_PATH];

const pathsOf = (pages: readonly { path: string }[]) => pages.map(({ path }) => path).sort();

/** Null where everything must be drawn: a first publication, another day, another program, pages that came or went. */
async function changesSince(
  source: PortalSource,
  last: Manifest | undefined,
  now: Made & Pick<Manifest, "revision"> & { paths: string[] },
): Promise<Changes> {
  if (!last || !isOfSameMaking(last, now) || last.declared.join() !== [...now.paths].sort().join()) return null;
  return source.read((scope) => readChanges(scope, last.revision, now.revision));
}

function checkLinks(drawing: Drawing): void {
  const broken = brokenLinks(drawing);
  if (broken.length === 0) return;
  const told = broken.slice(0, TOLD).map(({ address, from }) => `  ${from} → ${address}`);
  const more = broken.length > TOLD ? ["  …"] : [];
  throw new Problem([`Nothing was published: ${broken.length} links lead nowhere.`, ...told, ...more].join("\n"));
}

/**
 * Documents and pictures of the library: their addresses hold their hash, so one that was there before is the same. Gives
 * back those that are lost: everything else must still reach people.
 */
async function writeDocuments({ source, draft, documents }: Drawing): Promise<string[]> {
  const missing: string[] = [];
  for (const address of documents) {
    const file = address.slice(1);
    if (draft.keep(file)) continue;
    const answer = await source.render(address);
    if (answer.ok) await draft.write(file, new Uint8Array(await answer.arrayBuffer()));
    else missing.push(address);
  }
  return missing;
}
