import { sql } from "kysely";
import type { Scope } from "#platform/db/scope.ts";
import type { AuditActor, AuditEntry } from "./record-audit.ts";

/**
 * Whether the log has the same from the same person in the last hour: the same act on the same thing, its `after` the same
 * in all that `same` names. What a page does by itself while somebody writes is one entry and not hundreds.
 */
export async function wasRecorded(
  { actor }: AuditActor,
  scope: Scope,
  { action, objectKind, objectKey, same }: Pick<AuditEntry, "action" | "objectKind" | "objectKey"> & { same: object },
): Promise<boolean> {
  if (!actor) return false;
  const found = await scope.db
    .selectFrom("audit_entries")
    .select("id")
    .where("municipality_id", "=", scope.municipalityId)
    .where("object_kind", "=", objectKind ?? "")
    .where("object_key", "=", objectKey ?? "")
    .where("action", "=", action)
    .where("actor_id", "=", actor.staffId)
    // By the database's own clock, which wrote the times.
    .where(sql<boolean>`at > now() - interval '1 hour'`)
    .where(sql<boolean>`after @> ${JSON.stringify(same)}::jsonb`)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
