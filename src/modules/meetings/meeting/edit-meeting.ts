import type { StaffContext } from "#platform/context.ts";
import type { EditMeetingInput } from "./inputs.ts";
import { manageMeeting } from "./manage-meeting.ts";
import { type MeetingFields, updateMeeting } from "./meeting.data.ts";

/** Changes when, where and how a meeting is. @throws AppError forbidden, notFound, conflict, invalid */
export async function editMeeting(ctx: StaffContext, id: number, input: EditMeetingInput): Promise<void> {
  await manageMeeting(ctx, id, async (scope, meeting) => {
    const { version, ...fields } = input;
    await updateMeeting(scope, { id, version, now: ctx.clock.now() }, fields);
    const changed = (Object.keys(fields) as (keyof MeetingFields)[]).filter(
      (field) => JSON.stringify(fields[field]) !== JSON.stringify(meeting[field]),
    );
    const pick = (from: MeetingFields) => Object.fromEntries(changed.map((field) => [field, from[field]]));
    return { action: "meeting.edited", before: pick(meeting), after: pick(fields) };
  });
}
