import type { ResidentContext } from "#platform/context.ts";
import { findEntry, listEntries } from "../entries/entry.data.ts";
import { entryPath } from "../entries/entry.rules.ts";
import { pathTo } from "../entries/tree.rules.ts";
import { readLibrary } from "./read-library.ts";
import { wasEverPublic } from "./short-path.data.ts";

/**
 * Where the address on paper (`/{slug}/q/{key}`) leads to, behind the language. Paper lives longer than pages: what is not
 * public any more leads to the nearest page above it that is, or to where its kind begins. Undefined for a key that
 * never was, or that nobody but staff has ever seen.
 */
export async function findShortPath(ctx: ResidentContext, key: string): Promise<string | undefined> {
  const { byKey } = await readLibrary(ctx);
  const heading = byKey.get(key);
  if (heading) return heading.path;
  return ctx.read(async (scope) => {
    const entry = await findEntry(scope, key);
    if (!entry || !(await wasEverPublic(scope, entry.id))) return undefined;
    const above = pathTo(await listEntries(scope), entry.id).reverse();
    const shown = above.flatMap((each) => byKey.get(each.key) ?? []).at(0);
    return shown?.path ?? entryPath(entry).slice(0, -`/${key}`.length);
  });
}
