import { getCityBody, listHeldPosts } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow, conflict } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { getMeeting } from "../meeting/meeting.data.ts";
import { isSeenByResidents } from "../meeting/meeting.rules.ts";
import { mayManageMeetings } from "../permissions.ts";
import type { DoneInput } from "./inputs.ts";
import { type FollowUp, getFollowUp, setFollowUpDone } from "./outcome.data.ts";

interface WorkAddress {
  meeting: number;
  followUp: number;
}

/** Says that the work is done and what came of it: whoever acts for the post, or who runs the meetings. */
export async function finishFollowUp(ctx: StaffContext, at: WorkAddress, input: DoneInput): Promise<void> {
  await ctx.transaction(async (scope) => {
    const work = await getWork(ctx, scope, at);
    if (work.doneOn !== null) throw conflict("meetings.error.workIsDone");
    const on = todayInJapan(ctx.clock.now());
    await setFollowUpDone(
      scope,
      { id: work.id, version: input.version },
      { on, note: input.note, by: ctx.actor.staffId },
    );
    await finish(ctx, scope, { work, action: "followUp.done", after: { on, note: input.note } });
  });
}

/** Opens work again that was said to be done. @throws AppError forbidden, notFound, conflict */
export async function reopenFollowUp(ctx: StaffContext, at: WorkAddress, input: { version: number }): Promise<void> {
  await ctx.transaction(async (scope) => {
    const work = await getWork(ctx, scope, at);
    if (work.doneOn === null) throw conflict("meetings.error.changedMeanwhile");
    await setFollowUpDone(scope, { id: work.id, version: input.version }, null);
    const before = { on: work.doneOn, note: work.doneNote };
    await finish(ctx, scope, { work, action: "followUp.reopened", before });
  });
}

async function getWork(ctx: StaffContext, scope: Scope, at: WorkAddress): Promise<FollowUp> {
  const work = await getFollowUp(scope, { meetingId: at.meeting, id: at.followUp });
  const held = await listHeldPosts(scope, ctx.actor.staffId, todayInJapan(ctx.clock.now()));
  const isHolder = work.postId !== null && held.includes(work.postId);
  allow(isHolder || mayManageMeetings(ctx.actor, (await getCityBody(scope)).id));
  return work;
}

async function finish(
  ctx: StaffContext,
  scope: Scope,
  { work, ...act }: { work: FollowUp; action: string; before?: object; after?: object },
): Promise<void> {
  await recordAudit(ctx, scope, { objectKind: "followUp", objectKey: String(work.id), ...act });
  if (isSeenByResidents(await getMeeting(scope, work.meetingId))) await bumpRevision(scope);
}
