import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** Where /proc is missing (not Linux) the finer questions have no answer, and the callers do with `isAlive`. */
const BOOT = readOrUndefined("/proc/sys/kernel/random/boot_id")?.trim();

/** A killed process that its parent has not collected yet (state Z) counts as dead. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  const state = statFields(pid)?.[0];
  return state !== "Z" && state !== "X";
}

/** Tells one life of a process id from the next: the boot and the clock tick of its start. Undefined where unknown. */
export function birthOf(pid: number): string | undefined {
  // Field 22 of proc(5) stat, `starttime`; the fields here begin with the third.
  const startTicks = statFields(pid)?.[19];
  return startTicks && BOOT ? `${BOOT}/${startTicks}` : undefined;
}

/** The processes that work in `folder`; a PostgreSQL and its children do so in their data folder. */
export function processesIn(folder: string): number[] {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => workingFolder(pid) === folder && isAlive(pid));
  } catch {
    return [];
  }
}

/** Waits until `isDone` holds; false where it does not within `timeoutMs`. */
export async function waitUntil(isDone: () => boolean | Promise<boolean>, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (!(await isDone())) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function statFields(pid: number): string[] | undefined {
  // The second field is the name in brackets and may hold blanks and brackets.
  return readOrUndefined(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, "")
    .split(" ");
}

function readOrUndefined(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
