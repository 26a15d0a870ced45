import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { installJobs } from "#platform/jobs/install-jobs.ts";
import { APP_ROLE } from "./database.ts";

/** Any number, the same in every process: only one migrates at a time. */
const LOCK = 7_220_116;

interface Migration {
  number: number;
  name: string;
  sql: string;
  checksum: string;
}

/**
 * Applies the numbered files of `folder` that the database does not have yet, each in a transaction of its own, and then
 * what the job queue needs. Returns the names of the files.
 */
export async function migrate(connection: pg.ClientConfig, folder: string): Promise<string[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query(
      "create table if not exists schema_migrations (number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())",
    );
    const applied = await appliedChecksums(client);
    const missing = readMigrations(folder).filter((migration) => isMissing(migration, applied));
    for (const migration of missing) await apply(client, migration);
    await installJobs(client, APP_ROLE);
    return missing.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), "utf8");
      return { number: Number(name.slice(0, 4)), name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

async function appliedChecksums(client: pg.Client): Promise<Map<number, string>> {
  const { rows } = await client.query<{ number: number; checksum: string }>(
    "select number, checksum from schema_migrations",
  );
  return new Map(rows.map((row) => [row.number, row.checksum]));
}

function isMissing(migration: Migration, applied: Map<number, string>): boolean {
  const checksum = applied.get(migration.number);
  if (checksum !== undefined && checksum !== migration.checksum) {
    throw new Error(
      `The migration ${migration.name} was changed after it was applied to this database. Add a new migration instead.`,
    );
  }
  return checksum === undefined;
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(migration.sql);
    await client.query("insert into schema_migrations (number, name, checksum) values ($1, $2, $3)", [
      migration.number,
      migration.name,
      migration.checksum,
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(
      `The migration ${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}
