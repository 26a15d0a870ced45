import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { checkout } from "#platform/checkout.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#platform/db/embedded-postgres.ts";
import { SUPERUSER } from "#platform/db/postgres-cluster.ts";
import { preparePlace } from "#platform/db/postgres-place.ts";
import { findPostmaster } from "#platform/db/postmaster.ts";
import { createLog } from "#platform/log.ts";
import { readTestSettings } from "./test-settings.ts";

/** Its data is kept between runs, so that the template database is made once; it holds nothing of value. */
const DATA_FOLDER = join(checkout, ".kakehashi", "test");

/**
 * The PostgreSQL of the test run: TEST_DATABASE_URL, else an embedded one of its own. The first test that needs it starts
 * it and the others adopt it, so a run of pure rules starts none; test/global-setup.ts stops it.
 */
export async function connectTestServer(): Promise<pg.ClientConfig> {
  const { databaseUrl } = readTestSettings();
  if (databaseUrl) return { connectionString: databaseUrl };
  return (await startServer()).connection;
}

/** Stops the embedded server if it runs and no other test run uses it. */
export async function stopTestServer(): Promise<void> {
  if (readTestSettings().databaseUrl || !existsSync(DATA_FOLDER)) return;
  if (findPostmaster(preparePlace(realpathSync(DATA_FOLDER)).database)) await (await startServer()).stop();
}

async function startServer(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataFolder: DATA_FOLDER, checkout, log: createLog("error") });
  if (!server.adopted) await asOwner({ ...server.connection, user: SUPERUSER, database: SUPERUSER }, forgetDisks);
  return server;
}

/** Nothing here has to survive a power cut, and most of the time of a new database is waiting for the disk. */
async function forgetDisks(client: pg.Client): Promise<void> {
  for (const setting of ["fsync", "full_page_writes"]) await client.query(`alter system set ${setting} = off`);
  await client.query("select pg_reload_conf()");
}

/** Runs `work` on a connection of the databases' owner. */
export async function asOwner<T>(connection: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same server, another database. */
export function inDatabase(connection: pg.ClientConfig, database: string): pg.ClientConfig {
  if (!connection.connectionString) return { ...connection, database };
  const url = new URL(connection.connectionString);
  url.pathname = `/${database}`;
  return { ...connection, connectionString: url.href };
}
