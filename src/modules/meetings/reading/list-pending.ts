import { getCityBody, listHeldPosts } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { PendingWork } from "#platform/module.ts";
import { listCommittees } from "../committees/committee.data.ts";
import { listMeetings } from "../meeting/meeting.data.ts";
import { meetingName } from "../meeting/meeting-name.rules.ts";
import { listFollowUps } from "../outcomes/outcome.data.ts";
import { mayManageMeetings } from "../permissions.ts";

/** Work that meetings gave to the person's posts; for those who run meetings also those whose minutes are not done. */
export async function listPendingOfMeetings(ctx: StaffContext): Promise<PendingWork[]> {
  return ctx.read(async (scope) => {
    const today = todayInJapan(ctx.clock.now());
    const posts = await listHeldPosts(scope, ctx.actor.staffId, today);
    const work = posts.length > 0 ? await listFollowUps(scope, { openOfPosts: posts }) : [];
    const given = work.map(({ id, meetingId, what, due }) => ({
      kind: "meetings.staff.pending.followUp" as const,
      title: what,
      path: `/meetings/${meetingId}#follow-up-${id}`,
      due,
    }));
    if (!mayManageMeetings(ctx.actor, (await getCityBody(scope)).id)) return given;
    const names = new Map((await listCommittees(scope)).map(({ id, name }) => [id, name]));
    const waiting = (await listMeetings(scope)).filter(
      ({ state, heldOn }) => state === "held" || (state === "planned" && heldOn < today),
    );
    const minutes = waiting.toReversed().map((meeting) => ({
      kind: "meetings.staff.pending.minutes" as const,
      title: meetingName(names.get(meeting.committeeId) ?? {}, meeting),
      path: `/meetings/${meeting.id}`,
      due: null,
    }));
    return [...given, ...minutes];
  });
}
