import { sql } from "kysely";
import type { Scope } from "#platform/db/scope.ts";
import { listChanges, type RecordedChange } from "./plan-change.data.ts";
import type { Change } from "./plan-diff.rules.ts";
import type { LaterChange } from "./undo.rules.ts";

/** More changes than any act may have: an import of the largest plan. */
const ALL = 1_000_000;

/** The changes of one act, the first one first. */
export async function listBatch(scope: Scope, where: { planId: number; batch: number }): Promise<RecordedChange[]> {
  return (await listChanges(scope, { ...where, limit: ALL })).reverse();
}

/** What came behind a change, the newest first. */
export async function listChangesSince(
  scope: Scope,
  where: { planId: number; afterId: number },
): Promise<RecordedChange[]> {
  return listChanges(scope, { ...where, limit: ALL });
}

/** The later changes of those records that an act touched. */
export async function listLaterChanges(scope: Scope, where: { planId: number; batch: number }): Promise<LaterChange[]> {
  const own = sql`municipality_id = ${scope.municipalityId} and plan_id = ${where.planId}`;
  const { rows } = await sql<LaterChange>`
    select batch, undoes, kind, record_key as key, operation, before, after from plan_changes
    where ${own} and batch > ${where.batch}
      and (kind, record_key) in (select kind, record_key from plan_changes where ${own} and batch = ${where.batch})`.execute(
    scope.db,
  );
  return rows;
}

/** One act as the history shows it: how many changes there are, and the first few of them. */
export interface Act {
  batch: number;
  at: Date;
  actorId: string | null;
  reason: string | null;
  /** The act that this one took back. */
  undoes: number | null;
  /** The act that took this one back and was not taken back itself. */
  undoneBy: number | null;
  count: number;
  changes: Change[];
}

export interface HistoryFilter {
  planId: number;
  limit: number;
  /** Only acts older than this one. */
  before?: number;
  record?: { kind: string; key: string };
}

const SHOWN_CHANGES = 6;

/** Acts, the newest first; of one record where `record` names it. */
export async function listActs(scope: Scope, where: HistoryFilter): Promise<Act[]> {
  const own = sql`municipality_id = ${scope.municipalityId} and plan_id = ${where.planId}`;
  const ofRecord = where.record ? sql`and kind = ${where.record.kind} and record_key = ${where.record.key}` : sql``;
  const older = where.before === undefined ? sql`` : sql`and batch < ${where.before}`;
  const { rows } = await sql<Act>`
    with acts as (
      select batch, min(at) as at, min(actor_id::text) as actor, min(reason) as reason, min(undoes) as undoes from plan_changes
      where ${own} ${ofRecord} ${older} group by batch order by batch desc limit ${where.limit}
    ), numbered as (
      select *, row_number() over (partition by batch order by id) as number, count(*) over (partition by batch) as count
      from plan_changes where ${own} ${ofRecord} and batch in (select batch from acts)
    )
    select acts.batch, acts.at, acts.actor as "actorId", acts.reason, acts.undoes,
      (select max(back.batch) from plan_changes back where back.municipality_id = ${scope.municipalityId} and back.plan_id = ${where.planId} and back.undoes = acts.batch
        and not exists (select from plan_changes again where again.plan_id = ${where.planId} and again.undoes = back.batch)) as "undoneBy",
      max(numbered.count)::int as count,
      json_agg(json_build_object('kind', kind, 'key', record_key, 'operation', operation, 'before', before, 'after', after) order by numbered.id)
        filter (where numbered.number <= ${SHOWN_CHANGES}) as changes
    from acts join numbered using (batch)
    group by acts.batch, acts.at, acts.actor, acts.reason, acts.undoes
    order by acts.batch desc`.execute(scope.db);
  return rows;
}

/** Out of which node a listing was moved by an act. */
export interface ListingLeft {
  key: string;
  batch: number;
  node: string;
}

/** The moves of listings, the oldest first: up to each of them the listing stood at the node that it left. */
export async function listListingMoves(
  scope: Scope,
  where: { planId: number; keys: readonly string[] },
): Promise<ListingLeft[]> {
  if (where.keys.length === 0) return [];
  const { rows } = await sql<ListingLeft>`
    select record_key as key, batch, before ->> 'node' as node from plan_changes
    where municipality_id = ${scope.municipalityId} and plan_id = ${where.planId} and kind = 'listings'
      and record_key = any(${where.keys}) and before ? 'node' order by batch`.execute(scope.db);
  return rows;
}

/**
 * When each plan was changed last, and by whom; plans that nobody changed are left out. One row a plan is read: said with
 * `=`, the planner looks for it among all changes of the installation, from the newest back, to the end where there is none.
 */
export async function listLastChanges(scope: Scope): Promise<{ planId: number; at: Date; actorId: string | null }[]> {
  return scope.db
    .selectFrom("plans")
    .innerJoinLateral(
      (db) =>
        db
          .selectFrom("plan_changes")
          .select(["at", "actor_id as actorId"])
          .where("municipality_id", "=", scope.municipalityId)
          .whereRef("plan_id", ">=", "plans.id")
          .whereRef("plan_id", "<=", "plans.id")
          .orderBy("plan_id")
          .orderBy("id", "desc")
          .limit(1)
          .as("newest"),
      (join) => join.onTrue(),
    )
    .select(["plans.id as planId", "newest.at", "newest.actorId"])
    .where("plans.municipality_id", "=", scope.municipalityId)
    .execute();
}

/** What others changed in a record since it had a version: the changed fields with what stood in them then, and who did it last. */
export interface Meanwhile {
  fields: Record<string, unknown>;
  actorId: string | null;
  at: Date | null;
}

/** `edits`: by how many edits the record has moved on. */
export async function findMeanwhile(
  scope: Scope,
  where: { planId: number; kind: string; key: string; edits: number },
): Promise<Meanwhile> {
  const { planId, kind, key, edits } = where;
  const changes = await listChanges(scope, { planId, record: { kind, key }, limit: Math.max(0, edits) });
  // From the newest back: what stood there before the oldest of these edits remains.
  const fields = Object.assign(
    {},
    ...changes.map((change) => (change.operation === "edit" ? change.before : {})),
  ) as Record<string, unknown>;
  return { fields, actorId: changes[0]?.actorId ?? null, at: changes[0]?.at ?? null };
}
