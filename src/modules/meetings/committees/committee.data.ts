import type { Scope } from "#platform/db/scope.ts";
import { conflict, notFound } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Attribution } from "../minutes/attribution.rules.ts";

/** A committee of a plan that has begun to work. */
export interface Committee {
  id: number;
  planId: number;
  /** Its key in the plan. */
  key: string;
  name: Text;
  /** Null where the number of members is not laid down. */
  seats: number | null;
  attribution: Attribution;
  /** New meetings are announced to residents. */
  isAnnounced: boolean;
  isDemo: boolean;
  version: number;
}

export type CommitteeSettings = Pick<Committee, "seats" | "attribution" | "isAnnounced">;

const COLUMNS = ["id", "plan_id", "key", "name", "seats", "attribution", "is_announced", "is_demo", "version"] as const;

const select = (scope: Scope) =>
  scope.db.selectFrom("committees").select(COLUMNS).where("municipality_id", "=", scope.municipalityId);

export async function listCommittees(scope: Scope): Promise<Committee[]> {
  return (await select(scope).orderBy("id").execute()).map(toCommittee);
}

export async function findCommittee(
  scope: Scope,
  { planId, key }: { planId: number; key: string },
): Promise<Committee | undefined> {
  const row = await select(scope).where("plan_id", "=", planId).where("key", "=", key).executeTakeFirst();
  return row && toCommittee(row);
}

/** @throws AppError notFound */
export async function getCommittee(scope: Scope, id: number): Promise<Committee> {
  const row = await select(scope).where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound();
  return toCommittee(row);
}

/** The committee under this key; begun with careful settings where it has not worked yet. Locked until the transaction ends. */
export async function beginCommittee(
  scope: Scope,
  given: { planId: number; key: string; name: Text; isDemo?: boolean },
): Promise<Committee> {
  const { planId, key, name, isDemo = false } = given;
  const row = await scope.db
    .insertInto("committees")
    .values({
      municipality_id: scope.municipalityId,
      plan_id: planId,
      key,
      name: JSON.stringify(name),
      is_demo: isDemo,
    })
    .onConflict((found) =>
      found.columns(["municipality_id", "plan_id", "key"]).doUpdateSet({ name: JSON.stringify(name) }),
    )
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  return toCommittee(row);
}

/** @throws AppError conflict where somebody changed it in between */
export async function updateCommittee(
  scope: Scope,
  { id, version }: { id: number; version: number },
  settings: CommitteeSettings,
): Promise<void> {
  const { numUpdatedRows } = await scope.db
    .updateTable("committees")
    .set((query) => ({
      seats: settings.seats,
      attribution: settings.attribution,
      is_announced: settings.isAnnounced,
      version: query("version", "+", 1),
    }))
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw conflict("meetings.error.changedMeanwhile");
}

/** Demo committees with nothing left in them. Returns how many there were. */
export async function deleteEmptyDemoCommittees(scope: Scope): Promise<number> {
  const { numDeletedRows } = await scope.db
    .deleteFrom("committees")
    .where("municipality_id", "=", scope.municipalityId)
    .where("is_demo", "=", true)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("meetings").select("meetings.id").whereRef("meetings.committee_id", "=", "committees.id"))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("committee_members")
            .select("committee_members.id")
            .whereRef("committee_members.committee_id", "=", "committees.id"),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

interface Row {
  id: number;
  plan_id: number;
  key: string;
  name: unknown;
  seats: number | null;
  attribution: string;
  is_announced: boolean;
  is_demo: boolean;
  version: number;
}

function toCommittee(row: Row): Committee {
  return {
    id: row.id,
    planId: row.plan_id,
    key: row.key,
    name: row.name as Text,
    seats: row.seats,
    attribution: row.attribution as Attribution,
    isAnnounced: row.is_announced,
    isDemo: row.is_demo,
    version: row.version,
  };
}
