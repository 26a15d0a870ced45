import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { checkout } from "#platform/checkout.ts";
import { createDatabase, createPool, type Database, sqlState } from "#platform/db/database.ts";
import { migrate, readMigrations } from "#platform/db/migrate.ts";
import { jobTables } from "#platform/jobs/install-jobs.ts";
import { runFolder } from "./test-run.ts";
import { asOwner, connectTestServer, inDatabase } from "./test-server.ts";

const MIGRATIONS = join(checkout, "migrations");
/** Any number: only one test run at a time makes or drops templates. */
const LOCK = 7_220_117;
const ABANDONED_AFTER_MS = 60 * 60_000;

export interface TestDatabase {
  /** As the application works: a role that owns nothing, with row-level security. */
  db: Database;
  /** As the owner of the database connects: for migrations, LISTEN, and looking behind row-level security's back. */
  connection: pg.ClientConfig;
}

interface Wishes {
  /** The database to copy; a migrated, empty one where it is left out. */
  template?: string;
  /** The run of tests that drops it at its end; `close` does where it is left out. */
  run?: string;
}

/** A database of its own. Tests take `withTestDatabase`, scripts this. */
export async function openTestDatabase(
  wishes: Wishes = {},
): Promise<TestDatabase & { name: string; close(): Promise<void> }> {
  const { run } = wishes;
  if (run) mkdirSync(runFolder(run), { recursive: true });
  const server = await connectTestServer();
  const name = ["kakehashi_test", Date.now(), run, randomBytes(4).toString("hex")].filter(Boolean).join("_");
  await asOwner(server, async (client) => {
    const template = wishes.template ?? (await ensureTemplate(client, server));
    await client.query(`create database ${name} template ${template} strategy file_copy`);
    // Nothing here has to survive a power cut.
    await client.query(`alter database ${name} set synchronous_commit = off`);
  });
  const connection = inDatabase(server, name);
  // One connection from now to the end: another test run that is over stops the server when nobody uses it.
  const pool = createPool({ ...connection, idleTimeoutMillis: 0 }, 5);
  await pool.query("select 1");
  return {
    name,
    db: createDatabase(pool),
    connection,
    async close() {
      await pool.end();
      if (!run) await asOwner(server, (client) => dropDatabase(client, name));
    },
  };
}

/**
 * Drops what a run of tests has made, all at its end: a database is 800 files, ext4 gives no inode away again that was
 * freed within the last minute, and looking for another one takes ten times as long as copying.
 */
export async function dropDatabasesOf(run: string): Promise<void> {
  if (!existsSync(runFolder(run))) return;
  await asOwner(await connectTestServer(), async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select datname as name from pg_database where datname ~ ('^kakehashi_test_[0-9]+_' || $1)",
      [run],
    );
    for (const { name } of rows) await dropDatabase(client, name);
    await dropAbandoned(client, "test");
  });
  rmSync(runFolder(run), { recursive: true });
}

const INSUFFICIENT_PRIVILEGE = "42501";
const TRIES = 20;

/** The server's own vacuum may be at work in the database just now, and only a superuser may end that: it goes by itself. */
async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      await client.query(`drop database if exists ${name} with (force)`);
      return;
    } catch (error) {
      if (sqlState(error) !== INSUFFICIENT_PRIVILEGE || tried === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

/** Makes the template where these migrations do not have one yet; its name is their fingerprint. */
async function ensureTemplate(client: pg.Client, server: pg.ClientConfig): Promise<string> {
  const hash = createHash("sha256");
  for (const migration of readMigrations(MIGRATIONS)) hash.update(`${migration.name}\0${migration.checksum}\0`);
  hash.update(jobTables());
  const template = `kakehashi_template_${hash.digest("hex").slice(0, 16)}`;
  await client.query("select pg_advisory_lock($1)", [LOCK]);
  try {
    const found = await client.query("select from pg_database where datname = $1", [template]);
    if (found.rowCount === 0) await makeTemplate(client, server, template);
  } finally {
    await client.query("select pg_advisory_unlock($1)", [LOCK]);
  }
  return template;
}

/** Under a draft's name until it is whole: a run that is killed half-way leaves nothing that looks finished. */
async function makeTemplate(client: pg.Client, server: pg.ClientConfig, template: string): Promise<void> {
  await dropAbandoned(client, "template|test");
  const draft = `${template}_draft`;
  await dropDatabase(client, draft);
  await client.query(`create database ${draft}`);
  await migrate(inDatabase(server, draft), MIGRATIONS);
  await client.query(`alter database ${draft} rename to ${template}`);
}

/** Copies that killed runs left behind, and templates of other migrations. What is in use stays. */
async function dropAbandoned(client: pg.Client, kinds: "test" | "template|test"): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database
     where datname ~ $1 and not exists (select from pg_stat_activity where pg_stat_activity.datname = pg_database.datname)`,
    [`^kakehashi_(${kinds})_`],
  );
  for (const { name } of rows) {
    const madeAt = Number(/^kakehashi_test_(\d+)_/.exec(name)?.[1] ?? 0);
    // Without `force`: another run may have connected to it in the meantime.
    if (Date.now() - madeAt > ABANDONED_AFTER_MS)
      await client.query(`drop database if exists ${name}`).catch(() => undefined);
  }
}
