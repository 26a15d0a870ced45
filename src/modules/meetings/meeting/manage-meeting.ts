import { getCityBody } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow, conflict } from "#platform/errors.ts";
import { mayManageMeetings } from "../permissions.ts";
import { getMeeting, getMeetingForUpdate, type Meeting } from "./meeting.data.ts";
import { isSeenByResidents, type MeetingState } from "./meeting.rules.ts";

interface Act {
  action: string;
  objectKind?: string;
  objectKey?: string;
  before?: object | null;
  after?: object | null;
  reason?: string;
  /** Nothing that residents see before the minutes are published: their pages may stay. */
  isInside?: boolean;
}

/**
 * An act on a meeting by those who run it: permission → lock → `work` → audit; residents who see the meeting see it at
 * once. `work` gives undefined where nothing changed. @throws AppError forbidden, notFound
 */
export async function manageMeeting(
  ctx: StaffContext,
  meetingId: number,
  work: (scope: Scope, meeting: Meeting) => Promise<Act | undefined>,
): Promise<void> {
  await ctx.transaction(async (scope) => {
    allow(mayManageMeetings(ctx.actor, (await getCityBody(scope)).id));
    const meeting = await getMeetingForUpdate(scope, meetingId);
    const act = await work(scope, meeting);
    if (!act) return;
    const { isInside = false, ...entry } = act;
    await recordAudit(ctx, scope, { objectKind: "meeting", objectKey: String(meetingId), ...entry });
    const isSeen = isSeenByResidents(meeting) || isSeenByResidents(await getMeeting(scope, meetingId));
    if (isSeen && !isInside) await bumpRevision(scope);
  });
}

/** @throws AppError conflict where the meeting's state does not allow it any more */
export function checkState(meeting: Meeting, isOpen: (state: MeetingState) => boolean): void {
  if (!isOpen(meeting.state)) throw conflict("meetings.error.wrongState");
}
