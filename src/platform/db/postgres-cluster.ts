import { spawn } from "node:child_process";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { totalmem } from "node:os";
import { dirname, join } from "node:path";
import { Problem } from "#platform/problem.ts";
import { isAlive } from "#platform/processes.ts";
import type { PostgresBinaries } from "./postgres-binaries.ts";
import type { PostgresPlace } from "./postgres-place.ts";

export const SUPERUSER = "postgres";
const MEGABYTE = 1024 * 1024;

/** Makes the files of the database on first use, and writes its configuration anew each time before it starts. */
export async function prepareCluster(place: PostgresPlace, binaries: PostgresBinaries): Promise<void> {
  if (!existsSync(place.database)) await initialise(place, binaries);
  const major = readFileSync(join(place.database, "PG_VERSION"), "utf8").trim();
  if (major !== binaries.major) {
    throw new Problem(
      `The database in ${place.database} is of PostgreSQL ${major}, but PostgreSQL ${binaries.major} comes with this version of Kakehashi.\nExport it with the version that made it, then import it here.`,
    );
  }
  writeFileSync(join(place.database, "postgresql.conf"), configuration(place.socketFolder));
  writeFileSync(join(place.database, "pg_hba.conf"), "local all all peer map=kakehashi\n");
  writeFileSync(
    join(place.database, "pg_ident.conf"),
    place.systemUsers.map((user) => `kakehashi "${user}" all\n`).join(""),
  );
}

/** Works in a draft folder that is renamed at the end: a start that was killed half-way leaves nothing that looks finished. */
async function initialise(place: PostgresPlace, binaries: PostgresBinaries): Promise<void> {
  removeAbandonedDrafts(place.database);
  const draft = `${place.database}.${process.pid}`;
  mkdirSync(draft, { mode: 0o700 });
  if (place.runsAs) chownSync(draft, place.runsAs, place.runsAs);
  // Provider "builtin", C.UTF-8: the same order and the same upper and lower case on every machine for ever. With libc or
  // ICU an upgrade of that library changes the order and silently breaks indexes. People's order (yomi) is asked for
  // where it is needed: a column for the reading, or `collate "ja-x-icu"`, which is there.
  await runInitdb(place, binaries.initdb, [
    `--pgdata=${draft}`,
    `--username=${SUPERUSER}`,
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--auth=peer",
    "--no-instructions",
  ]);
  try {
    renameSync(draft, place.database);
  } catch (error) {
    // Another first start was quicker.
    if (!existsSync(place.database)) throw error;
    rmSync(draft, { recursive: true });
  }
}

function removeAbandonedDrafts(database: string): void {
  const folder = dirname(database);
  for (const name of readdirSync(folder)) {
    const maker = Number(/^postgres\.(\d+)$/.exec(name)?.[1]);
    // Our own number means that an earlier process had it: in a container the application may always get the same one.
    const isAbandoned = maker === process.pid || (maker > 0 && !isAlive(maker));
    // An initdb whose starter was killed may still be writing; it fails as soon as its files go.
    if (isAbandoned) rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}

function runInitdb(place: PostgresPlace, initdb: string, args: string[]): Promise<void> {
  const child = spawn(initdb, args, { ...asOwner(place), cwd: "/", stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (text) => {
    output += text;
  });
  child.stderr.on("data", (text) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", (error) => reject(cannotRun(initdb, error)));
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new Problem(`PostgreSQL could not make its files (${place.database}):\n\n${output.trim()}`));
    });
  });
}

/** How a program of PostgreSQL is started: as the unprivileged user where we are root, and deaf to PG… variables. */
export function asOwner(place: PostgresPlace) {
  const id = place.runsAs;
  return { env: { LC_ALL: "C", PATH: "/usr/bin:/bin" }, ...(id === undefined ? {} : { uid: id, gid: id }) };
}

export function cannotRun(program: string, error: Error): Problem {
  return new Problem(
    `PostgreSQL could not be run (${program}): ${error.message}\nUse a database elsewhere: DATABASE_URL=postgresql://user:password@host:5432/kakehashi npm start`,
  );
}

function configuration(socketFolder: string): string {
  // A 64th of the memory is enough for a city's pages; the operating system caches the rest.
  const sharedBuffers = Math.min(256, Math.max(32, Math.round(totalmem() / 64 / MEGABYTE)));
  return `# Written by Kakehashi at each start; changes here are lost.
listen_addresses = ''
port = 5432
unix_socket_directories = '${socketFolder}'
unix_socket_permissions = 0700
max_connections = 100
shared_buffers = ${sharedBuffers}MB
fsync = on
synchronous_commit = on
full_page_writes = on
max_wal_size = 512MB
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%m [%p] '
log_checkpoints = off
`;
}
