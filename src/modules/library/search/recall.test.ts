import { join } from "node:path";
import { expect, it } from "vitest";
import { residentContext, systemContext } from "#app/create-context.ts";
import { checkout } from "#platform/checkout.ts";
import type { ResidentContext } from "#platform/context.ts";
import { inScope } from "#platform/db/scope.ts";
import { getLanguage, LANGUAGES, type LanguageCode } from "#platform/i18n/languages.ts";
import { searchIndex } from "#platform/search/search-index.rules.ts";
import { buildMunicipality } from "#testing/build.ts";
import { type NaivePage, naiveSearch } from "#testing/naive-search.ts";
import { sampleQueries } from "#testing/sample-queries.ts";
import { withTestApp } from "#testing/test-app.ts";
import { importLibrary } from "../demo/import-library.ts";
import { buildSearchIndex } from "./build-search-index.ts";
import { searchLibrary } from "./search-library.ts";

// The shipped sample library, held against a second, naive program.
const app = await withTestApp();
const city = await buildMunicipality(app.db, { slug: "kanazawa" });
await importLibrary(systemContext(app.parts, city), { dataFolder: join(checkout, "data"), stores: app.parts.files });
const docs = await inScope(app.db, city.id, (scope) =>
  scope.db
    .selectFrom("library_search_docs as doc")
    .innerJoin("library_entries as entry", "entry.id", "doc.entry_id")
    .innerJoin("library_texts as text", (join) =>
      join.onRef("text.entry_id", "=", "doc.entry_id").onRef("text.language", "=", "doc.language"),
    )
    .select(["entry.key", "doc.language", "doc.lines", "text.published"])
    .execute(),
);

/** Nothing changes any more: read once, whatever the notifications of the import say meanwhile. */
const read = new Map<string, unknown>();
function contextOf(language: LanguageCode): ResidentContext {
  const ctx = residentContext(app.parts, city, getLanguage(language));
  const readOnce: typeof ctx.readOnce = (key, work) => {
    if (!read.has(key)) read.set(key, ctx.read(work));
    return read.get(key) as ReturnType<typeof work>;
  };
  return { ...ctx, readOnce };
}

function pagesIn(language: LanguageCode): NaivePage[] {
  return docs
    .filter((doc) => doc.language === language)
    .map(({ key, lines, published }) => ({
      key,
      lines: [(published as { title: string }).title, ...(lines as { text: string }[]).map(({ text }) => text)],
    }));
}

async function literalHits(language: LanguageCode, query: string): Promise<string[]> {
  const { hits } = await searchLibrary(contextOf(language), { query, size: 1_000 });
  return hits
    .filter(({ isLiteral }) => isLiteral)
    .map(({ heading }) => heading.entry.key)
    .sort();
}

it("was read into the index in the languages of the first tier", () => {
  expect(pagesIn("ja").length).toBeGreaterThan(20);
  expect(pagesIn("vi").length).toBeGreaterThan(5);
});

it.each<LanguageCode>(["ja", "ja-easy", "en", "zh-Hans", "vi", "ne", "id", "ko", "my", "th"])(
  "finds in %s exactly the pages that a naive program finds",
  async (language) => {
    const pages = pagesIn(language);
    const queries = sampleQueries(
      pages.flatMap(({ lines }) => [...lines]),
      { language, count: 14, seed: 4 },
    );
    expect(queries.length).toBeGreaterThan(11);
    for (const query of queries) {
      const truth = naiveSearch(pages, query).sort();
      expect({ query, found: await literalHits(language, query) }).toEqual({ query, found: truth });
    }
  },
);

it.each(LANGUAGES.filter(({ tier }) => tier === 1).map(({ code }) => code))(
  "gives an index for %s that needs no server, finds the same and is small",
  async (language) => {
    const index = await buildSearchIndex(contextOf(language));
    expect(Buffer.byteLength(JSON.stringify(index))).toBeLessThan(1_000_000);
    const pages = pagesIn(language);
    const lines = pages.flatMap((page) => [...page.lines]);
    for (const query of sampleQueries(lines, { language, count: 6, seed: 5 })) {
      const found = searchIndex(index, query, 1_000).map(({ page }) => page.path.split("/").at(-1));
      expect({ query, found }).toEqual({ query, found: expect.arrayContaining(naiveSearch(pages, query)) });
    }
  },
);

/** What somebody types, and the page that has to be among the first three. */
it.each<[LanguageCode, string, string]>([
  ["ja", "hinanjo", "earthquake"],
  ["vi", "督促状", "payment-reminder"],
  ["ne", "督促状", "payment-reminder"],
  ["en", "tennyu", "move-in"],
  ["en", "転入届", "move-in"],
  ["my", "ごみ", "garbage"],
  ["ko", "kokumin kenko hoken", "join-health-insurance"],
  ["vi", "119", "call-119-110"],
  ["ne", "फोहर", "garbage"],
  ["ne", "phohor", "garbage"],
  ["ne", "स्कुल", "enter-school"],
  ["ne", "डाक्टर", "see-a-doctor"],
  ["ja", "赤いはがき", "payment-reminder"],
  ["vi", "bưu thiếp đỏ", "payment-reminder"],
  ["id", "dokter", "see-a-doctor"],
  ["my", "ဆရာဝန်", "see-a-doctor"],
  ["zh-Hans", "医保", "join-health-insurance"],
  ["ko", "분리수거", "garbage"],
])("in %s, %s leads to %s in the first three", async (language, query, key) => {
  const { hits } = await searchLibrary(contextOf(language), { query });
  expect(hits.slice(0, 3).map(({ heading }) => heading.entry.key)).toContain(key);
});
