import { type ExpressionBuilder, sql } from "kysely";
import type { DB } from "#platform/db/schema.ts";
import type { Scope } from "#platform/db/scope.ts";

export interface AuditRow {
  id: number;
  at: Date;
  /** Null where nobody was signed in; see `actorKind`. */
  actorId: string | null;
  actorKind: string;
  actorName: string | null;
  action: string;
  objectKind: string | null;
  objectKey: string | null;
  before: unknown;
  after: unknown;
  reason: string | null;
}

interface AuditFilter {
  actorId?: string;
  /** An action (`staff.added`) or the thing it was done to (`staff`). */
  action?: string;
  /** With `action`: these too, whose names hold what was typed. */
  named?: readonly string[];
  object?: string;
  from?: Date;
  /** Not included. */
  until?: Date;
  /** Entries older than this one. */
  before?: number;
  /** Entries about these bodies or their staff, or of their staff; null: all. */
  bodyIds: readonly number[] | null;
}

/** The newest first. */
export async function listAuditEntries(scope: Scope, filter: AuditFilter, limit: number): Promise<AuditRow[]> {
  let query = scope.db
    .selectFrom("audit_entries as entry")
    .leftJoin("staff", "staff.id", "entry.actor_id")
    .select([
      "entry.id",
      "entry.at",
      "entry.actor_id",
      "entry.actor_kind",
      "entry.action",
      "entry.object_kind",
      "entry.object_key",
    ])
    .select(["entry.before", "entry.after", "entry.reason", "staff.name", "staff.alias"])
    .where("entry.municipality_id", "=", scope.municipalityId)
    .orderBy("entry.id", "desc")
    .limit(limit);
  const { actorId, action, named = [], object, from, until, before, bodyIds } = filter;
  if (actorId) query = query.where("entry.actor_id", "=", actorId);
  if (action)
    query = query.where((each) =>
      each.or([
        each("entry.action", "in", [action, ...named]),
        each("entry.action", "like", `${escapeLike(action)}.%`),
      ]),
    );
  if (object)
    query = query.where((each) =>
      each.or([each("entry.object_key", "=", object), each("entry.object_kind", "=", object)]),
    );
  if (from) query = query.where("entry.at", ">=", from);
  if (until) query = query.where("entry.at", "<", until);
  if (before) query = query.where("entry.id", "<", before);
  if (bodyIds) query = query.where((each) => isOfBodies(each, scope, bodyIds));
  return (await query.execute()).map((row) => ({
    id: Number(row.id),
    at: row.at,
    actorId: row.actor_id,
    actorKind: row.actor_kind,
    actorName: row.alias ?? row.name,
    action: row.action,
    objectKind: row.object_kind,
    objectKey: row.object_key,
    before: row.before,
    after: row.after,
    reason: row.reason,
  }));
}

type Entries = ExpressionBuilder<DB & { entry: DB["audit_entries"] }, "entry" | "staff">;

/** 0 is no body: `in` wants at least one. */
function isOfBodies(each: Entries, scope: Scope, bodyIds: readonly number[]) {
  const own = [...bodyIds, 0];
  const people = each
    .selectFrom("staff as person")
    .select(sql<string>`person.id::text`.as("id"))
    .where("person.municipality_id", "=", scope.municipalityId)
    .where("person.body_id", "in", own);
  return each.or([
    each("entry.body_id", "in", own),
    each("staff.body_id", "in", own),
    each.and([each("entry.object_kind", "=", "staff"), each("entry.object_key", "in", people)]),
  ]);
}

function escapeLike(value: string): string {
  return value.replaceAll(/[\\%_]/g, "\\$&");
}
