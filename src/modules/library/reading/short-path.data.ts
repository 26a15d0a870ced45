import { sql } from "kysely";
import type { Scope } from "#platform/db/scope.ts";

/** Whether anybody could ever read the entry, so that its address may stand on paper. */
export async function wasEverPublic(scope: Scope, entryId: number): Promise<boolean> {
  const { rows } = await sql<{ was: boolean }>`
    select exists (
      select from library_texts
      where municipality_id = ${scope.municipalityId} and entry_id = ${entryId} and published is not null
    ) or exists (
      select from library_revisions
      where municipality_id = ${scope.municipalityId} and entry_id = ${entryId} and reason in ('published', 'withdrawn')
    ) as was`.execute(scope.db);
  return rows[0]?.was ?? false;
}
