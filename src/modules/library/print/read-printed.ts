import type { Scope } from "#platform/db/scope.ts";
import type { Language } from "#platform/i18n/languages.ts";
import type { EntryKind } from "../entries/entry.rules.ts";
import { branchOf, pathTo } from "../entries/tree.rules.ts";
import { mergeFor, readTexts } from "../reading/read-entry.ts";
import type { Heading, Library } from "../reading/read-library.ts";
import type { PrintedEntry } from "./booklet.rules.ts";

/** Deeper entries stand with those of the last level. */
const DEEPEST = 3;

/** An entry and everything below it that residents may see, each before its own children. */
export function branchIn({ headings }: Library, top: Heading): Heading[] {
  const shown = new Map(headings.map((heading) => [heading.entry.id, heading]));
  const entries = headings.map(({ entry }) => entry);
  return branchOf(entries, top.entry.id).flatMap(({ id }) => shown.get(id) ?? []);
}

/** Everything of these kinds, branch by branch. */
export const shelfIn = (library: Library, kinds: readonly EntryKind[]): Heading[] =>
  library.headings
    .filter(({ entry }) => entry.parentId === null && kinds.includes(entry.kind))
    .flatMap((top) => branchIn(library, top));

/** `under`: the heading to which the others are children of the first level. */
export async function readPrinted(
  scope: Scope,
  { headings, language, under }: { headings: readonly Heading[]; language: Language; under?: Heading },
): Promise<PrintedEntry[]> {
  const entries = headings.map(({ entry }) => entry);
  const printed: PrintedEntry[] = [];
  for (const heading of headings) {
    const texts = await readTexts(scope, heading);
    const depth = pathTo(entries, heading.entry.id).length - (under ? 1 : 0);
    printed.push({
      heading,
      level: Math.min(DEEPEST, Math.max(1, depth)),
      content: mergeFor(texts, heading, language),
      own: texts.find((text) => text.language === language.code) ?? null,
    });
  }
  return printed;
}
