import { createHash } from "node:crypto";
import { renderToString } from "preact-render-to-string";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { PublicPage } from "#platform/module.ts";
import type { SearchIndex } from "#platform/search/search-index.rules.ts";
import type { PackSource } from "../portal-source.ts";
import { offlineNotice } from "./offline-notice.tsx";
import {
  assetsOf,
  NOT_SAVED_PATH,
  PACK_FORMAT,
  type Pack,
  type PackedPage,
  type PackLevel,
  SEARCH_PAGE_PATH,
  SEARCH_PATH,
  titleOf,
} from "./pack.rules.ts";

const LEVELS: Readonly<Record<PackLevel, readonly PublicPage["group"][]>> = {
  essential: ["essential"],
  full: ["essential", "guide"],
};

/** What a phone keeps of a city in a language. What helps in an emergency comes first. */
export async function makePack(source: PackSource, asked: { language: LanguageCode; level: PackLevel }): Promise<Pack> {
  const { language, level } = asked;
  const pages: Record<string, PackedPage> = {};
  let policy = "";
  for (const path of packedPaths(await source.listPages(), level)) {
    const answer = await source.render(`/${source.slug}/${language}${path}`);
    const html = await answer.text();
    // A page that has just gone is no reason to give a reader nothing.
    if (answer.status !== 200) continue;
    policy ||= answer.headers.get("content-security-policy") ?? "";
    pages[placeInPack(path)] = { title: titleOf(html), html };
    await takeTurns();
  }
  const index = level === "full" ? await source.searchIndex(language) : undefined;
  return packOf(source, { language, level, policy, pages, index });
}

/** The same pack from pages that were drawn elsewhere. */
export function packOf(
  source: Pick<PackSource, "sayIn">,
  made: Pick<Pack, "level" | "policy" | "pages"> & { language: LanguageCode; index: SearchIndex | undefined },
): Pack {
  const { language, level, policy, pages, index } = made;
  const notice = renderToString(offlineNotice(source.sayIn(language)));
  const assets = [...new Set(Object.values(pages).flatMap(({ html }) => assetsOf(html)))].sort();
  const content = { format: PACK_FORMAT, policy, notice, pages, assets, index } as const;
  const version = createHash("sha256").update(JSON.stringify(content)).digest("base64url").slice(0, 16);
  return { ...content, language, level, version };
}

export function packedPaths(pages: readonly PublicPage[], level: PackLevel): string[] {
  const wanted = LEVELS[level].flatMap((group) => pages.filter((page) => page.group === group).map(({ path }) => path));
  return [...new Set([...wanted, NOT_SAVED_PATH, ...(level === "full" ? [SEARCH_PAGE_PATH] : [])])];
}

/** Where a page stands that is drawn at another address. */
export const placeInPack = (path: string): string => (path === SEARCH_PAGE_PATH ? SEARCH_PATH : path);

/** Others are answered between two pages. */
const takeTurns = () => new Promise<void>((resolve) => setImmediate(resolve));
