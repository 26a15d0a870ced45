import { LANGUAGES, type LanguageCode } from "#platform/i18n/languages.ts";
import type { PublicPage } from "#platform/module.ts";
import { appManifest, ICON_SIZES, iconAddress } from "../pack/app-manifest.ts";
import { drawIcon } from "../pack/draw-icon.ts";
import { packedPaths, packOf, placeInPack } from "../pack/make-pack.ts";
import { type PackedPage, type PackLevel, packPath, SEARCH_INDEX_PATH, titleOf } from "../pack/pack.rules.ts";
import { sitemapIndex, sitemapOf } from "../sitemap/sitemap.rules.ts";
import { languageChoice } from "./language-choice.tsx";
import { type Drawing, inTurns } from "./portal-files.ts";
import { fileOfPage } from "./static-page.rules.ts";

const STYLES = /^\/assets\/kakehashi\./;

/** Everything that is no page: files that pages load, packs, the worker, lists of addresses, where languages are chosen. */
export async function writeBeside(drawing: Drawing, { base, pages }: { base: string; pages: readonly PublicPage[] }): Promise<void> {
  const { source, draft } = drawing;
  const { slug, municipality } = source;
  const assets = source.listAssets();
  for (const { address, body } of assets) await draft.write(address.slice(1), body);
  const worker = assets.find(({ address }) => address.startsWith("/assets/offline-worker."));
  if (worker) await draft.write(`${slug}/sw.js`, worker.body);
  for (const size of ICON_SIZES) await draft.write(iconAddress(slug, size).slice(1), drawIcon(size, municipality.theme.light));
  await draft.write(`${slug}/sitemap.xml`, sitemapIndex({ base, slug }));
  await draft.write("robots.txt", `User-agent: *\nSitemap: ${base}/${slug}/sitemap.xml\n`);
  await writeChoices(drawing, pages, assets.find(({ address }) => STYLES.test(address))?.address ?? "");
  await inTurns(LANGUAGES, async ({ code }) => {
    const root = `${slug}/${code}`;
    const manifest = appManifest(municipality, source.sayIn(code));
    await draft.write(`${root}/app.webmanifest`, JSON.stringify(manifest));
    await draft.write(`${root}/sitemap.xml`, sitemapOf(pages, { base, slug, language: code }));
    await writePacks(drawing, code, pages);
  });
  await writeSizes(drawing);
}

/** The city's address without a language, and the short ones that stand in QR codes on paper. */
async function writeChoices({ source, draft }: Drawing, pages: readonly PublicPage[], stylesheet: string): Promise<void> {
  const { slug, municipality } = source;
  const say = source.sayIn("ja");
  const choose = (path: string) =>
    languageChoice({
      ...{ say, stylesheet, theme: municipality.theme, city: say.plain(municipality.name) },
      address: (language) => `/${slug}/${language}${path}`,
    });
  await draft.write("index.html", choose("/"));
  await draft.write(`${slug}/index.html`, choose("/"));
  for (const { path, group } of pages) {
    const key = /^\/\w+\/([a-z][a-z0-9-]*)$/.exec(path)?.[1];
    if (key && (group === "guide" || group === "essential")) await draft.write(`${slug}/q/${key}/index.html`, choose(path));
  }
}

/** From the pages as they stand among the files; where none of them is new, the pack is the last one's. */
async function writePacks(drawing: Drawing, language: LanguageCode, pages: readonly PublicPage[]): Promise<void> {
  const { source, draft } = drawing;
  const index = await source.searchIndex(language);
  await draft.write(`${source.slug}/${language}${SEARCH_INDEX_PATH}`, JSON.stringify(index));
  for (const level of ["essential", "full"] as PackLevel[]) {
    const packed: Record<string, PackedPage> = {};
    for (const path of packedPaths(pages, level)) {
      const file = fileOfPage(source.slug, language, placeInPack(path));
      if (!(file in draft.files)) continue;
      const html = draft.read(file);
      packed[placeInPack(path)] = { title: titleOf(html), html };
    }
    const pack = packOf(source, {
      ...{ language, level, policy: drawing.policy, pages: packed },
      index: level === "full" ? index : undefined,
    });
    await draft.write(`${source.slug}/${language}${packPath(level)}`, JSON.stringify(pack));
  }
}

async function writeSizes({ source, draft }: Drawing): Promise<void> {
  const packs = LANGUAGES.map(({ code: language }) => {
    const file = `${source.slug}/${language}${packPath("full")}`;
    return { language, bytes: draft.compressedSize(file), characters: draft.read(file).length };
  });
  const text = JSON.stringify({ packs });
  for (const { code } of LANGUAGES) await draft.write(`${source.slug}/${code}/offline-packs.json`, text);
}
