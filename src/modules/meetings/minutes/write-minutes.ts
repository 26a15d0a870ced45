import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { AppError, notFound } from "#platform/errors.ts";
import { listAgenda } from "../meeting/agenda.data.ts";
import { checkState, manageMeeting } from "../meeting/manage-meeting.ts";
import { isMinutesOpen } from "../meeting/meeting.rules.ts";
import type { TypedMinutes } from "./inputs.ts";
import { insertMinutes } from "./minutes.data.ts";
import { type Settled, settleAll } from "./settle-all.ts";

/**
 * Saves the minutes of several items at once, all or none. Where somebody else wrote on the same item since, and both
 * wrote something new, nothing is saved. Returns the versions of the items that now stand as they were sent.
 * @throws AppError forbidden, notFound; conflict with one issue for each item on which two people wrote
 */
export async function writeMinutes(
  ctx: StaffContext,
  meetingId: number,
  typed: readonly TypedMinutes[],
): Promise<Map<number, number>> {
  let versions = new Map<number, number>();
  await manageMeeting(ctx, meetingId, async (scope, meeting) => {
    checkState(meeting, isMinutesOpen);
    await checkItems(scope, meetingId, typed);
    const settled = await settleAll(scope, typed);
    checkClashes(settled);
    const news = settled.filter(({ outcome }) => outcome === "mine");
    const at = ctx.clock.now();
    for (const { itemId, body, standing } of news)
      await insertMinutes(scope, { itemId, body, version: standing + 1, at, staffId: ctx.actor.staffId });
    versions = new Map([
      ...settled.filter(({ isSame }) => isSame).map(({ itemId, standing }) => [itemId, standing] as const),
      ...news.map(({ itemId, standing }) => [itemId, standing + 1] as const),
    ]);
    if (news.length === 0) return undefined;
    // What was said stays in the minutes; the audit says under which items something was written.
    return { action: "minutes.written", after: { items: news.map(({ itemId }) => itemId) }, isInside: true };
  });
  return versions;
}

async function checkItems(scope: Scope, meetingId: number, typed: readonly TypedMinutes[]): Promise<void> {
  const known = new Set((await listAgenda(scope, [meetingId])).map(({ id }) => id));
  if (typed.some(({ itemId }) => !known.has(itemId))) throw notFound();
}

function checkClashes(settled: readonly Settled[]): void {
  const clashes = settled.filter(({ outcome }) => outcome === "both");
  if (clashes.length === 0) return;
  const code = "meetings.error.minutesMeanwhile";
  throw new AppError("conflict", code, { issues: clashes.map(({ itemId }) => ({ path: `body.${itemId}`, code })) });
}
