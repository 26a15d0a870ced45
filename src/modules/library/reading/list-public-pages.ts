import type { Scope } from "#platform/db/scope.ts";
import type { PublicPage } from "#platform/module.ts";
import { entryChange } from "../entries/entry-change.rules.ts";
import { DESK, loadLibrary } from "./read-library.ts";

/** What everybody must be able to read at any time: how to call for help, whom to ask. */
const ESSENTIAL = ["emergency", DESK];

/** Where entries begin, and all that residents may see today. */
export async function listLibraryPages(scope: Scope, today: string): Promise<PublicPage[]> {
  const { headings } = await loadLibrary(scope, today);
  const hasDocuments = headings.some(({ entry }) => entry.kind === "document");
  const indexes = ["/guide", "/letters", "/news", ...(hasDocuments ? ["/documents"] : [])];
  return [
    ...indexes.map((path) => ({ path, group: "guide" as const, shows: [entryChange("*")] })),
    ...headings.map(({ entry, path, publishedAt }) => ({
      path,
      group: ESSENTIAL.includes(entry.key) ? ("essential" as const) : ("guide" as const),
      changedAt: publishedAt,
      shows: [entryChange(entry.key)],
    })),
  ];
}
