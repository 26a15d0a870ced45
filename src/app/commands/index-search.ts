import { indexLibrary } from "#modules/library/public.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import { contextOf } from "../create-context.ts";
import type { AppParts } from "../parts.ts";

/** What is found in a city's library, made anew: after a change in the way of indexing. Returns what to print. @throws Problem */
export async function indexSearchOf(parts: AppParts, slug: string): Promise<string> {
  const ctx = await contextOf(parts, slug);
  const entries = await ctx.transaction(async (scope) => {
    const count = await indexLibrary(scope);
    await bumpRevision(scope);
    return count;
  });
  return `${entries} entries of ${slug} can be found.`;
}
