import { existsSync, mkdirSync, realpathSync } from "node:fs";
import pg from "pg";
import type { Log } from "#platform/log.ts";
import { Problem } from "#platform/problem.ts";
import { isAlive, waitUntil } from "#platform/processes.ts";
import { type PostgresBinaries, prepareBinaries } from "./postgres-binaries.ts";
import { cannotRun, prepareCluster, SUPERUSER } from "./postgres-cluster.ts";
import { type PostgresPlace, preparePlace, socketFile } from "./postgres-place.ts";
import {
  findPostmaster,
  logTail,
  type Postmaster,
  type Spawned,
  spawnPostmaster,
  stopPostmaster,
} from "./postmaster.ts";

/** Owner of the database `kakehashi`: migrations run as it. The application takes a role that owns nothing. */
const OWNER = "kakehashi";
const GIVE_UP_AFTER_MS = 60_000;
const WATCH_EVERY_MS = 500;

export interface EmbeddedPostgres {
  connection: pg.ClientConfig;
  /** The same as one address, for tools that take nothing else. */
  connectionString: string;
  /** It was running already: left by a start that was killed, or in use by another command. */
  adopted: boolean;
  databasePath: string;
  /** Stops PostgreSQL unless another process uses it; the last one to leave stops it. Close your own connections first. */
  stop(): Promise<void>;
}

interface Running {
  postmaster: Postmaster;
  adopted: boolean;
}

/** Makes sure that the PostgreSQL of this data folder runs, and starts it again should it die. */
export async function startEmbeddedPostgres(options: {
  dataFolder: string;
  checkout: string;
  log: Log;
}): Promise<EmbeddedPostgres> {
  mkdirSync(options.dataFolder, { recursive: true, mode: 0o700 });
  const place = preparePlace(realpathSync(options.dataFolder));
  const binaries = prepareBinaries(options.checkout, place);
  const running = await ensureRunning(place, binaries);
  const { socketFolder } = running.postmaster;
  await withClient(clientConfig(socketFolder, SUPERUSER, SUPERUSER), makeDatabase);
  const watch = keepRunning(place, binaries, { running, log: options.log });
  return {
    connection: clientConfig(socketFolder, OWNER, OWNER),
    connectionString: `postgresql:///${OWNER}?user=${OWNER}&port=5432&host=${encodeURIComponent(socketFolder)}`,
    adopted: running.adopted,
    databasePath: place.database,
    async stop() {
      clearInterval(watch);
      await stopUnlessUsed(place, options.log);
    },
  };
}

