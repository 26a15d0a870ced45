import { sql } from "kysely";
import type { Scope } from "#platform/db/scope.ts";
import type { Change } from "./plan-diff.rules.ts";

/** A change as it was carried out. */
export type RecordedChange = Change & {
  id: number;
  batch: number;
  at: Date;
  actorId: string | null;
  reason: string | null;
  undoes: number | null;
};

export async function nextBatch(scope: Scope): Promise<number> {
  const { rows } = await sql<{ batch: number }>`select nextval('plan_change_batches') as batch`.execute(scope.db);
  return rows[0]?.batch ?? 0;
}

export async function insertChanges(
  scope: Scope,
  changes: readonly Change[],
  act: { planId: number; batch: number; actorId: string | null; reason: string | null; undoes: number | null },
): Promise<void> {
  if (changes.length === 0) return;
  const asJson = (value: object | null) => (value ? JSON.stringify(value) : null);
  // Many rows in slices: one statement takes at most 65,535 parameters.
  for (let from = 0; from < changes.length; from += 1000) {
    await scope.db
      .insertInto("plan_changes")
      .values(
        changes.slice(from, from + 1000).map((change) => ({
          municipality_id: scope.municipalityId,
          plan_id: act.planId,
          batch: act.batch,
          actor_id: act.actorId,
          kind: change.kind,
          record_key: change.key,
          operation: change.operation,
          before: asJson(change.before),
          after: asJson(change.after),
          reason: act.reason,
          undoes: act.undoes,
        })),
      )
      .execute();
  }
}

/** Newest first. `record` narrows to one record's history, `batch` to one act, `afterId` to what came behind a change. */
export async function listChanges(
  scope: Scope,
  where: {
    planId: number;
    limit: number;
    beforeId?: number;
    afterId?: number;
    batch?: number;
    record?: { kind: string; key: string };
  },
): Promise<RecordedChange[]> {
  let query = scope.db
    .selectFrom("plan_changes")
    .selectAll()
    .where("municipality_id", "=", scope.municipalityId)
    .where("plan_id", "=", where.planId)
    .orderBy("id", "desc")
    .limit(where.limit);
  if (where.beforeId !== undefined) query = query.where("id", "<", where.beforeId);
  if (where.afterId !== undefined) query = query.where("id", ">", where.afterId);
  if (where.batch !== undefined) query = query.where("batch", "=", where.batch);
  if (where.record) query = query.where("kind", "=", where.record.kind).where("record_key", "=", where.record.key);
  const rows = await query.execute();
  return rows.map(
    (row) =>
      ({
        id: row.id,
        batch: row.batch,
        at: row.at,
        actorId: row.actor_id,
        kind: row.kind,
        key: row.record_key,
        operation: row.operation,
        before: row.before,
        after: row.after,
        reason: row.reason,
        undoes: row.undoes,
      }) as unknown as RecordedChange,
  );
}
