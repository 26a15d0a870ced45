import type pg from "pg";
import type { PgBoss } from "pg-boss";
import type { Log } from "#platform/log.ts";
import type { Job } from "./job.ts";
import { createBoss } from "./job-queue.ts";

/** What stands in the queue: the job's own data and whose it is. A tick of the clock has no municipality yet. */
export type QueuedIds = Record<string, string | number> & { municipalityId?: number };

export interface WorkerParts {
  pool: pg.Pool;
  log: Log;
  jobs: readonly Job[];
  run(job: Job, data: QueuedIds): Promise<void>;
}

const JAPAN = "Asia/Tokyo";
/** How long jobs that are under way may take when the process is asked to stop; then another process runs them again. */
const PATIENCE_MS = 10_000;

/** Takes jobs out of the queue and has them run, until it is stopped. Any number of processes may do so at once. */
export class JobWorker {
  readonly #boss: PgBoss;
  readonly #parts: WorkerParts;

  constructor(parts: WorkerParts) {
    this.#parts = parts;
    this.#boss = createBoss(parts.pool, parts.log, { supervise: true, schedule: true });
  }

  /** The queues must be there (`JobQueue.start`). */
  async start(): Promise<void> {
    await this.#boss.start();
    await this.#keepTimes();
    for (const job of this.#parts.jobs) {
      await this.#boss.work<QueuedIds>(job.name, { pollingIntervalSeconds: 2 }, ([queued]) =>
        this.#run(job, queued?.data ?? {}),
      );
    }
    // What a process that was killed has left behind should not wait for the next round.
    await this.#boss.supervise();
  }

  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: PATIENCE_MS });
  }

  async #run(job: Job, data: QueuedIds): Promise<void> {
    try {
      await this.#parts.run(job, data);
    } catch (error) {
      const text = String(error instanceof Error ? error.stack : error);
      this.#parts.log.error("job.failed", { job: job.name, municipality: data.municipalityId, error: text });
      throw error;
    }
  }

  /** The times of jobs that are gone, or have none any more, are taken away. */
  async #keepTimes(): Promise<void> {
    const timed = this.#parts.jobs.filter((job) => job.cron !== undefined);
    for (const { name } of await this.#boss.getSchedules()) {
      if (!timed.some((job) => job.name === name)) await this.#boss.unschedule(name);
    }
    for (const { name, cron = "" } of timed) await this.#boss.schedule(name, cron, {}, { tz: JAPAN });
  }
}
