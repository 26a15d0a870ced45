import type { StaffContext } from "#platform/context.ts";
import { actOnEntry } from "./act-on-entry.ts";
import { updateEntry } from "./entry.data.ts";

/** Takes an entry and all below it from residents; nothing is lost. */
export async function archiveEntry(
  ctx: StaffContext,
  { key, version, reason }: { key: string; version: number; reason: string },
): Promise<void> {
  await actOnEntry(ctx, { key, version, needs: "manage" }, async (scope, entry) => {
    await updateEntry(scope, { ...entry, archivedAt: entry.archivedAt ?? ctx.clock.now() });
    return { action: "libraryEntry.archived", reason, isPublic: true };
  });
}

/** Brings it back, and with it what is below and was not archived by itself. */
export async function unarchiveEntry(
  ctx: StaffContext,
  { key, version }: { key: string; version: number },
): Promise<void> {
  await actOnEntry(ctx, { key, version, needs: "manage" }, async (scope, entry) => {
    await updateEntry(scope, { ...entry, archivedAt: null });
    return { action: "libraryEntry.restored", isPublic: true };
  });
}
