import { recordOpinion } from "#modules/opinions/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { invalid } from "#platform/errors.ts";
import { getCommittee } from "../committees/committee.data.ts";
import { type AgendaItem, listAgenda } from "../meeting/agenda.data.ts";
import { checkState, manageMeeting } from "../meeting/manage-meeting.ts";
import { hasTakenPlace } from "../meeting/meeting.rules.ts";
import { meetingName } from "../meeting/meeting-name.rules.ts";
import type { VoicedOpinionInput } from "./inputs.ts";

/**
 * Puts an opinion that was voiced in a meeting into the opinion ledger, about what its agenda item is about, else about
 * the whole plan. Who said it is not kept. @throws AppError forbidden, notFound, conflict, invalid
 */
export async function voiceOpinion(ctx: StaffContext, meetingId: number, input: VoicedOpinionInput): Promise<void> {
  await manageMeeting(ctx, meetingId, async (scope, meeting) => {
    checkState(meeting, hasTakenPlace);
    const committee = await getCommittee(scope, meeting.committeeId);
    const item = (await listAgenda(scope, [meetingId])).find(({ id }) => id === input.itemId);
    if (input.itemId !== null && !item) throw invalid([{ path: "itemId", code: "meetings.error.choice" }]);
    const opinion = await recordOpinion(ctx, scope, {
      source: input.source,
      text: { [input.language]: input.words },
      language: input.language,
      saidOn: meeting.heldOn,
      on: placesOf(committee.planId, item),
      meeting: meetingId,
      occasion: meetingName(committee.name, meeting),
    });
    return { action: "meeting.opinionVoiced", after: { opinion }, isInside: true };
  });
}

function placesOf(planId: number, item: AgendaItem | undefined) {
  const places = (item?.about ?? []).flatMap(({ kind, key }) => (kind === "opinion" ? [] : [{ planId, [kind]: key }]));
  return places.length > 0 ? places : { planId };
}
