import type { Scope } from "#platform/db/scope.ts";

/** The minutes of an agenda item as somebody saved them. */
export interface Minutes {
  itemId: number;
  version: number;
  body: string;
  at: Date;
  staffId: string | null;
}

/** What stands now, by agenda item. */
export async function listMinutes(scope: Scope, itemIds: readonly number[]): Promise<Map<number, Minutes>> {
  if (itemIds.length === 0) return new Map();
  const rows = await scope.db
    .selectFrom("meeting_minutes")
    .distinctOn("item_id")
    .select(["item_id", "version", "body", "at", "staff_id"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("item_id", "in", itemIds)
    .orderBy("item_id")
    .orderBy("version", "desc")
    .execute();
  return new Map(rows.map((row) => [row.item_id, toMinutes(row)]));
}

export async function findMinutesVersion(
  scope: Scope,
  { itemId, version }: { itemId: number; version: number },
): Promise<Minutes | undefined> {
  const row = await scope.db
    .selectFrom("meeting_minutes")
    .select(["item_id", "version", "body", "at", "staff_id"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("item_id", "=", itemId)
    .where("version", "=", version)
    .executeTakeFirst();
  return row && toMinutes(row);
}

export async function insertMinutes(scope: Scope, minutes: Minutes): Promise<void> {
  await scope.db
    .insertInto("meeting_minutes")
    .values({
      municipality_id: scope.municipalityId,
      item_id: minutes.itemId,
      version: minutes.version,
      body: minutes.body,
      at: minutes.at,
      staff_id: minutes.staffId,
    })
    .execute();
}

interface Row {
  item_id: number;
  version: number;
  body: string;
  at: Date;
  staff_id: string | null;
}

const toMinutes = (row: Row): Minutes => ({
  itemId: row.item_id,
  version: row.version,
  body: row.body,
  at: row.at,
  staffId: row.staff_id,
});
