import { getCityBody, listHeldPosts, listPosts, listStaffNames } from "#modules/accounts/public.ts";
import { listOpinions, opinionText } from "#modules/opinions/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Text } from "#platform/i18n/text.ts";
import { mayManageMeetings, mayReadDrafts } from "../permissions.ts";
import { loadMeeting, type MeetingRecord } from "./load-meeting.ts";

/** An opinion that was voiced in the meeting, as the ledger holds it now. */
export interface VoicedOpinion {
  id: number;
  text: Text;
  /** The city's answer, where there is one. */
  answer: Text | null;
}

/** A meeting as its people see it. */
export interface StaffMeeting extends MeetingRecord {
  today: string;
  mayManage: boolean;
  /** Posts that the reader acts for today. */
  heldPosts: number[];
  /** Names of staff by id. */
  names: Map<string, string>;
  opinions: VoicedOpinion[];
}

/** For those who run meetings, who sit on the committee, or to whom the meeting gave work. @throws AppError forbidden, notFound */
export async function readMeeting(ctx: StaffContext, id: number): Promise<StaffMeeting> {
  return ctx.read(async (scope) => {
    const record = await loadMeeting(scope, id);
    const today = todayInJapan(ctx.clock.now());
    const cityBodyId = (await getCityBody(scope)).id;
    const heldPosts = await listHeldPosts(scope, ctx.actor.staffId, today);
    const hasWork = [...record.followUps, ...record.carried].some(({ postId }) => heldPosts.includes(postId ?? 0));
    const days = [record.meeting.heldOn, today];
    allow(hasWork || mayReadDrafts(ctx.actor, record.everybody, { cityBodyId, days }));
    return {
      ...record,
      today,
      mayManage: mayManageMeetings(ctx.actor, cityBodyId),
      heldPosts,
      names: await listStaffNames(scope),
      opinions: await readVoiced(scope, id),
    };
  });
}

async function readVoiced(scope: Scope, meetingId: number): Promise<VoicedOpinion[]> {
  const opinions = await listOpinions(scope, { meetingId });
  return opinions
    .map((opinion) => ({ id: opinion.id, text: opinionText(opinion), answer: opinion.answer?.text ?? null }))
    .reverse();
}

/** The posts to which work can be given today. */
export async function listOpenPosts(ctx: StaffContext) {
  const today = todayInJapan(ctx.clock.now());
  const posts = await ctx.read((scope) => listPosts(scope));
  return posts.filter(
    ({ validFrom, validTo }) => (validFrom === null || validFrom <= today) && (validTo === null || today <= validTo),
  );
}
