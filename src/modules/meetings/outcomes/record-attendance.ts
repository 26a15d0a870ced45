import type { StaffContext } from "#platform/context.ts";
import { invalid } from "#platform/errors.ts";
import { listMembers } from "../committees/member.data.ts";
import { membersOn } from "../committees/term.rules.ts";
import { checkState, manageMeeting } from "../meeting/manage-meeting.ts";
import { isMinutesOpen } from "../meeting/meeting.rules.ts";
import { type Attendance, replaceAttendance } from "./attendance.data.ts";

/** Notes who came. Only who sits on the committee that day can. @throws AppError forbidden, notFound, conflict, invalid */
export async function recordAttendance(
  ctx: StaffContext,
  meetingId: number,
  attendance: ReadonlyMap<number, Attendance>,
): Promise<void> {
  await manageMeeting(ctx, meetingId, async (scope, meeting) => {
    checkState(meeting, isMinutesOpen);
    const members = membersOn(await listMembers(scope, meeting.committeeId), meeting.heldOn);
    const sitting = new Set(members.map(({ id }) => id));
    const strangers = [...attendance.keys()].filter((id) => !sitting.has(id));
    if (strangers.length > 0) {
      throw invalid(strangers.map((id) => ({ path: `member.${id}`, code: "meetings.error.notSitting" })));
    }
    await replaceAttendance(scope, meetingId, attendance);
    const count = (status: Attendance) => [...attendance.values()].filter((noted) => noted === status).length;
    const after = { present: count("present"), absent: count("absent"), proxy: count("proxy") };
    return { action: "attendance.noted", after, isInside: true };
  });
}
