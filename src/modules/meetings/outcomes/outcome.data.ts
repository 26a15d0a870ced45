import type { Scope } from "#platform/db/scope.ts";
import { conflict, notFound } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { MeetingState } from "../meeting/meeting.rules.ts";

/** What a meeting decided. */
export interface Decision {
  id: number;
  meetingId: number;
  itemId: number | null;
  text: Text;
}

/** Work that a decision gave to a post. */
export interface FollowUp {
  id: number;
  decisionId: number;
  meetingId: number;
  committeeId: number;
  /** The day and the number of the meeting that gave it out. */
  givenOn: string;
  meetingNumber: number;
  meetingState: MeetingState;
  what: Text;
  /** Null where the post is gone; its name stays. */
  postId: number | null;
  postName: Text;
  due: string | null;
  doneOn: string | null;
  doneNote: Text | null;
  version: number;
}

export async function listDecisions(scope: Scope, meetingIds: readonly number[]): Promise<Decision[]> {
  if (meetingIds.length === 0) return [];
  const rows = await scope.db
    .selectFrom("meeting_decisions")
    .select(["id", "meeting_id", "item_id", "text"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("meeting_id", "in", meetingIds)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ id: row.id, meetingId: row.meeting_id, itemId: row.item_id, text: row.text as Text }));
}

/** @throws AppError notFound where the meeting has no such decision */
export async function getDecision(scope: Scope, where: { meetingId: number; id: number }): Promise<Decision> {
  const decision = (await listDecisions(scope, [where.meetingId])).find(({ id }) => id === where.id);
  if (!decision) throw notFound();
  return decision;
}

export async function insertDecision(scope: Scope, decision: Omit<Decision, "id">): Promise<number> {
  const { id } = await scope.db
    .insertInto("meeting_decisions")
    .values({
      municipality_id: scope.municipalityId,
      meeting_id: decision.meetingId,
      item_id: decision.itemId,
      text: JSON.stringify(decision.text),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function deleteDecision(scope: Scope, id: number): Promise<void> {
  await scope.db
    .deleteFrom("meeting_decisions")
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}

const selectFollowUps = (scope: Scope) =>
  scope.db
    .selectFrom("meeting_follow_ups as work")
    .innerJoin("meeting_decisions as decision", "decision.id", "work.decision_id")
    .innerJoin("meetings as meeting", "meeting.id", "decision.meeting_id")
    .select([
      "work.id",
      "work.decision_id",
      "decision.meeting_id",
      "meeting.committee_id",
      "meeting.held_on",
      "meeting.number",
      "meeting.state",
      "work.what",
      "work.post_id",
      "work.post_name",
      "work.due",
      "work.done_on",
      "work.done_note",
      "work.version",
    ])
    .where("work.municipality_id", "=", scope.municipalityId)
    .where("decision.municipality_id", "=", scope.municipalityId)
    .where("meeting.municipality_id", "=", scope.municipalityId)
    .orderBy("work.due", (order) => order.asc().nullsLast())
    .orderBy("work.id");

/** Of one committee, of some meetings, or what waits for some posts; soonest first. */
export async function listFollowUps(
  scope: Scope,
  where: { committeeId?: number; meetingIds?: readonly number[]; openOfPosts?: readonly number[] } = {},
): Promise<FollowUp[]> {
  let query = selectFollowUps(scope);
  if (where.committeeId !== undefined) query = query.where("meeting.committee_id", "=", where.committeeId);
  if (where.meetingIds) query = query.where("decision.meeting_id", "in", [...where.meetingIds, 0]);
  if (where.openOfPosts)
    query = query.where("work.post_id", "in", [...where.openOfPosts, 0]).where("work.done_on", "is", null);
  return (await query.execute()).map(toFollowUp);
}

/** @throws AppError notFound where the meeting gave out no such work */
export async function getFollowUp(scope: Scope, where: { meetingId: number; id: number }): Promise<FollowUp> {
  const row = await selectFollowUps(scope)
    .where("decision.meeting_id", "=", where.meetingId)
    .where("work.id", "=", where.id)
    .executeTakeFirst();
  if (!row) throw notFound();
  return toFollowUp(row);
}

export async function insertFollowUp(
  scope: Scope,
  work: Pick<FollowUp, "decisionId" | "what" | "postId" | "postName" | "due">,
): Promise<number> {
  const { id } = await scope.db
    .insertInto("meeting_follow_ups")
    .values({
      municipality_id: scope.municipalityId,
      decision_id: work.decisionId,
      what: JSON.stringify(work.what),
      post_id: work.postId,
      post_name: JSON.stringify(work.postName),
      due: work.due,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Done, or (null) open again. @throws AppError conflict where somebody was faster */
export async function setFollowUpDone(
  scope: Scope,
  { id, version }: { id: number; version: number },
  done: { on: string; note: Text; by: string | null } | null,
): Promise<void> {
  const { numUpdatedRows } = await scope.db
    .updateTable("meeting_follow_ups")
    .set((query) => ({
      done_on: done?.on ?? null,
      done_note: done ? JSON.stringify(done.note) : null,
      done_by: done?.by ?? null,
      version: query("version", "+", 1),
    }))
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw conflict("meetings.error.changedMeanwhile");
}

export async function deleteFollowUp(scope: Scope, id: number): Promise<void> {
  await scope.db
    .deleteFrom("meeting_follow_ups")
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}

interface Row {
  id: number;
  decision_id: number;
  meeting_id: number;
  committee_id: number;
  held_on: string;
  number: number;
  state: string;
  what: unknown;
  post_id: number | null;
  post_name: unknown;
  due: string | null;
  done_on: string | null;
  done_note: unknown;
  version: number;
}

function toFollowUp(row: Row): FollowUp {
  return {
    id: row.id,
    decisionId: row.decision_id,
    meetingId: row.meeting_id,
    committeeId: row.committee_id,
    givenOn: row.held_on,
    meetingNumber: row.number,
    meetingState: row.state as MeetingState,
    what: row.what as Text,
    postId: row.post_id,
    postName: row.post_name as Text,
    due: row.due,
    doneOn: row.done_on,
    doneNote: row.done_note as Text | null,
    version: row.version,
  };
}
