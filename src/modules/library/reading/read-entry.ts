import type { ResidentContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import type { Language, LanguageCode } from "#platform/i18n/languages.ts";
import { type MergedContent, mergeContent } from "../content/merge.rules.ts";
import type { Texts } from "../content/staleness.rules.ts";
import type { EntryKind } from "../entries/entry.rules.ts";
import { listPublishedTexts, type PublishedText } from "../entries/text.data.ts";
import { type Heading, type Library, readLibrary } from "./read-library.ts";

export interface EntryReading {
  library: Library;
  heading: Heading;
  /** From the top to the entry's parent. */
  above: Heading[];
  below: Heading[];
  content: MergedContent;
  /** Of the text in the reader's own language; null where there is none. */
  own: Omit<PublishedText, "content"> | null;
}

/** An entry as a resident reads it in her language. @throws AppError notFound where she may not see one of these kinds */
export async function readEntry(
  ctx: ResidentContext,
  { key, kinds }: { key: string; kinds: readonly EntryKind[] },
): Promise<EntryReading> {
  const library = await readLibrary(ctx);
  const heading = library.byKey.get(key);
  if (!heading || !kinds.includes(heading.entry.kind)) throw notFound();
  const { language } = ctx.say;
  const texts = await ctx.readOnce(`library entry ${key}`, (scope) => readTexts(scope, heading));
  const own = texts.find((text) => text.language === language.code);
  return {
    library,
    heading,
    ...aroundOf(library, heading),
    content: mergeFor(texts, heading, language),
    own: own ?? null,
  };
}

/** What is public of an entry, in all its languages. */
export const readTexts = (scope: Scope, { entry }: Heading): Promise<PublishedText[]> =>
  listPublishedTexts(scope, entry.id);

/** An entry of these texts, for a reader of this language. */
export function mergeFor(texts: readonly PublishedText[], { entry }: Heading, language: Language): MergedContent {
  const byLanguage: Texts = new Map(texts.map((text) => [text.language, text]));
  return mergeContent(byLanguage, entry.rootLanguage, chainOf(language, entry.rootLanguage));
}

const chainOf = (language: Language, root: LanguageCode): LanguageCode[] => [
  ...new Set([language.code, ...language.fallback, root]),
];

function aroundOf({ byId, below }: Library, heading: Heading): Pick<EntryReading, "above" | "below"> {
  const above: Heading[] = [];
  let next = byId.get(heading.entry.parentId ?? 0);
  while (next && !above.includes(next)) {
    above.unshift(next);
    next = byId.get(next.entry.parentId ?? 0);
  }
  return { above, below: [...(below.get(heading.entry.id) ?? [])] };
}
