import type { StaffContext } from "#platform/context.ts";
import { invalid } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { listMinutes } from "../minutes/minutes.data.ts";
import { listAgenda } from "./agenda.data.ts";
import type { MoveMeetingInput } from "./inputs.ts";
import { manageMeeting } from "./manage-meeting.ts";
import { setMeetingState } from "./meeting.data.ts";
import { type MeetingAct, moveMeeting } from "./meeting.rules.ts";

const MOVED = {
  hold: { action: "meeting.held" },
  confirmMinutes: { action: "meeting.minutesConfirmed" },
  publish: { action: "meeting.published" },
  reopenMinutes: { action: "meeting.minutesReopened" },
  withdraw: { action: "meeting.withdrawn" },
  reinstate: { action: "meeting.reinstated" },
  cancel: { action: "meeting.cancelled" },
} as const satisfies Record<MeetingAct, object>;

/** Takes a meeting to its next state. @throws AppError forbidden, notFound, invalid where it cannot go there now */
export async function moveOn(ctx: StaffContext, id: number, { act, reason }: MoveMeetingInput): Promise<void> {
  await manageMeeting(ctx, id, async (scope, meeting) => {
    const items = (await listAgenda(scope, [id])).map((item) => item.id);
    const written = [...(await listMinutes(scope, items)).values()];
    const now = ctx.clock.now();
    const outcome = moveMeeting(act, {
      state: meeting.state,
      heldOn: meeting.heldOn,
      today: todayInJapan(now),
      hasMinutes: written.some(({ body }) => body !== ""),
    });
    if (!outcome.isAllowed) throw invalid([{ path: "act", code: outcome.code }]);
    await setMeetingState(scope, id, { state: outcome.to, reason: reason || null, now });
    const states = { before: { state: meeting.state }, after: { state: outcome.to } };
    return { ...MOVED[act], ...states, reason: reason || undefined };
  });
}
