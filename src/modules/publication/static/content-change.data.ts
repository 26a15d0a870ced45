import type { Scope } from "#platform/db/scope.ts";
import type { Changes } from "./affected.rules.ts";

/** What the revisions after `since` have changed; null where one of them may have changed anything. */
export async function readChanges(scope: Scope, since: number, until: number): Promise<Changes> {
  const rows = await scope.db
    .selectFrom("content_changes")
    .select(["revision", "subject"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("revision", ">", since)
    .where("revision", "<=", until)
    .execute();
  if (rows.length !== until - since) return null;
  const names = rows.flatMap(({ subject }) => subject ?? []);
  return names.length === rows.length ? [...new Set(names)] : null;
}

/** A publication that is older than this draws everything. */
export async function deleteOldChanges(scope: Scope, before: Date): Promise<void> {
  await scope.db
    .deleteFrom("content_changes")
    .where("municipality_id", "=", scope.municipalityId)
    .where("at", "<", before)
    .execute();
}
