import { listStaffNames } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { entryPlace, mayAct } from "../entries/act-on-entry.ts";
import { getEntry, listEntries } from "../entries/entry.data.ts";
import type { Entry } from "../entries/entry.rules.ts";
import { type EntryText, listTexts } from "../entries/text.data.ts";
import { pathTo } from "../entries/tree.rules.ts";

/** An entry as those who work on it see it. */
export interface StaffEntry {
  entry: Entry;
  /** From the top to the entry's parent. */
  above: Entry[];
  /** Why residents do not see it: itself or the one above it that was archived. */
  archivedWith: Entry | undefined;
  texts: EntryText[];
  root: EntryText | undefined;
  may: { write: boolean; publish: boolean; manage: boolean };
  /** Of everybody who ever wrote, by id. */
  names: ReadonlyMap<string, string>;
}

/** @throws AppError notFound */
export async function readForStaff(ctx: StaffContext, key: string): Promise<StaffEntry> {
  return ctx.read((scope) => loadForStaff(ctx, scope, key));
}

export async function loadForStaff(ctx: StaffContext, scope: Scope, key: string): Promise<StaffEntry> {
  const entry = await getEntry(scope, key);
  const path = pathTo(await listEntries(scope), entry.id);
  const texts = await listTexts(scope, entry.id);
  const place = await entryPlace(ctx, scope);
  const may = (needs: "write" | "publish" | "manage") => mayAct(ctx.actor, { entry, place, needs });
  return {
    entry,
    above: path.slice(0, -1),
    archivedWith: path.find(({ archivedAt }) => archivedAt !== null),
    texts,
    root: texts.find(({ language }) => language === entry.rootLanguage),
    may: { write: may("write"), publish: may("publish"), manage: may("manage") },
    names: await listStaffNames(scope),
  };
}
