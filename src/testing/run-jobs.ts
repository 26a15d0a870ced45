import { allJobs, runJob } from "#app/run-job.ts";
import type { QueuedIds } from "#platform/jobs/job-worker.ts";
import type { TestApp } from "./test-app.ts";
import { asOwner } from "./test-server.ts";

/**
 * Does everything that is due in the queue by the application's clock, also what is queued meanwhile, and returns the
 * names of the jobs in order. An error comes to the test; the job does not run again. `tick`: as if the clock had started
 * the job of this name.
 */
export async function runJobs(app: Pick<TestApp, "parts" | "connection">, tick?: string): Promise<string[]> {
  const done: string[] = [];
  const run = async (name: string, data: QueuedIds) => {
    const job = allJobs(app.parts).find((each) => each.name === name);
    if (!job) throw new Error(`no job ${name}`);
    await runJob(app.parts, job, data);
    done.push(name);
  };
  if (tick) await run(tick, {});
  for (let due = await takeDue(app); due.length > 0; due = await takeDue(app)) {
    for (const { name, data } of due) await run(name, data);
  }
  return done;
}

/** A job without a time of its own starts when it was queued, by the clock of the database. */
async function takeDue({ parts, connection }: Pick<TestApp, "parts" | "connection">) {
  return asOwner(connection, async (client) => {
    const { rows } = await client.query<{ name: string; data: QueuedIds }>(
      "delete from pgboss.job where name <> 'dead' and (start_after = created_on or start_after <= $1) returning name, data",
      [parts.clock.now()],
    );
    return rows;
  });
}
