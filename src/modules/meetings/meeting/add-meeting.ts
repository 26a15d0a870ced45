import type { StaffContext } from "#platform/context.ts";
import { type CommitteeAddress, manageCommittee } from "../committees/manage-committee.ts";
import { carriedOver } from "../outcomes/follow-up.rules.ts";
import { listFollowUps } from "../outcomes/outcome.data.ts";
import { insertAgendaItem } from "./agenda.data.ts";
import type { MeetingInput } from "./inputs.ts";
import { insertMeeting, listMeetings } from "./meeting.data.ts";
import { previousMeeting } from "./series.rules.ts";

/** The agenda of a meeting begins with what earlier ones left to do. */
export const FOLLOW_UPS_TITLE = { ja: "前回の決定事項への対応状況", en: "Work left from earlier meetings" };

/** Plans a meeting. Returns its id. @throws AppError forbidden, notFound, invalid where the number is taken */
export async function addMeeting(ctx: StaffContext, at: CommitteeAddress, input: MeetingInput): Promise<number> {
  let id = 0;
  await manageCommittee(ctx, at, async (scope, committee) => {
    id = await insertMeeting(scope, { ...input, committeeId: committee.id, now: ctx.clock.now() });
    const previous = previousMeeting(await listMeetings(scope, { committeeId: committee.id }), { id, ...input });
    const waiting = carriedOver(await listFollowUps(scope, { committeeId: committee.id }), {
      heldOn: input.heldOn,
      previousOn: previous?.heldOn ?? null,
    });
    if (waiting.length > 0) {
      const item = { title: FOLLOW_UPS_TITLE, note: null, about: [], kind: "followUps", position: 1 } as const;
      await insertAgendaItem(scope, { ...item, about: [], meetingId: id });
    }
    return { action: "meeting.added", objectKind: "meeting", objectKey: String(id), after: input };
  });
  return id;
}
