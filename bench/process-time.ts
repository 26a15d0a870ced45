import { readFileSync } from "node:fs";

/** Microseconds of a clock tick as /proc counts them: 100 a second on every Linux that Node runs on. */
const TICK = 10_000;

/** Processor time that processes have used so far, in microseconds, all their threads together; proc(5). */
export function processTime(pids: readonly number[]): number {
  const ticks = pids.map((pid) => {
    // The second field is the name in brackets and may hold blanks.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return Number(fields[11]) + Number(fields[12]);
  });
  return ticks.reduce((sum, own) => sum + own, 0) * TICK;
}

export function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number);
}
