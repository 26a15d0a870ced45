import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "#platform/problem.ts";
import { birthOf, isAlive, waitUntil } from "#platform/processes.ts";
import { createWhole, writeWhole } from "#platform/whole-file.ts";

interface Holder {
  pid: number;
  birth: string | undefined;
  address: string;
  since: string;
  isStopping: boolean;
}

export interface InstanceLock {
  /** A start that comes while this one stops waits for it instead of giving up. */
  announceStop(): void;
  release(): void;
}

const STOP_TAKES_AT_MOST_MS = 40_000;

/**
 * Makes sure that one application runs on a data folder.
 * @throws Problem that says where the first one runs.
 */
export async function lockDataFolder(dataFolder: string, address: string): Promise<InstanceLock> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const file = join(dataFolder, "running.json");
  const own: Holder = {
    pid: process.pid,
    birth: birthOf(process.pid),
    address,
    since: new Date().toISOString(),
    isStopping: false,
  };
  while (!(await take(file, own))) {
    const holder = readHolder(file);
    if (!holder || !isRunning(holder)) continue;
    const hasStopped = holder.isStopping && (await waitUntil(() => !isRunning(holder), STOP_TAKES_AT_MOST_MS));
    if (!hasStopped) throw new Problem(describe(holder));
  }
  return {
    announceStop: () => writeWhole(file, JSON.stringify({ ...own, isStopping: true })),
    release: () => {
      if (readHolder(file)?.pid === own.pid) rmSync(file, { force: true });
    },
  };
}

/** False where someone holds the lock, or may have got it at the same moment. */
async function take(file: string, own: Holder): Promise<boolean> {
  const found = readText(file);
  if (found !== undefined) {
    const holder = parseHolder(found);
    if (holder && isRunning(holder)) return false;
    if (readText(file) !== found) return false;
    rmSync(file, { force: true });
  }
  if (!createWhole(file, JSON.stringify(own))) return false;
  if (found === undefined) return true;
  // Two starts may remove the same stale file; the later one then removes the earlier one's fresh lock. The last one wins.
  await new Promise((resolve) => setTimeout(resolve, 50));
  return readHolder(file)?.pid === own.pid;
}

/** The process id alone says little: after a restart of the machine it may be anybody's. */
function isRunning(holder: Holder): boolean {
  return isAlive(holder.pid) && (holder.birth === undefined || holder.birth === birthOf(holder.pid));
}

function readHolder(file: string): Holder | undefined {
  const text = readText(file);
  return text === undefined ? undefined : parseHolder(text);
}

function parseHolder(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && "pid" in value ? (value as Holder) : undefined;
  } catch {
    return undefined;
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function describe(holder: Holder): string {
  return [
    `Kakehashi already runs on this data: ${holder.address}`,
    `It is process ${holder.pid}, started ${holder.since}. Stop it with Ctrl-C in its window, or with: kill ${holder.pid}`,
    "For a second one beside it, give it a data folder and a port: KAKEHASHI_DATA=<folder> PORT=<port> npm start",
  ].join("\n");
}
