/// <reference lib="webworker" />
import { type Pack, type PackLevel, packPath, SEARCH_INDEX_PATH } from "../../../pack/pack.rules.ts";

declare const self: ServiceWorkerGlobalScope;

/** What is known of a saved language, beside its pages. */
export interface Saved {
  language: string;
  level: PackLevel;
  version: string;
  etag: string;
  policy: string;
  notice: string;
  /** By path. */
  titles: Record<string, string>;
  assets: string[];
  /** Milliseconds since 1970: when it was put here, and when the server last said that it is the newest. */
  savedAt: number;
  checkedAt: number;
  /** Characters of all pages. */
  size: number;
}

const scope = new URL(self.registration.scope);
const slug = scope.pathname.split("/")[1] ?? "";
const PREFIX = `kakehashi ${slug} `;
const INDEX = `${PREFIX}index`;
const ASSETS = `${PREFIX}assets`;
const VISITED = `${PREFIX}visited`;
const VISITED_LIMIT = 40;

const cacheOf = ({ language, version, level }: Pick<Saved, "language" | "version" | "level">) =>
  `${PREFIX}pack ${language} ${level} ${version}`;
/** Cache Storage keeps answers under addresses; none of the server's begins like this. */
const indexKey = (language: string) => `${scope.pathname}.saved/${language}`;
export const addressOf = (language: string, path: string) => `${scope.pathname}${language}${path}`;

export async function listSaved(): Promise<Saved[]> {
  const index = await caches.open(INDEX);
  const answers = await Promise.all((await index.keys()).map((key) => index.match(key)));
  return Promise.all(answers.flatMap((answer) => (answer ? [answer.json() as Promise<Saved>] : [])));
}

export async function findSaved(language: string): Promise<Saved | undefined> {
  const answer = await (await caches.open(INDEX)).match(indexKey(language));
  return answer?.json();
}

const writeIndex = async (saved: Saved) =>
  (await caches.open(INDEX)).put(indexKey(saved.language), Response.json(saved));

export async function findPage(saved: Saved, path: string): Promise<Response | undefined> {
  return (await caches.open(cacheOf(saved))).match(addressOf(saved.language, path));
}

/**
 * Loads a pack and puts it in the place of the one before, all of it or nothing. `tell`: how many characters have come.
 * Resolves to false where the server says that the saved one is the newest.
 */
export async function savePack(
  { language, level }: { language: string; level: PackLevel },
  tell: (characters: number) => void = () => {},
): Promise<boolean> {
  const before = await findSaved(language);
  const isSame = before?.level === level && (await caches.has(cacheOf(before)));
  const answer = await fetch(addressOf(language, packPath(level)), {
    cache: "no-store",
    headers: isSame && before.etag ? { "If-None-Match": before.etag } : {},
  });
  const now = Date.now();
  if (answer.status === 304 && before) {
    await writeIndex({ ...before, checkedAt: now });
    return false;
  }
  if (!answer.ok) throw new Error(`${answer.status}`);
  const text = await readAll(answer, tell);
  const pack: Pack = JSON.parse(text);
  if (isSame && pack.version === before.version) {
    await writeIndex({ ...before, etag: answer.headers.get("etag") ?? "", checkedAt: now });
    return false;
  }
  await storePack(pack, { etag: answer.headers.get("etag") ?? "", now, size: text.length });
  return true;
}

async function readAll(answer: Response, tell: (characters: number) => void): Promise<string> {
  if (!answer.body) return answer.text();
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    text += step.value;
    tell(text.length);
  }
  return text;
}

async function storePack(pack: Pack, { etag, now, size }: { etag: string; now: number; size: number }): Promise<void> {
  const { language, level, version, policy, notice, assets, pages, index } = pack;
  const saved: Saved = {
    ...{ language, level, version, policy, notice, assets, etag, size },
    ...{ savedAt: now, checkedAt: now },
    titles: Object.fromEntries(Object.entries(pages).map(([path, { title }]) => [path, title])),
  };
  await storeAssets(assets);
  // An old worker and the one that replaces it may both be at work: what was asked for in full is never made less.
  if (level === "essential" && (await findSaved(language))?.level === "full") return;
  const cache = await caches.open(cacheOf(saved));
  for (const [path, { html }] of Object.entries(pages)) {
    await cache.put(addressOf(language, path), htmlAnswer(html, saved));
  }
  if (index) await cache.put(addressOf(language, SEARCH_INDEX_PATH), Response.json(index));
  await writeIndex(saved);
  await forgetOldPacks();
}

/** What a page of the pack is answered with, under the same policy as by the server. */
export function htmlAnswer(html: string, { policy }: Pick<Saved, "policy">, status = 200): Response {
  return new Response(html, {
    status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policy,
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "same-origin",
    },
  });
}

async function storeAssets(addresses: readonly string[]): Promise<void> {
  const cache = await caches.open(ASSETS);
  const missing: string[] = [];
  for (const address of addresses) if (!(await cache.match(address))) missing.push(address);
  await cache.addAll(missing);
}

export async function findAsset(request: Request): Promise<Response | undefined> {
  return (await caches.open(ASSETS)).match(request);
}

/** Packs that a newer one has replaced, and files that no saved page needs any more. */
async function forgetOldPacks(): Promise<void> {
  const saved = await listSaved();
  const kept = new Set([...saved.map(cacheOf), INDEX, ASSETS, VISITED]);
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && !kept.has(name)) await caches.delete(name);
  }
  const needed = new Set(saved.flatMap(({ assets }) => assets));
  const assets = await caches.open(ASSETS);
  for (const request of await assets.keys()) {
    if (!needed.has(new URL(request.url).pathname)) await assets.delete(request);
  }
}

export async function removePack(language: string): Promise<void> {
  await (await caches.open(INDEX)).delete(indexKey(language));
  await forgetOldPacks();
}

/** Of pages that are in no pack the last ones that were read; `html` was called public by the server. */
export async function keepVisited(address: string, answer: Response): Promise<void> {
  const headers = new Headers(answer.headers);
  headers.set("x-kept-at", String(Date.now()));
  const visited = await caches.open(VISITED);
  // Put at the end of the list: keys come in the order in which they were put.
  await visited.delete(address);
  await visited.put(address, new Response(await answer.text(), { headers }));
  const keys = await visited.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - VISITED_LIMIT))) await visited.delete(old);
}

/** Addresses of pages that were read, and when. */
export async function listVisited(): Promise<{ pathname: string; keptAt: number }[]> {
  const visited = await caches.open(VISITED);
  const requests = await visited.keys();
  return Promise.all(
    requests.map(async (request) => {
      const kept = await visited.match(request);
      return { pathname: new URL(request.url).pathname, keptAt: Number(kept?.headers.get("x-kept-at")) };
    }),
  );
}

export async function findVisited(address: string): Promise<Response | undefined> {
  return (await caches.open(VISITED)).match(address);
}
