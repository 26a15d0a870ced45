import { createHash } from "node:crypto";
import { renderToString } from "preact-render-to-string";
import type { Language, LanguageCode } from "#platform/i18n/languages.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import type { PublicPage } from "#platform/module.ts";
import type { PortalSource } from "../portal-source.ts";
import { assetsOf, NOT_SAVED_PATH, PACK_FORMAT, type Pack, type PackedPage, type PackLevel, titleOf } from "./pack.rules.ts";
import { offlineNotice } from "./offline-notice.tsx";

const LEVELS: Readonly<Record<PackLevel, readonly PublicPage["group"][]>> = {
  essential: ["essential"],
  full: ["essential", "guide"],
};

/** What a phone keeps of a city in a language. What helps in an emergency comes first. */
export async function makePack(
  source: PortalSource,
  asked: { language: LanguageCode; level: PackLevel },
): Promise<Pack> {
  const language = getLanguage(asked.language);
  const paths = pathsOf(await source.listPages(), asked.level);
  const pages: Record<string, PackedPage> = {};
  let policy = "";
  for (const path of paths) {
    const answer = await source.render(`/${source.slug}/${language.code}${path}`);
    const html = await answer.text();
    // A page that has just gone is no reason to give a reader nothing.
    if (answer.status !== 200) continue;
    policy ||= answer.headers.get("content-security-policy") ?? "";
    pages[path] = { title: titleOf(html), html };
    await takeTurns();
  }
  return packOf({ source, language, level: asked.level, policy, pages });
}

export function packOf(made: {
  source: Pick<PortalSource, "sayIn">;
  language: Language;
  level: PackLevel;
  policy: string;
  pages: Record<string, PackedPage>;
}): Pack {
  const { source, language, level, policy, pages } = made;
  const notice = renderToString(offlineNotice(source.sayIn(language.code)));
  const assets = [...new Set(Object.values(pages).flatMap(({ html }) => assetsOf(html)))].sort();
  const content = { format: PACK_FORMAT, policy, notice, pages, assets } as const;
  const version = createHash("sha256").update(JSON.stringify(content)).digest("base64url").slice(0, 16);
  return { ...content, language: language.code, locale: language.intl, level, version };
}

export function pathsOf(pages: readonly PublicPage[], level: PackLevel): string[] {
  const groups = LEVELS[level];
  const wanted = groups.flatMap((group) => pages.filter((page) => page.group === group).map(({ path }) => path));
  return [...new Set([...wanted, NOT_SAVED_PATH])];
}

/** Others are answered between two pages. */
const takeTurns = () => new Promise<void>((resolve) => setImmediate(resolve));
