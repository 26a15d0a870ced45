import type { Scope } from "#platform/db/scope.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { OpinionChange, Place, PlaceKind } from "./opinion.rules.ts";

/** The places of opinions, by opinion. */
export async function listPlaces(scope: Scope, opinionIds: readonly number[]): Promise<Map<number, Place[]>> {
  if (opinionIds.length === 0) return new Map();
  const rows = await scope.db
    .selectFrom("opinion_places")
    .select(["opinion_id", "plan_id", "kind", "record_key"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("opinion_id", "in", [...opinionIds])
    .orderBy("plan_id")
    .orderBy("kind")
    .orderBy("record_key")
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.opinion_id)].map(([id, own]) => [
      id,
      own.map((row) => ({ planId: row.plan_id, kind: row.kind as PlaceKind, key: row.record_key })),
    ]),
  );
}

export async function replacePlaces(scope: Scope, opinionId: number, places: readonly Place[]): Promise<void> {
  await scope.db
    .deleteFrom("opinion_places")
    .where("municipality_id", "=", scope.municipalityId)
    .where("opinion_id", "=", opinionId)
    .execute();
  if (places.length === 0) return;
  const { municipalityId: municipality_id } = scope;
  await scope.db
    .insertInto("opinion_places")
    .values(
      places.map(({ planId: plan_id, kind, key: record_key }) => ({
        municipality_id,
        opinion_id: opinionId,
        plan_id,
        kind,
        record_key,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What became of opinions, by opinion, in the order of time. */
export async function listChanges(scope: Scope, opinionIds: readonly number[]): Promise<Map<number, OpinionChange[]>> {
  if (opinionIds.length === 0) return new Map();
  const rows = await scope.db
    .selectFrom("opinion_changes")
    .selectAll()
    .where("municipality_id", "=", scope.municipalityId)
    .where("opinion_id", "in", [...opinionIds])
    .orderBy("changed_on")
    .orderBy("id")
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.opinion_id)].map(([id, own]) => [
      id,
      own.map((row) => ({
        id: row.id,
        on: row.changed_on,
        text: row.text as Text,
        href: row.href,
        planId: row.plan_id,
        planBatch: row.plan_batch,
        planVersion: row.plan_version,
        sheetId: row.sheet_id,
      })),
    ]),
  );
}

export async function insertChange(
  scope: Scope,
  opinionId: number,
  change: Omit<OpinionChange, "id">,
): Promise<number> {
  const { id } = await scope.db
    .insertInto("opinion_changes")
    .values({
      municipality_id: scope.municipalityId,
      opinion_id: opinionId,
      changed_on: change.on,
      text: JSON.stringify(change.text),
      href: change.href,
      plan_id: change.planId,
      plan_batch: change.planBatch,
      plan_version: change.planVersion,
      sheet_id: change.sheetId,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** False where the opinion has no such change. */
export async function deleteChange(scope: Scope, opinionId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await scope.db
    .deleteFrom("opinion_changes")
    .where("municipality_id", "=", scope.municipalityId)
    .where("opinion_id", "=", opinionId)
    .where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** How many people said each opinion, where they sent it in; opinions of meetings have no such number. */
export async function countVoices(scope: Scope, opinionIds: readonly number[]): Promise<Map<number, number>> {
  if (opinionIds.length === 0) return new Map();
  const rows = await scope.db
    .selectFrom("opinion_voices")
    .select(["opinion_id", (query) => query.fn.countAll<number>().as("count")])
    .where("municipality_id", "=", scope.municipalityId)
    .where("opinion_id", "in", [...opinionIds])
    .groupBy("opinion_id")
    .execute();
  return new Map(rows.map((row) => [row.opinion_id, Number(row.count)]));
}
