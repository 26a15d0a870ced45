import { sqlState } from "#platform/db/database.ts";
import type { Scope } from "#platform/db/scope.ts";
import { conflict, invalid, notFound } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { MeetingState } from "./meeting.rules.ts";

export interface Meeting {
  id: number;
  committeeId: number;
  /** In the committee's series. */
  number: number;
  /** Beside the committee's name and the number; often none. */
  title: Text | null;
  heldOn: string;
  /** `14:00`, in Japan. */
  startsAt: string | null;
  endsAt: string | null;
  place: Text | null;
  /** For residents: what was talked about. */
  summary: Text | null;
  /** Anybody may listen. */
  isOpen: boolean;
  isAnnounced: boolean;
  state: MeetingState;
  stateReason: string | null;
  isDemo: boolean;
  /** Counts every change of what a calendar or the page's head shows. */
  version: number;
  changedAt: Date;
}

export type MeetingFields = Pick<
  Meeting,
  "number" | "title" | "heldOn" | "startsAt" | "endsAt" | "place" | "summary" | "isOpen" | "isAnnounced"
>;

const COLUMNS = [
  "id",
  "committee_id",
  "number",
  "title",
  "held_on",
  "starts_at",
  "ends_at",
  "place",
  "summary",
  "is_open",
  "is_announced",
  "state",
  "state_reason",
  "is_demo",
  "version",
  "changed_at",
] as const;

const select = (scope: Scope) =>
  scope.db.selectFrom("meetings").select(COLUMNS).where("municipality_id", "=", scope.municipalityId);

/** Newest day first. */
export async function listMeetings(scope: Scope, where: { committeeId?: number } = {}): Promise<Meeting[]> {
  let query = select(scope).orderBy("held_on", "desc").orderBy("id", "desc");
  if (where.committeeId !== undefined) query = query.where("committee_id", "=", where.committeeId);
  return (await query.execute()).map(toMeeting);
}

/** @throws AppError notFound */
export async function getMeeting(scope: Scope, id: number): Promise<Meeting> {
  const row = await select(scope).where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound();
  return toMeeting(row);
}

/** Locks the meeting until the transaction ends: what belongs to it changes one after the other. @throws AppError notFound */
export async function getMeetingForUpdate(scope: Scope, id: number): Promise<Meeting> {
  const row = await select(scope).where("id", "=", id).forUpdate().executeTakeFirst();
  if (!row) throw notFound();
  return toMeeting(row);
}

const columnsOf = (meeting: MeetingFields) => ({
  number: meeting.number,
  title: meeting.title && JSON.stringify(meeting.title),
  held_on: meeting.heldOn,
  starts_at: meeting.startsAt,
  ends_at: meeting.endsAt,
  place: meeting.place && JSON.stringify(meeting.place),
  summary: meeting.summary && JSON.stringify(meeting.summary),
  is_open: meeting.isOpen,
  is_announced: meeting.isAnnounced,
});

/** @throws AppError invalid where the number is taken */
export async function insertMeeting(
  scope: Scope,
  meeting: MeetingFields & { committeeId: number; isDemo?: boolean; now: Date },
): Promise<number> {
  return withFreeNumber(async () => {
    const { id } = await scope.db
      .insertInto("meetings")
      .values({
        municipality_id: scope.municipalityId,
        committee_id: meeting.committeeId,
        is_demo: meeting.isDemo ?? false,
        changed_at: meeting.now,
        ...columnsOf(meeting),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    return id;
  });
}

/** @throws AppError conflict where somebody changed it in between; invalid where the number is taken */
export async function updateMeeting(
  scope: Scope,
  { id, version, now }: { id: number; version: number; now: Date },
  meeting: MeetingFields,
): Promise<void> {
  await withFreeNumber(async () => {
    const { numUpdatedRows } = await scope.db
      .updateTable("meetings")
      .set((query) => ({ ...columnsOf(meeting), changed_at: now, version: query("version", "+", 1) }))
      .where("municipality_id", "=", scope.municipalityId)
      .where("id", "=", id)
      .where("version", "=", version)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw conflict("meetings.error.changedMeanwhile");
  });
}

export async function setMeetingState(
  scope: Scope,
  id: number,
  { state, reason, now }: { state: MeetingState; reason: string | null; now: Date },
): Promise<void> {
  await scope.db
    .updateTable("meetings")
    .set((query) => ({ state, state_reason: reason, changed_at: now, version: query("version", "+", 1) }))
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}

/** With all that belongs to them. Returns how many there were. */
export async function deleteDemoMeetings(scope: Scope): Promise<number> {
  const { numDeletedRows } = await scope.db
    .deleteFrom("meetings")
    .where("municipality_id", "=", scope.municipalityId)
    .where("is_demo", "=", true)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

async function withFreeNumber<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (sqlState(error) === "23505") throw invalid([{ path: "number", code: "meetings.error.numberTaken" }]);
    throw error;
  }
}

interface Row {
  id: number;
  committee_id: number;
  number: number;
  title: unknown;
  held_on: string;
  starts_at: string | null;
  ends_at: string | null;
  place: unknown;
  summary: unknown;
  is_open: boolean;
  is_announced: boolean;
  state: string;
  state_reason: string | null;
  is_demo: boolean;
  version: number;
  changed_at: Date;
}

function toMeeting(row: Row): Meeting {
  return {
    id: row.id,
    committeeId: row.committee_id,
    number: row.number,
    title: row.title as Text | null,
    heldOn: row.held_on,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    place: row.place as Text | null,
    summary: row.summary as Text | null,
    isOpen: row.is_open,
    isAnnounced: row.is_announced,
    state: row.state as MeetingState,
    stateReason: row.state_reason,
    isDemo: row.is_demo,
    version: row.version,
    changedAt: row.changed_at,
  };
}
