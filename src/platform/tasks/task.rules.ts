export type TaskState = "queued" | "running" | "done" | "failed";

/** While a task runs it gives a sign of life this often. */
export const PULSE_MS = 10_000;
/** Whoever says nothing for so long is dead. */
export const SILENCE_MS = 45_000;

/** Whoever runs it has been silent for too long: killed, or cut off from the database. It is run again. */
export function isInterrupted({ state, seenAt }: { state: TaskState; seenAt: Date | null }, now: Date): boolean {
  return state === "running" && (seenAt === null || now.getTime() - seenAt.getTime() > SILENCE_MS);
}

/** A task that takes its process down with it each time is not started for ever. */
export const MOST_ATTEMPTS = 3;
