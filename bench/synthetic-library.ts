import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Content } from "#modules/library/content/block.rules.ts";
import { partsOf } from "#modules/library/content/block.rules.ts";
import { plainOf } from "#modules/library/content/line.rules.ts";
import { hashesOf } from "#modules/library/content/staleness.rules.ts";
import { readLibraryFiles } from "#modules/library/demo/library-file.ts";
import { contentsOf } from "#modules/library/demo/translated.rules.ts";
import { insertEntry } from "#modules/library/entries/entry.data.ts";
import { NO_ATTRIBUTES } from "#modules/library/entries/entry.rules.ts";
import { indexLibrary } from "#modules/library/search/index-entry.ts";
import { checkout } from "#platform/checkout.ts";
import type { Scope } from "#platform/db/scope.ts";
import { LANGUAGES, type LanguageCode } from "#platform/i18n/languages.ts";
import { chance } from "#testing/sample-queries.ts";

/** The sentences of one language that synthetic pages are put together from. */
export type Pool = ReadonlyMap<LanguageCode, { titles: string[]; lines: string[] }>;

/**
 * Of the sample library, and where a language has little of it, of the texts on the application's own pages. A sentence
 * stands in many pages then, so that common words are found more often than in a city's own: harder than the truth.
 */
export function readPool(): Pool {
  const pool = new Map(LANGUAGES.map(({ code }) => [code, { titles: [] as string[], lines: [] as string[] }]));
  for (const file of readLibraryFiles(join(checkout, "data"), "kanazawa").entries) {
    for (const [language, content] of contentsOf(file).contents) {
      const own = pool.get(language);
      own?.titles.push(content.title);
      own?.lines.push(...partsOf(content).flatMap(({ lines }) => lines.map(({ line }) => plainOf(line))));
    }
  }
  for (const [language, own] of pool) {
    if (own.lines.length < ENOUGH_LINES) own.lines.push(...pageTexts(language));
    if (own.titles.length === 0) own.titles.push(...own.lines.slice(0, 10));
  }
  return pool;
}

const ENOUGH_LINES = 300;

function pageTexts(language: LanguageCode): string[] {
  const folder = join(checkout, "locales", language);
  return readdirSync(folder)
    .filter((name) => /^(common|library|plan|indicators)\.json$/.test(name))
    .flatMap((name) => Object.values(JSON.parse(readFileSync(join(folder, name), "utf8")) as Record<string, string>))
    .filter((text) => text.length > 20 && !text.includes("{"));
}

const LINES_OF_PAGE = 20;

function syntheticContent(pool: Pool, language: LanguageCode, next: () => number): Content {
  const { titles = [], lines = [] } = pool.get(language) ?? {};
  const pick = (from: readonly string[]) => from[Math.floor(next() * from.length)] ?? "";
  const blocks = Array.from({ length: LINES_OF_PAGE }, (_, index) => ({
    ...{ id: `b${index}`, kind: "paragraph" as const, text: pick(lines) },
  }));
  return { title: `${pick(titles)} ${Math.floor(next() * 1_000)}`, summary: pick(lines), blocks, from: {} };
}

/** Public pages in these languages, found as any page is. */
export async function fillLibrary(
  scope: Scope,
  pool: Pool,
  { pages, languages }: { pages: number; languages: readonly LanguageCode[] },
): Promise<void> {
  const next = chance(20_261_121);
  for (let page = 0; page < pages; page += 1) {
    const root = syntheticContent(pool, "ja", next);
    const from = hashesOf(root);
    const entryId = await insertEntry(scope, { ...ENTRY, key: `page-${page}` });
    const texts = languages.map((language) => {
      const content = language === "ja" ? root : { ...syntheticContent(pool, language, next), from };
      const published = JSON.stringify(content);
      return {
        ...{ municipality_id: scope.municipalityId, entry_id: entryId, language, draft: published, published },
        ...{ made_from: language === "ja" ? null : "ja", published_at: new Date(), work: "done" },
      };
    });
    await scope.db.insertInto("library_texts").values(texts).execute();
  }
  await indexLibrary(scope);
}

const ENTRY: Parameters<typeof insertEntry>[1] = {
  ...{ key: "", kind: "page", parentId: null, position: 0, rootLanguage: "ja", attributes: NO_ATTRIBUTES, sources: {} },
  ...{ ownerPostId: null, reviewBy: null, shownFrom: null, shownTo: null, archivedAt: null, isSample: true },
};
