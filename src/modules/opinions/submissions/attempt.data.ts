import { sql } from "kysely";
import type { Scope } from "#platform/db/scope.ts";
import type { AttemptKind } from "./attempt.rules.ts";

/** A keyed hash of where it came from. */
interface AttemptKey {
  kind: AttemptKind;
  address: string;
}

/** Nobody else counts or adds attempts of this address until the transaction ends. */
export async function lockAttempts(scope: Scope, { kind, address }: AttemptKey): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${kind}:${address}`}, 2))`.execute(scope.db);
}

/** In all municipalities (policy `counted_over_all`). */
export async function countAttempts(scope: Scope, { kind, address }: AttemptKey, since: Date): Promise<number> {
  const { count } = await scope.db
    .selectFrom("comment_attempts")
    .select((query) => query.fn.countAll<number>().as("count"))
    .where("address_hash", "=", address)
    .where("kind", "=", kind)
    .where("at", ">", since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertAttempt(scope: Scope, { kind, address }: AttemptKey, at: Date): Promise<void> {
  await scope.db
    .insertInto("comment_attempts")
    .values({ municipality_id: scope.municipalityId, at, kind, address_hash: address })
    .execute();
}

export async function deleteAttemptsBefore(scope: Scope, moment: Date): Promise<void> {
  await scope.db
    .deleteFrom("comment_attempts")
    .where("municipality_id", "=", scope.municipalityId)
    .where("at", "<", moment)
    .execute();
}
