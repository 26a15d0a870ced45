import { type Kysely, sql, type Transaction } from "kysely";
import type { DB } from "./schema.ts";

/** A transaction and the municipality that it is for: they always travel together. */
export interface Scope {
  db: Transaction<DB>;
  municipalityId: number;
}

/** Runs `work` in one transaction in which row-level security lets only this municipality's rows be seen. */
export function inScope<T>(db: Kysely<DB>, municipalityId: number, work: (scope: Scope) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (transaction) => {
    await sql`select set_config('app.municipality_id', ${String(municipalityId)}, true)`.execute(transaction);
    return work({ db: transaction, municipalityId });
  });
}