/** Runs until PostgreSQL answers, whatever another process does to it meanwhile (starts it, stops it, kills it). */
async function ensureRunning(place: PostgresPlace, binaries: PostgresBinaries): Promise<Running> {
  let spawned: Spawned | undefined;
  let deadline = Date.now() + GIVE_UP_AFTER_MS;
  while (Date.now() < deadline) {
    const postmaster = findPostmaster(place.database);
    if (postmaster && (await answers(place, postmaster))) return { postmaster, adopted: spawned === undefined };
    // Recovery after a power cut may take long; while it goes on there is nothing to give up.
    if (postmaster?.status === "starting") deadline = Date.now() + GIVE_UP_AFTER_MS;
    if (!postmaster) spawned = await startOnce({ place, binaries, spawned });
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  throw new Problem(`PostgreSQL does not answer. Its log ends with:\n\n${logTail(place.logFile)}`);
}

async function startOnce({
  place,
  binaries,
  spawned,
}: {
  place: PostgresPlace;
  binaries: PostgresBinaries;
  spawned: Spawned | undefined;
}): Promise<Spawned> {
  const end = spawned?.end();
  if (end && !end.inGoodOrder)
    throw cannotRun(binaries.postgres, new Error(`${end.how}\n\n${logTail(place.logFile)}\n`));
  // Ended in good order: another command that was the last to leave stopped it in the moment before we came.
  if (spawned && !end) return spawned;
  await prepareCluster(place, binaries);
  return spawnPostmaster(place, binaries.postgres);
}

async function answers(place: PostgresPlace, postmaster: Postmaster): Promise<boolean> {
  if (postmaster.status !== "ready") return false;
  if (!existsSync(socketFile(postmaster.socketFolder))) {
    // Something tidied /tmp: nobody can connect to it any more, so it is started anew.
    await stopPostmaster(place.database, GIVE_UP_AFTER_MS);
    return false;
  }
  try {
    await withClient(clientConfig(postmaster.socketFolder, SUPERUSER, SUPERUSER), (client) => client.query("select 1"));
    return true;
  } catch (error) {
    if (isPassing(error)) return false;
    throw error;
  }
}

/** Not there yet or not there any more, or "the database system is starting up / shutting down". */
function isPassing(error: unknown): boolean {
  const { code, message } = error as NodeJS.ErrnoException;
  return (
    ["ENOENT", "ECONNREFUSED", "ECONNRESET", "EPIPE", "57P01", "57P03"].includes(code ?? "") ||
    /terminated unexpectedly|timeout expired/.test(message)
  );
}

async function makeDatabase(client: pg.Client): Promise<void> {
  const roles = await client.query("select from pg_roles where rolname = $1", [OWNER]);
  // May make the application's role and, for tests, databases; still no superuser, so row-level security holds for it.
  if (roles.rowCount === 0) await unlessThere(client.query(`create role ${OWNER} login createdb createrole`));
  const databases = await client.query("select from pg_database where datname = $1", [OWNER]);
  if (databases.rowCount === 0) await unlessThere(client.query(`create database ${OWNER} owner ${OWNER}`));
}

/** Two first starts may make the same thing at the same moment. */
async function unlessThere(creation: Promise<unknown>): Promise<void> {
  await creation.catch((error: { code?: string }) => {
    if (!["42710", "42P04", "23505"].includes(error.code ?? "")) throw error;
  });
}

function keepRunning(
  place: PostgresPlace,
  binaries: PostgresBinaries,
  { running, log }: { running: Running; log: Log },
): NodeJS.Timeout {
  let pid = running.postmaster.pid;
  let isRestarting = false;
  const watch = setInterval(async () => {
    if (isRestarting || isAlive(pid)) return;
    isRestarting = true;
    log.warn("postgres.ended", { pid });
    try {
      pid = (await ensureRunning(place, binaries)).postmaster.pid;
      log.warn("postgres.restarted", { pid });
    } catch (error) {
      log.error("postgres.notRestarted", { error: error instanceof Error ? error.message : String(error) });
    }
    isRestarting = false;
  }, WATCH_EVERY_MS);
  return watch.unref();
}

async function stopUnlessUsed(place: PostgresPlace, log: Log): Promise<void> {
  const postmaster = findPostmaster(place.database);
  if (!postmaster) return;
  const isUnused = async () => (await countUsers(postmaster)) === 0;
  // Our own connections, closed a moment ago, may still be seen.
  if (!(await waitUntil(isUnused, 1_000))) return log.info("postgres.leftRunning", { pid: postmaster.pid });
  const hasStopped = await stopPostmaster(place.database, 30_000);
  if (!hasStopped) log.warn("postgres.stillStopping", { pid: postmaster.pid });
}

async function countUsers(postmaster: Postmaster): Promise<number> {
  try {
    return await withClient(clientConfig(postmaster.socketFolder, SUPERUSER, SUPERUSER), async (client) => {
      const { rows } = await client.query<{ users: number }>(
        "select count(*)::int as users from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
      );
      return rows[0]?.users ?? 0;
    });
  } catch {
    return 0;
  }
}

function clientConfig(socketFolder: string, user: string, database: string): pg.ClientConfig {
  // All given, so that no PG… variable of the person's shell has a say.
  return { host: socketFolder, port: 5432, user, database, password: "", ssl: false };
}

async function withClient<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 5_000 });
  // Without a listener a connection that breaks between two queries would end the process; the query itself rejects.
  client.on("error", () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
