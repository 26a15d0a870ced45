import { isValidOn, listPosts } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { conflict, invalid } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { listAgenda } from "../meeting/agenda.data.ts";
import { checkState, manageMeeting } from "../meeting/manage-meeting.ts";
import { hasTakenPlace, isMinutesOpen } from "../meeting/meeting.rules.ts";
import type { DecisionInput, FollowUpInput } from "./inputs.ts";
import {
  deleteDecision,
  deleteFollowUp,
  getDecision,
  getFollowUp,
  insertDecision,
  insertFollowUp,
  listFollowUps,
} from "./outcome.data.ts";

/** Writes down what a meeting decided. @throws AppError forbidden, notFound, conflict, invalid */
export async function addDecision(ctx: StaffContext, meetingId: number, input: DecisionInput): Promise<void> {
  await manageMeeting(ctx, meetingId, async (scope, meeting) => {
    checkState(meeting, isMinutesOpen);
    const isKnown = (await listAgenda(scope, [meetingId])).some(({ id }) => id === input.itemId);
    if (input.itemId !== null && !isKnown) throw invalid([{ path: "itemId", code: "meetings.error.choice" }]);
    const id = await insertDecision(scope, { ...input, meetingId });
    return { action: "decision.added", ...named("decision", id), after: { meeting: meetingId, ...input } };
  });
}

/** @throws AppError forbidden, notFound; conflict where work was given out by it */
export async function removeDecision(ctx: StaffContext, at: { meeting: number; decision: number }): Promise<void> {
  await manageMeeting(ctx, at.meeting, async (scope, meeting) => {
    checkState(meeting, isMinutesOpen);
    const decision = await getDecision(scope, { meetingId: at.meeting, id: at.decision });
    const work = await listFollowUps(scope, { meetingIds: [at.meeting] });
    if (work.some(({ decisionId }) => decisionId === decision.id)) throw conflict("meetings.error.decisionHasWork");
    await deleteDecision(scope, decision.id);
    return { action: "decision.removed", ...named("decision", decision.id), before: { text: decision.text } };
  });
}

/** Gives work to a post; from then on it waits for whoever holds that post. @throws AppError forbidden, notFound, conflict, invalid */
export async function addFollowUp(
  ctx: StaffContext,
  at: { meeting: number; decision: number },
  input: FollowUpInput,
): Promise<void> {
  await manageMeeting(ctx, at.meeting, async (scope, meeting) => {
    checkState(meeting, hasTakenPlace);
    await getDecision(scope, { meetingId: at.meeting, id: at.decision });
    const post = await findPost(scope, { id: input.postId, today: todayInJapan(ctx.clock.now()) });
    const { what, due } = input;
    if (due !== null && due < meeting.heldOn) throw invalid([{ path: "due", code: "meetings.error.dueBefore" }]);
    const work = { decisionId: at.decision, what, postId: post.id, postName: post.name, due };
    const id = await insertFollowUp(scope, work);
    return { action: "followUp.added", ...named("followUp", id), after: { meeting: at.meeting, ...work } };
  });
}

/** Takes back work that was given out by mistake. @throws AppError forbidden, notFound; conflict where it was done */
export async function removeFollowUp(ctx: StaffContext, at: { meeting: number; followUp: number }): Promise<void> {
  await manageMeeting(ctx, at.meeting, async (scope) => {
    const { id, what, postName, doneOn } = await getFollowUp(scope, { meetingId: at.meeting, id: at.followUp });
    if (doneOn !== null) throw conflict("meetings.error.workIsDone");
    await deleteFollowUp(scope, id);
    return { action: "followUp.removed", ...named("followUp", id), before: { what, postName } };
  });
}

async function findPost(scope: Scope, { id, today }: { id: number; today: string }) {
  const post = (await listPosts(scope)).find((candidate) => candidate.id === id && isValidOn(candidate, today));
  if (!post) throw invalid([{ path: "postId", code: "meetings.error.choice" }]);
  return post;
}

const named = (kind: "decision" | "followUp", id: number) => ({ objectKind: kind, objectKey: String(id) });
