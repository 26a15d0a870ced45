import type { ResidentContext } from "#platform/context.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { SearchIndex } from "#platform/search/search-index.rules.ts";
import { listTextsOf } from "../entries/text.data.ts";
import { listTerms } from "../glossary/list-terms.ts";
import { readLibrary } from "../reading/read-library.ts";
import { publishedTexts } from "./index-entry.ts";
import { docOf } from "./search-doc.rules.ts";
import { sameWordsOf } from "./thesaurus.ts";

/** What a reader of this language can search without a server: every entry as she reads it, fallbacks included. */
export async function buildSearchIndex(ctx: ResidentContext): Promise<SearchIndex> {
  const { code, fallback } = ctx.say.language;
  const { headings } = await readLibrary(ctx);
  // The same for all 16 languages, which are made one after the other.
  const { texts, terms } = await ctx.readOnce("library search texts", async (scope) => ({
    texts: await listTextsOf(
      scope,
      headings.map(({ entry }) => entry.id),
    ),
    terms: await listTerms(scope),
  }));
  const chainFrom = (root: LanguageCode) => [...new Set([code, ...fallback, root])];
  return {
    format: "kakehashi-search/1",
    language: code,
    pages: headings.map(({ entry, path, title, summary }) => {
      const doc = docOf(entry, publishedTexts(texts, entry.id), chainFrom(entry.rootLanguage));
      const shownSummary = ctx.say.text(summary).value;
      return {
        ...{ path, kind: entry.kind, title: ctx.say.text(title).value, summary: shownSummary },
        lines: doc.lines.map(({ text }) => text).filter((text) => text !== shownSummary),
        // Whole lines in kana are left out: the line itself stands there with its readings.
        also: doc.also.filter((word) => word.length <= LONGEST_ALSO),
      };
    }),
    words: terms.map((term) => sameWordsOf(term, code, [code, "ja", "ja-easy", "en"])),
  };
}

const LONGEST_ALSO = 60;
