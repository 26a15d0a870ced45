import { type Kysely, sql } from "kysely";
import type { DB } from "#platform/db/schema.ts";
import { inScope } from "#platform/db/scope.ts";
import type { GrantRow } from "../staff/role.rules.ts";
import { findSession, touchSession } from "./session.data.ts";
import { SEEN_EVERY_MINUTES } from "./session.ts";

/** The person of an open session, with what they were given. */
interface SessionActor {
  staffId: string;
  name: string;
  bodyId: number;
  bodyKey: string;
  grants: GrantRow[];
  hasSecondFactor: boolean;
}

export async function findSessionActor(
  db: Kysely<DB>,
  municipalityId: number,
  given: { token: string; now: Date },
): Promise<SessionActor | undefined> {
  return inScope(db, municipalityId, async (scope) => {
    const session = await findSession(scope, given.token, given.now);
    if (session?.state !== "open") return undefined;
    const seenFor = given.now.getTime() - session.lastSeenAt.getTime();
    if (seenFor > SEEN_EVERY_MINUTES * 60_000) await touchSession(scope, session.id, given.now);
    const row = await scope.db
      .selectFrom("staff")
      .innerJoin("bodies", "bodies.id", "staff.body_id")
      .select(["staff.id", "staff.name", "staff.alias", "staff.body_id", "bodies.key as body_key"])
      .select(
        sql<GrantRow[]>`(select coalesce(json_agg(json_build_object('role', role, 'bodyId', body_id)), '[]')
          from grants where grants.municipality_id = staff.municipality_id and grants.staff_id = staff.id)`.as(
          "grants",
        ),
      )
      .select(
        sql<boolean>`exists (select from sign_in_methods as method where method.municipality_id = staff.municipality_id and method.staff_id = staff.id
          and method.kind in ('totp', 'passkey') and method.confirmed_at is not null)`.as("has_second_factor"),
      )
      .where("staff.municipality_id", "=", municipalityId)
      .where("staff.id", "=", session.staffId)
      .executeTakeFirstOrThrow();
    return {
      staffId: row.id,
      name: row.alias ?? row.name,
      bodyId: row.body_id,
      bodyKey: row.body_key,
      grants: row.grants,
      hasSecondFactor: row.has_second_factor,
    };
  });
}
