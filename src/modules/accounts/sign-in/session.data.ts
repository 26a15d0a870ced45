import { sql } from "kysely";
import type { Scope } from "#platform/db/scope.ts";
import { generateToken, hashToken, IDLE_HOURS, type SessionState, sessionEnd } from "./session.ts";

interface NewSession {
  staffId: string;
  state: SessionState;
  userAgent: string;
  now: Date;
}

/** Returns the token, which only the browser keeps. */
export async function insertSession(scope: Scope, { staffId, state, userAgent, now }: NewSession): Promise<string> {
  const token = generateToken();
  await scope.db
    .insertInto("sessions")
    .values({
      municipality_id: scope.municipalityId,
      staff_id: staffId,
      token_hash: hashToken(token),
      state,
      user_agent: userAgent,
      created_at: now,
      last_seen_at: now,
      confirmed_at: state === "open" ? now : null,
      expires_at: sessionEnd(state, now),
    })
    .execute();
  return token;
}

export interface SessionRow {
  id: string;
  staffId: string;
  state: SessionState;
  userAgent: string;
  createdAt: Date;
  lastSeenAt: Date;
  confirmedAt: Date | null;
}

/** A session that has not ended, of a person who may still sign in. */
export async function findSession(scope: Scope, token: string, now: Date): Promise<SessionRow | undefined> {
  const row = await scope.db
    .selectFrom("sessions")
    .innerJoin("staff", "staff.id", "sessions.staff_id")
    .select([
      "sessions.id",
      "sessions.staff_id",
      "sessions.state",
      "sessions.user_agent",
      "sessions.created_at",
      "sessions.last_seen_at",
      "sessions.confirmed_at",
    ])
    .where("sessions.municipality_id", "=", scope.municipalityId)
    .where("sessions.token_hash", "=", hashToken(token))
    .where("sessions.expires_at", ">", now)
    .where("sessions.last_seen_at", ">", idleSince(now))
    .where("staff.deactivated_at", "is", null)
    .executeTakeFirst();
  return row && toSession(row);
}

/** The newest first; sessions that wait for a step are not listed. */
export async function listOpenSessions(scope: Scope, staffId: string, now: Date): Promise<SessionRow[]> {
  const rows = await scope.db
    .selectFrom("sessions")
    .select(["id", "staff_id", "state", "user_agent", "created_at", "last_seen_at", "confirmed_at"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("staff_id", "=", staffId)
    .where("state", "=", "open")
    .where("expires_at", ">", now)
    .where("last_seen_at", ">", idleSince(now))
    .orderBy("last_seen_at", "desc")
    .execute();
  return rows.map(toSession);
}

export async function touchSession(scope: Scope, id: string, now: Date): Promise<void> {
  await scope.db
    .updateTable("sessions")
    .set({ last_seen_at: now })
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}

export async function markSessionConfirmed(scope: Scope, id: string, now: Date): Promise<void> {
  await scope.db
    .updateTable("sessions")
    .set({ confirmed_at: now })
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}

/** False where the person has no such session. */
export async function deleteSession(scope: Scope, staffId: string, id: string): Promise<boolean> {
  const result = await scope.db
    .deleteFrom("sessions")
    .where("municipality_id", "=", scope.municipalityId)
    .where("staff_id", "=", staffId)
    .where(sql<boolean>`id::text = ${id}`)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** All sessions of a person, one left out where it is named. Returns how many there were. */
export async function deleteSessionsOf(scope: Scope, staffId: string, except?: string): Promise<number> {
  let query = scope.db
    .deleteFrom("sessions")
    .where("municipality_id", "=", scope.municipalityId)
    .where("staff_id", "=", staffId);
  if (except) query = query.where("id", "<>", except);
  const result = await query.executeTakeFirst();
  return Number(result.numDeletedRows);
}

export async function deleteEndedSessions(scope: Scope, now: Date): Promise<void> {
  await scope.db
    .deleteFrom("sessions")
    .where("municipality_id", "=", scope.municipalityId)
    .where("expires_at", "<", now)
    .execute();
}

function idleSince(now: Date): Date {
  return new Date(now.getTime() - IDLE_HOURS * 3_600_000);
}

interface Row {
  id: string;
  staff_id: string;
  state: string;
  user_agent: string;
  created_at: Date;
  last_seen_at: Date;
  confirmed_at: Date | null;
}

function toSession(row: Row): SessionRow {
  return {
    id: row.id,
    staffId: row.staff_id,
    state: row.state as SessionState,
    userAgent: row.user_agent,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    confirmedAt: row.confirmed_at,
  };
}
