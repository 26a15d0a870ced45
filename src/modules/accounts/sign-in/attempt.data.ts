import { sql } from "kysely";
import type { Scope } from "#platform/db/scope.ts";

/** Keyed hashes; see `attempt.ts`. */
interface AttemptKeys {
  account: string;
  address: string;
}

/** Nobody else counts or adds attempts of this account or address until the transaction ends. */
export async function lockAttempts(scope: Scope, keys: AttemptKeys): Promise<void> {
  // Always the account first, so that two of them cannot wait for each other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${keys.account}, 0))`.execute(scope.db);
  await sql`select pg_advisory_xact_lock(hashtextextended(${keys.address}, 1))`.execute(scope.db);
}

/** The account's attempts in this municipality; the address's in all of them (policy `counted_over_all`). */
export async function countAttempts(
  scope: Scope,
  keys: AttemptKeys,
  since: Date,
): Promise<{ account: number; address: number }> {
  const account = await scope.db
    .selectFrom("sign_in_attempts")
    .select((query) => query.fn.countAll<number>().as("count"))
    .where("municipality_id", "=", scope.municipalityId)
    .where("account_hash", "=", keys.account)
    .where("at", ">", since)
    .executeTakeFirstOrThrow();
  const address = await scope.db
    .selectFrom("sign_in_attempts")
    .select((query) => query.fn.countAll<number>().as("count"))
    .where("address_hash", "=", keys.address)
    .where("at", ">", since)
    .executeTakeFirstOrThrow();
  return { account: Number(account.count), address: Number(address.count) };
}

export async function insertAttempt(scope: Scope, keys: AttemptKeys, at: Date): Promise<number> {
  const row = await scope.db
    .insertInto("sign_in_attempts")
    .values({ municipality_id: scope.municipalityId, at, account_hash: keys.account, address_hash: keys.address })
    .returning("id")
    .executeTakeFirstOrThrow();
  return Number(row.id);
}

export async function deleteAttempt(scope: Scope, id: number): Promise<void> {
  await scope.db
    .deleteFrom("sign_in_attempts")
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}

export async function deleteAttemptsBefore(scope: Scope, moment: Date): Promise<void> {
  await scope.db
    .deleteFrom("sign_in_attempts")
    .where("municipality_id", "=", scope.municipalityId)
    .where("at", "<", moment)
    .execute();
}
