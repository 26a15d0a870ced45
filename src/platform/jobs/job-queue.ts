import type pg from "pg";
import { fromKysely, PgBoss } from "pg-boss";
import type { Scope } from "#platform/db/scope.ts";
import type { Log } from "#platform/log.ts";
import { JOBS_SCHEMA } from "./install-jobs.ts";
import type { JobIds, JobName, Jobs, Queued } from "./job.ts";

/** Where a job ends up that failed every time: looked at by people, run again by `redrive`. */
const DEAD = "dead";
const DAY = 24 * 3_600;
/** Half a minute, one, two, … at most an hour apart: about three hours in all. */
const RETRIES = { retryLimit: 8, retryDelay: 30, retryBackoff: true, retryDelayMax: 3_600 };
/** After this long without a sign of life whoever had the job counts as dead, and it is run again. */
const HEARTBEAT_SECONDS = 30;

/** A queue for each job, on the application's own connections. The tables are made when the database is migrated. */
export class JobQueue implements Jobs {
  readonly #boss: PgBoss;

  constructor(pool: pg.Pool, log: Log) {
    this.#boss = createBoss(pool, log, { supervise: false, schedule: false });
  }

  async start(jobs: readonly JobName[]): Promise<void> {
    await this.#boss.start();
    const present = new Set((await this.#boss.getQueues()).map(({ name }) => name));
    if (!present.has(DEAD)) await this.#boss.createQueue(DEAD, { retentionSeconds: 90 * DAY });
    for (const { name } of jobs.filter((job) => !present.has(job.name))) {
      const expireInSeconds = DAY / 2;
      await this.#boss.createQueue(name, {
        ...RETRIES,
        deadLetter: DEAD,
        heartbeatSeconds: HEARTBEAT_SECONDS,
        expireInSeconds,
      });
    }
  }

  async enqueue<Data extends JobIds>(scope: Scope, { job, data, startAfter }: Queued<Data>): Promise<void> {
    const { municipalityId, db } = scope;
    const when = startAfter ? { startAfter } : {};
    await this.#boss.send(job.name, { ...data, municipalityId }, { db: fromKysely(db), ...when });
  }

  /** The same job for each of them. */
  async enqueueForAll(job: JobName, municipalityIds: readonly number[]): Promise<void> {
    await this.#boss.insert(
      job.name,
      municipalityIds.map((municipalityId) => ({ data: { municipalityId } })),
    );
  }

  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: false });
  }
}

/** `supervise` looks after jobs whose process died, `schedule` after the times at which jobs are due. */
export function createBoss(pool: pg.Pool, log: Log, duties: { supervise: boolean; schedule: boolean }): PgBoss {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: JOBS_SCHEMA,
    ...duties,
    // The application's role changes no tables and rebuilds no indexes.
    migrate: false,
    createSchema: false,
    reindex: false,
    monitorVacuum: false,
    superviseIntervalSeconds: HEARTBEAT_SECONDS,
    monitorIntervalSeconds: HEARTBEAT_SECONDS,
  });
  boss.on("error", (error) => log.error("jobs.error", { error: error.message }));
  return boss;
}
