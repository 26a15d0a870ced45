import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { conflict } from "#platform/errors.ts";
import { actOnEntry } from "./act-on-entry.ts";
import { getEntry, listEntries, updateEntry, updatePosition } from "./entry.data.ts";
import type { Entry } from "./entry.rules.ts";
import { childrenOf, mayStandBelow } from "./tree.rules.ts";

const STEP = 10;

/** One place up or down among its brothers; at the end nothing happens. */
export async function reorderEntry(ctx: StaffContext, { key, to }: { key: string; to: "up" | "down" }): Promise<void> {
  await actOnEntry(ctx, { key, needs: "manage", movesIt: true }, async (scope, entry) => {
    const brothers = childrenOf(await listEntries(scope), entry.parentId);
    const from = brothers.findIndex(({ id }) => id === entry.id);
    const at = to === "up" ? from - 1 : from + 1;
    const other = brothers[at];
    if (other) {
      const turned = brothers.with(from, other).with(at, entry);
      await renumber(scope, turned);
    }
    return { action: "libraryEntry.reordered", after: { to }, isPublic: true };
  });
}

/** Below another entry or to the top, as the last of its new brothers; its address stays. */
export async function moveEntry(
  ctx: StaffContext,
  { key, version, parent }: { key: string; version: number; parent: string | null },
): Promise<void> {
  await actOnEntry(ctx, { key, version, needs: "manage", movesIt: true }, async (scope, entry) => {
    const entries = await listEntries(scope);
    const above = parent === null ? null : await getEntry(scope, parent);
    if (!mayStandBelow(entries, entry.id, above?.id ?? null)) throw conflict("library.error.belowItself");
    const last = childrenOf(entries, above?.id ?? null).at(-1);
    await updateEntry(scope, { ...entry, parentId: above?.id ?? null, position: (last?.position ?? 0) + STEP });
    const before = { parent: entries.find(({ id }) => id === entry.parentId)?.key ?? null };
    return { action: "libraryEntry.moved", before, after: { parent }, isPublic: true };
  });
}

async function renumber(scope: Scope, entries: readonly Entry[]): Promise<void> {
  for (const [index, entry] of entries.entries()) {
    const position = (index + 1) * STEP;
    if (entry.position !== position) await updatePosition(scope, { id: entry.id, position });
  }
}
