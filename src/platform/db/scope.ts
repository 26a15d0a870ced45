import { type Kysely, sql, type Transaction } from "kysely";
import type { DB } from "./schema.ts";

/** A transaction and the municipality that it is for: they always travel together. */
export interface Scope {
  db: Transaction<DB>;
  municipalityId: number;
}

/** Runs `work` in one transaction in which row-level security lets only this municipality's rows be seen. */
export function inScope<T>(db: Kysely<DB>, municipalityId: number, work: (scope: Scope) => Promise<T>): Promise<T> {
  return transact(db, { municipalityId, begin: "begin" }, work);
}

/**
 * The same for reading: the database refuses every write, and all that `work` reads is of one moment. A plan is read table
 * by table; a change in between would give a file that was never the plan.
 */
export function readInScope<T>(db: Kysely<DB>, municipalityId: number, work: (scope: Scope) => Promise<T>): Promise<T> {
  return transact(db, { municipalityId, begin: "begin isolation level repeatable read, read only" }, work);
}

/**
 * The transaction begins and gets its municipality in one message to the server: on short pages the way there and back
 * is what costs.
 */
function transact<T>(
  db: Kysely<DB>,
  { municipalityId, begin }: { municipalityId: number; begin: string },
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  if (!Number.isSafeInteger(municipalityId)) throw new Error("a municipality's id is a whole number");
  const opening = sql.raw(`${begin}; select set_config('app.municipality_id', '${municipalityId}', true)`);
  return db.connection().execute(async (connection) => {
    try {
      await opening.execute(connection);
      // One connection with an open transaction is what Kysely calls a Transaction; only its own begin was not used.
      const result = await work({ db: connection as Transaction<DB>, municipalityId });
      await sql`commit`.execute(connection);
      return result;
    } catch (error) {
      // A connection that is gone has nothing to roll back; the first error says why.
      await sql`rollback`.execute(connection).catch(() => undefined);
      throw error;
    }
  });
}
