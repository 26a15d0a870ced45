import { join } from "node:path";
import pg from "pg";
import { checkout } from "#platform/checkout.ts";
import { startEmbeddedPostgres } from "#platform/db/embedded-postgres.ts";
import { migrate } from "#platform/db/migrate.ts";
import { createLog } from "#platform/log.ts";
import { processesIn } from "#platform/processes.ts";
import { LOAD_CORE, pin } from "./cores.ts";

/** All that a benchmark leaves behind. */
export const BENCH_FOLDER = join(checkout, ".kakehashi", "bench");

export interface BenchDatabases {
  /** Empty and migrated, whatever an earlier run left. */
  create(name: string): Promise<pg.ClientConfig>;
  version: string;
  /** Its processes as they are now. */
  pids(): number[];
  stop(): Promise<void>;
}

/** An embedded PostgreSQL of its own, beside the load: on the core of the server only the server runs. */
export async function openDatabases(): Promise<BenchDatabases> {
  const postgres = await startEmbeddedPostgres({ dataFolder: BENCH_FOLDER, checkout, log: createLog("error") });
  pin(processesIn(postgres.databasePath), LOAD_CORE);
  const { rows } = await ask(postgres.connection, "show server_version");
  return {
    pids: () => processesIn(postgres.databasePath),
    version: rows[0]?.server_version ?? "unknown",
    async create(name) {
      await ask(postgres.connection, `drop database if exists ${name} with (force)`);
      await ask(postgres.connection, `create database ${name}`);
      const connection = { ...postgres.connection, database: name };
      await migrate(connection, join(checkout, "migrations"));
      return connection;
    },
    stop: () => postgres.stop(),
  };
}

export async function ask(connection: pg.ClientConfig, sql: string, values: unknown[] = []) {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return await client.query<Record<string, string>>(sql, values);
  } finally {
    await client.end();
  }
}
