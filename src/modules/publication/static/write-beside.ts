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
export async function writeBeside(
  drawing: Drawing,
  { base, pages }: { base: string; pages: readonly PublicPage[] },
): Promise<void> {
  const { source, draft } = drawing;
  const { slug, municipality } = source;
  await writeFixed(drawing, pages);
  await draft.write(`${slug}/sitemap.xml`, sitemapIndex({ base, slug }));
  await draft.write("robots.txt", `User-agent: *\nSitemap: ${base}/${slug}/sitemap.xml\n`);
  await inTurns(LANGUAGES, async ({ code }) => {
    const root = `${slug}/${code}`;
    const manifest = appManifest(municipality, source.sayIn(code));
    await draft.write(`${root}/app.webmanifest`, JSON.stringify(manifest));
    await draft.write(`${root}/sitemap.xml`, sitemapOf(pages, { base, slug, language: code }));
    await writePacks(drawing, code, pages);
  });
  await writeSizes(drawing);
}

/** What stays as it is unless anything may have changed. */
async function writeFixed(drawing: Drawing, pages: readonly PublicPage[]): Promise<void> {
  const { source, draft, changes } = drawing;
  const { slug, municipality } = source;
  const write = async (path: string, make: () => string | Uint8Array) => {
    if (changes === null || !draft.keep(path)) await draft.write(path, make());
  };
  const assets = source.listAssets();
  for (const { address, body } of assets) await write(address.slice(1), () => body);
  const worker = assets.find(({ address }) => address.startsWith("/assets/offline-worker."));
  if (worker) await write(`${slug}/sw.js`, () => worker.body);
  for (const size of ICON_SIZES) {
    await write(iconAddress(slug, size).slice(1), () => drawIcon(size, municipality.theme.light));
  }
  const stylesheet = assets.find(({ address }) => STYLES.test(address))?.address ?? "";
  for (const [path, address] of choicesOf(slug, pages)) await write(path, () => choiceAt(drawing, stylesheet, address));
}

/** The city's address without a language, and the short ones that stand in QR codes on paper: file → path behind the language. */
function choicesOf(slug: string, pages: readonly PublicPage[]): [file: string, path: string][] {
  const short = pages.flatMap(({ path, group }): [string, string][] => {
    const key = /^\/\w+\/([a-z][a-z0-9-]*)$/.exec(path)?.[1];
    return key && (group === "guide" || group === "essential") ? [[`${slug}/q/${key}/index.html`, path]] : [];
  });
  return [["index.html", "/"], [`${slug}/index.html`, "/"], ...short];
}

function choiceAt({ source }: Drawing, stylesheet: string, path: string): string {
  const { slug, municipality } = source;
  const say = source.sayIn("ja");
  return languageChoice({
    ...{ say, stylesheet, theme: municipality.theme, city: say.plain(municipality.name) },
    address: (language) => `/${slug}/${language}${path}`,
  });
}

/** From the pages as they stand among the files; where none of them is new, the index and the packs are the last one's. */
async function writePacks(drawing: Drawing, language: LanguageCode, pages: readonly PublicPage[]): Promise<void> {
  const { source, draft, changes } = drawing;
  const root = `${source.slug}/${language}`;
  const placesOf = (level: PackLevel) => packedPaths(pages, level).map(placeInPack);
  const fileOf = (place: string) => fileOfPage(source.slug, language, place);
  const isSame = changes !== null && placesOf("full").every((place) => draft.isKept(fileOf(place)));
  const files = [SEARCH_INDEX_PATH, packPath("essential"), packPath("full")].map((path) => root + path);
  if (isSame && files.every((file) => draft.keep(file))) return;
  const index = await source.searchIndex(language);
  await draft.write(root + SEARCH_INDEX_PATH, JSON.stringify(index));
  for (const level of ["essential", "full"] as const) {
    const packed: Record<string, PackedPage> = {};
    for (const place of placesOf(level).filter((each) => fileOf(each) in draft.files)) {
      const html = draft.read(fileOf(place));
      packed[place] = { title: titleOf(html), html };
    }
    const made = { language, level, policy: drawing.policy, pages: packed };
    const pack = packOf(source, { ...made, index: level === "full" ? index : undefined });
    await draft.write(root + packPath(level), JSON.stringify(pack));
  }
}

async function writeSizes({ source, draft, changes }: Drawing): Promise<void> {
  const files = LANGUAGES.map(({ code }) => `${source.slug}/${code}/offline-packs.json`);
  const isSame =
    changes !== null && LANGUAGES.every(({ code }) => draft.isKept(`${source.slug}/${code}${packPath("full")}`));
  if (isSame && files.every((file) => draft.keep(file))) return;
  const packs = LANGUAGES.map(({ code: language }) => {
    const file = `${source.slug}/${language}${packPath("full")}`;
    return { language, bytes: draft.compressedSize(file), characters: draft.read(file).length };
  });
  for (const file of files) await draft.write(file, JSON.stringify({ packs }));
}
