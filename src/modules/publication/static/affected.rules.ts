import type { PublicPage } from "#platform/module.ts";

/** What has changed since the last publication: names, or null for anything. */
export type Changes = readonly string[] | null;

/** Whether a page must be drawn anew. One that nobody declared must: nobody knows what it shows. */
export function isAffected(page: PublicPage | undefined, changes: Changes): boolean {
  if (changes === null || !page) return true;
  const { shows = [] } = page;
  return changes.some((change) =>
    shows.some((shown) => (shown.endsWith("*") ? change.startsWith(shown.slice(0, -1)) : shown === change)),
  );
}
