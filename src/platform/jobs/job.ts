import type { SystemContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";

/** Ids and keys only: the queue's table is seen by every process and is not kept apart by municipality. */
export type JobIds = Readonly<Record<string, string | number>>;

/** A job as whoever queues it names it: `<module>.<what it does>`. */
export interface JobName<Data extends JobIds = JobIds> {
  readonly name: string;
  /** Never there: it ties the place that queues to the place that does the work. */
  readonly types?: Data;
}

/** Work that is done outside of a request, once for each time that it is queued and for one municipality at a time. */
export interface Job<Data extends JobIds = JobIds> extends JobName<Data> {
  /**
   * Times in Japan at which it runs for every municipality. A tick that nobody was there for is not made up: what must not
   * be missed ticks more than once and finds out itself whether it has been done.
   */
  cron?: string;
  /** An error has it run again later. It may run twice (a process killed just before its end): the second time does nothing. */
  run(ctx: SystemContext, data: Data): Promise<void>;
}

export interface Queued<Data extends JobIds = JobIds> {
  job: JobName<Data>;
  data: Data;
  /** Not before this moment; at once where it is left out. */
  startAfter?: Date;
}

export interface Jobs {
  /** In the transaction of the act itself: no act without its job, no job without its act. */
  enqueue<Data extends JobIds>(scope: Scope, queued: Queued<Data>): Promise<void>;
}
