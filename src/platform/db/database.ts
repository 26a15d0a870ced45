import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { Problem } from "#platform/problem.ts";
import type { DB } from "./schema.ts";

export type Database = Kysely<DB>;

// bigint (ids of logs, revisions) stays below 2^53 here; numeric and date stay strings: no rounding, no time zones.
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, (value) => Number(value));
types.setTypeParser(pg.types.builtins.DATE, (value) => value);

/** The role that the application works as: it owns nothing, so row-level security and the audit's append-only rule hold for it. */
export const APP_ROLE = "kakehashi_app";

/** A pool of connections that work as the application's role. */
export function createPool(connection: pg.PoolConfig, max = 10): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max,
    types,
    application_name: "kakehashi",
    connectionTimeoutMillis: 10_000,
    // By a statement and not by a startup option, which the address of a database may carry itself and would replace.
    onConnect: (client) => client.query(`set role ${APP_ROLE}`).then(() => undefined),
  });
  // An idle connection that the server drops (restart, failover) must not take the process down; the next query reconnects.
  pool.on("error", () => {});
  return pool;
}

/** @throws Problem where the application would not be held by row-level security and the audit's rules. */
export async function checkRole(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string; unbound: boolean }>(
    "select rolname as name, rolsuper or rolbypassrls as unbound from pg_roles where rolname = current_user",
  );
  if (rows[0]?.name === APP_ROLE && !rows[0].unbound) return;
  throw new Problem(
    `The database does not let Kakehashi work as the role ${APP_ROLE}, which keeps municipalities apart. Give the user of DATABASE_URL that role: grant ${APP_ROLE} to <user>.`,
  );
}

export function createDatabase(pool: pg.Pool): Database {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}

/** SQLSTATE of a database error, for example 23505 for a unique violation. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
