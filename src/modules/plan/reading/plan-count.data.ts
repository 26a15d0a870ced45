import { sql } from "kysely";
import type { Scope } from "#platform/db/scope.ts";
import type { RecordKind } from "../records/record-kind.rules.ts";

/** How many records of each kind a plan holds, by the kind's name. */
export async function countRecords(
  scope: Scope,
  kinds: readonly RecordKind[],
  planId: number,
): Promise<Record<string, number>> {
  if (kinds.length === 0) return {};
  const counts = kinds.map(
    (kind) => sql`
      (select count(*)::int from ${sql.table(kind.table)}
        where municipality_id = ${scope.municipalityId} and plan_id = ${planId}) as ${sql.ref(kind.name)}`,
  );
  const { rows } = await sql<Record<string, number>>`select ${sql.join(counts)}`.execute(scope.db);
  return rows[0] ?? {};
}
