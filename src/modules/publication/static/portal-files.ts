import { LANGUAGES, type LanguageCode } from "#platform/i18n/languages.ts";
import type { PublicPage } from "#platform/module.ts";
import { placeInPack } from "../pack/make-pack.ts";
import { SEARCH_PATH } from "../pack/pack.rules.ts";
import type { PortalSource } from "../portal-source.ts";
import { type Changes, isAffected } from "./affected.rules.ts";
import type { Draft, Manifest } from "./release.ts";
import {
  fileOfPage,
  pathsLinked,
  picturesIn,
  type StaticPlace,
  staticPage,
  type Target,
  targetOf,
} from "./static-page.rules.ts";
import { needsServerHtml } from "./static-words.tsx";

const CODES = LANGUAGES.map(({ code }) => code as string);
const AT_ONCE = 6;

/** `drawn`: by another page, which stands in its place. */
type Standing = "page" | "drawn" | "onlyServer" | "missing";

/** What a publication knows while it is drawn. */
export interface Drawing {
  source: PortalSource;
  draft: Draft;
  changes: Changes;
  declared: ReadonlyMap<string, PublicPage>;
  /** By path behind the language. */
  standing: Map<string, Standing>;
  /** Paths that links lead to → an address that leads there, and the page on which it stands. */
  links: Map<string, { address: string; from: string }>;
  documents: Set<string>;
  /** The content security policy of the city's pages. */
  policy: string;
  rendered: number;
}

export function startDrawing(
  source: PortalSource,
  draft: Draft,
  known: { pages: readonly PublicPage[]; changes: Changes; last: Manifest | undefined },
): Drawing {
  const { pages, changes } = known;
  // Where anything may be different, what was found by links the last time is found anew.
  const last = changes === null ? undefined : known.last;
  const standing = new Map<string, Standing>([
    ...(last?.pages ?? []).map((path) => [path, "page"] as const),
    ...(last?.onlyServer ?? []).map((path) => [path, "onlyServer"] as const),
    ...pages.map(({ path }) => [path, "page"] as const),
    // The application's own search is not drawn: the one without a server stands in its place.
    [SEARCH_PATH, "drawn"],
  ]);
  const declared = new Map(pages.map((page) => [page.path, page]));
  const start = { links: new Map(), documents: new Set<string>(), policy: last?.policy ?? "", rendered: 0 };
  return { source, draft, changes, declared, standing, ...start };
}

/** Draws every page in every language, and those that are found while drawing. */
export async function drawPages(drawing: Drawing): Promise<void> {
  const done = new Set<string>();
  for (
    let waiting = pagesOf(drawing);
    waiting.length > 0;
    waiting = pagesOf(drawing).filter((path) => !done.has(path))
  ) {
    // Page by page, each in all languages: what is the same in all of them is then read once.
    const jobs = waiting.flatMap((path) => LANGUAGES.map(({ code: language }) => ({ language, path })));
    await inTurns(jobs, (job) => drawPage(drawing, job));
    for (const path of waiting) done.add(path);
  }
}

export const pagesOf = ({ standing }: Drawing): string[] =>
  [...standing].filter(([, is]) => is === "page").map(([path]) => path);

async function drawPage(drawing: Drawing, { language, path }: { language: LanguageCode; path: string }): Promise<void> {
  const { source, draft, changes, declared, standing } = drawing;
  const file = fileOfPage(source.slug, language, placeInPack(path));
  if (!isAffected(declaredAt(declared, path), changes) && draft.keep(file)) return;
  const address = `/${source.slug}/${language}${path}`;
  const answer = await source.render(address);
  drawing.rendered += 1;
  if (answer.status !== 200) {
    // Declared and not there: whoever links to it is told below.
    standing.set(path, "missing");
    return;
  }
  await draft.write(file, await toFile(drawing, { language, address, answer }));
}

/** A page of the application under an address that has no file of its own. */
export async function drawOne(drawing: Drawing, language: LanguageCode, path: string): Promise<string> {
  const address = `/${drawing.source.slug}/${language}${path}`;
  return toFile(drawing, { language, address, answer: await drawing.source.render(address) });
}

async function toFile(
  drawing: Drawing,
  { language, address, answer }: { language: LanguageCode; address: string; answer: Response },
): Promise<string> {
  const html = await answer.text();
  drawing.policy ||= answer.headers.get("content-security-policy") ?? "";
  for (const linked of pathsLinked(html)) await meet(drawing, linked, address);
  for (const picture of picturesIn(html, drawing.source.slug)) drawing.documents.add(picture);
  return staticPage(html, placeOf(drawing, language));
}

/** What was found by a link shows what the page shows that it lies below. */
function declaredAt(declared: Drawing["declared"], path: string): PublicPage | undefined {
  for (let above = path; above !== ""; above = above.slice(0, above.lastIndexOf("/"))) {
    const page = declared.get(above);
    if (page) return page;
  }
  return undefined;
}

function placeOf(drawing: Drawing, language: LanguageCode): StaticPlace {
  const { source, policy } = drawing;
  const say = source.sayIn(language);
  return {
    slug: source.slug,
    language,
    policy,
    needsServer: needsServerHtml(say),
    needsServerTitle: say.t("library.offline.needsServer"),
    isThere: (address: string) => isThere(drawing, targetOf(address, source.slug, CODES)),
  };
}

function isThere({ standing }: Drawing, target: Target): boolean {
  if (target.kind === "page") return ["page", "drawn"].includes(standing.get(target.path) ?? "");
  return target.kind !== "server";
}

/** Learns what stands behind a link: once for all languages. */
async function meet(drawing: Drawing, address: string, from: string): Promise<void> {
  const { source, standing, links, documents } = drawing;
  const target = targetOf(address, source.slug, CODES);
  if (target.kind === "document") documents.add(address);
  if (target.kind !== "page") return;
  if (!standing.has(target.path)) {
    standing.set(target.path, await standingOf(source, address));
  }
  if (!links.has(target.path)) links.set(target.path, { address, from });
}

/** Links that lead nowhere. */
export function brokenLinks({ links, standing }: Drawing): { address: string; from: string }[] {
  return [...links].flatMap(([path, link]) => (standing.get(path) === "missing" ? [link] : []));
}

async function standingOf(source: PortalSource, address: string): Promise<Standing> {
  const answer = await source.render(address);
  if (answer.status !== 200) return answer.status < 400 ? "onlyServer" : "missing";
  return (answer.headers.get("content-type") ?? "").startsWith("text/html") ? "page" : "onlyServer";
}

/** Some at once, because each waits for the database; not all, because each takes memory. */
export async function inTurns<T>(jobs: readonly T[], work: (job: T) => Promise<void>): Promise<void> {
  const waiting = jobs.values();
  const turn = async () => {
    for (const job of waiting) await work(job);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, turn));
}
