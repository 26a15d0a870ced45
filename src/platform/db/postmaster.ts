import { spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { Problem } from "#platform/problem.ts";
import { isAlive, processesIn, waitUntil } from "#platform/processes.ts";
import { asOwner } from "./postgres-cluster.ts";
import { type PostgresPlace, socketFile } from "./postgres-place.ts";

/** A running PostgreSQL as its own file postmaster.pid describes it. */
export interface Postmaster {
  pid: number;
  /** The one it really listens in; an earlier start may have chosen another one. */
  socketFolder: string;
  status: "starting" | "ready" | "stopping";
}

/** A PostgreSQL that this process started; `end` is undefined while it runs. */
export interface Spawned {
  end(): { how: string; inGoodOrder: boolean } | undefined;
}

const LARGEST_LOG = 10 * 1024 * 1024;

/** The PostgreSQL that runs on this database now. A process that only has got the number of a dead one is not taken for it. */
export function findPostmaster(database: string): Postmaster | undefined {
  // Lines: pid, data folder, start time, port, socket folder, listen address, shared memory key, status.
  const lines = readPidFile(database)?.split("\n") ?? [];
  const pid = Number(lines[0]);
  if (!pid || !isAlive(pid) || !worksIn(pid, database)) return undefined;
  const status = lines[7]?.trim();
  return {
    pid,
    socketFolder: lines[4] ?? "",
    status: status === "ready" || status === "stopping" ? status : "starting",
  };
}

/** Starts PostgreSQL in a session of its own: neither Ctrl-C in our terminal nor our death reaches it. */
export async function spawnPostmaster(place: PostgresPlace, postgres: string): Promise<Spawned> {
  await clearRemains(place);
  const log = openLog(place.logFile);
  const child = spawn(postgres, ["-D", place.database], {
    ...asOwner(place),
    cwd: "/",
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  child.unref();
  let end: ReturnType<Spawned["end"]>;
  child.on("error", (error) => {
    end = { how: error.message, inGoodOrder: false };
  });
  child.on("exit", (code, signal) => {
    end = { how: `it ended with ${signal ?? `code ${code}`}`, inGoodOrder: code === 0 };
  });
  return { end: () => end };
}

/** Ends it in good order: open transactions are rolled back, everything is written. */
export async function stopPostmaster(database: string, timeoutMs: number): Promise<boolean> {
  const postmaster = findPostmaster(database);
  if (!postmaster) return true;
  // SIGINT is PostgreSQL's "fast shutdown".
  process.kill(postmaster.pid, "SIGINT");
  return waitUntil(() => !isAlive(postmaster.pid), timeoutMs);
}

/** The end of PostgreSQL's own log, for a message. */
export function logTail(logFile: string): string {
  return existsSync(logFile) ? readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-8).join("\n") : "";
}

/**
 * After a killed postmaster its children may live on for a moment: a new one must wait for them. And its lock files may
 * name a process that is by now something else, or dead but not yet collected by its parent (a container without an
 * init): PostgreSQL takes both for a running one. Where nothing works in the database any more the files mean nothing.
 */
async function clearRemains(place: PostgresPlace): Promise<void> {
  const left = readPidFile(place.database);
  if (!canSeeProcesses()) return;
  const folder = realpathSync(place.database);
  const isClear = await waitUntil(
    () => findPostmaster(folder) !== undefined || processesIn(folder).length === 0,
    15_000,
  );
  if (!isClear) {
    throw new Problem(
      `Processes of an earlier PostgreSQL still work in ${folder}: ${processesIn(folder).join(", ")}. End them, then start again.`,
    );
  }
  // Another start may have begun meanwhile: its files stay.
  if (findPostmaster(folder) || readPidFile(folder) !== left) return;
  rmSync(join(folder, "postmaster.pid"), { force: true });
  rmSync(`${socketFile(place.socketFolder)}.lock`, { force: true });
}

function readPidFile(database: string): string | undefined {
  try {
    return readFileSync(join(database, "postmaster.pid"), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** PostgreSQL works in its data folder. Without /proc the pid file alone is believed, and the connection is the test. */
function worksIn(pid: number, database: string): boolean {
  if (!canSeeProcesses()) return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(database);
  } catch {
    return false;
  }
}

function canSeeProcesses(): boolean {
  return existsSync("/proc/self/cwd");
}

function openLog(file: string): number {
  if (existsSync(file) && statSync(file).size > LARGEST_LOG) renameSync(file, `${file}.1`);
  return openSync(file, "a", 0o600);
}
