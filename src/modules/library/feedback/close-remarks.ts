import type { StaffContext } from "#platform/context.ts";
import { conflict } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { actOnEntry } from "../entries/act-on-entry.ts";
import { closeOpenRemarks } from "./feedback.data.ts";

/**
 * Closes all remarks of a page that wait, without a word on the page: a flood of them lets no other through. Not those that
 * came in after `upTo`, which nobody has seen. @throws AppError forbidden, notFound; conflict where none waits any more
 */
export async function closeRemarks(ctx: StaffContext, { key, upTo }: { key: string; upTo: number }): Promise<void> {
  await actOnEntry(ctx, { key, needs: "write" }, async (scope, entry) => {
    const closed = { closedOn: todayInJapan(ctx.clock.now()), closedBy: ctx.actor.staffId };
    const count = await closeOpenRemarks(scope, { entryId: entry.id, upTo }, closed);
    if (count === 0) throw conflict("library.error.changedMeanwhile");
    return { action: "libraryRemark.allClosed", after: { state: "unchanged", count, upTo } };
  });
}
