import type { StaffContext } from "#platform/context.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { entryPlace, mayAct } from "../entries/act-on-entry.ts";
import { listEntries } from "../entries/entry.data.ts";
import type { Entry } from "../entries/entry.rules.ts";
import { listTextHeads, type TextHead } from "../entries/text-head.data.ts";
import { childrenOf } from "../entries/tree.rules.ts";
import { mayManageLibrary } from "../permissions.ts";
import { type RootState, rootState } from "./root-state.rules.ts";

/** An entry of the tree with what staff must know of it at a glance. */
export interface TreeEntry {
  entry: Entry;
  title: string;
  state: RootState;
  /** Nobody sees it: archived itself (`own`), or with something above it. */
  archived: "own" | "inherited" | null;
  isReviewOverdue: boolean;
  mayWrite: boolean;
  /** The translations, by language. */
  translations: TextHead[];
  below: TreeEntry[];
}

export interface LibraryTree {
  mayManage: boolean;
  top: TreeEntry[];
  count: number;
}

/** All entries, those that nobody sees too. */
export async function listTree(ctx: StaffContext): Promise<LibraryTree> {
  return ctx.read(async (scope) => {
    const entries = await listEntries(scope);
    const heads = Map.groupBy(await listTextHeads(scope), ({ entryId }) => entryId);
    const place = await entryPlace(ctx, scope);
    const today = todayInJapan(ctx.clock.now());
    const treeOf = (parentId: number | null, isBelowArchived: boolean): TreeEntry[] =>
      childrenOf(entries, parentId).map((entry) => {
        const archived = archivedBy(entry, isBelowArchived);
        return {
          ...withTexts(entry, heads.get(entry.id) ?? []),
          archived,
          isReviewOverdue: entry.reviewBy !== null && entry.reviewBy < today,
          mayWrite: mayAct(ctx.actor, { entry, place, needs: "write" }),
          below: treeOf(entry.id, archived !== null),
        };
      });
    return {
      mayManage: mayManageLibrary(ctx.actor, place.cityBodyId),
      top: treeOf(null, false),
      count: entries.length,
    };
  });
}

function archivedBy({ archivedAt }: Entry, isBelowArchived: boolean): TreeEntry["archived"] {
  if (archivedAt !== null) return "own";
  return isBelowArchived ? "inherited" : null;
}

function withTexts(entry: Entry, texts: readonly TextHead[]) {
  const root = texts.find(({ language }) => language === entry.rootLanguage);
  return {
    entry,
    title: root?.title || entry.key,
    state: rootState(root),
    translations: texts.filter(({ language }) => language !== entry.rootLanguage),
  };
}
