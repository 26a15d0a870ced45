import { afterAll, expect, it, vi } from "vitest";
import { createPool } from "#platform/db/database.ts";
import { inScope } from "#platform/db/scope.ts";
import { createLog } from "#platform/log.ts";
import { buildMunicipality } from "#testing/build.ts";
import { withTestDatabase } from "#testing/test-database.ts";
import { asOwner } from "#testing/test-server.ts";
import type { Job } from "./job.ts";
import { JobQueue } from "./job-queue.ts";
import { JobWorker, type QueuedIds } from "./job-worker.ts";

const { db, connection } = await withTestDatabase();
const pool = createPool(connection, 5);
const lines: string[] = [];
const log = createLog("error", (line) => lines.push(line));
const queue = new JobQueue(pool, log);
const city = await buildMunicipality(db);
const ran: [string, QueuedIds][] = [];
const reminders: Job<{ mailId: string }> = { name: "test.remind", cron: "*/10 8-17 * * 1-5", run: async () => {} };
const jobs = [reminders as Job, { name: "test.hang", run: async () => {} }, { name: "test.fail", run: async () => {} }];
await queue.start(jobs);

let hanging: () => void = () => {};
const newWorker = () =>
  new JobWorker({
    pool,
    log,
    jobs,
    async run(job, data) {
      ran.push([job.name, data]);
      if (job.name === "test.fail") throw new Error("a bug");
      if (job.name === "test.hang" && ran.filter(([name]) => name === "test.hang").length === 1)
        await new Promise<void>((resolve) => {
          hanging = resolve;
        });
    },
  });
const ranOf = (name: string) => ran.filter((entry) => entry[0] === name).map(([, data]) => data);
const queued = (name: string) =>
  asOwner(connection, async (client) => {
    const { rows } = await client.query("select state, retry_count, data from pgboss.job where name = $1", [name]);
    return rows;
  });
const enqueue = (job: Job, data: Record<string, string>) =>
  inScope(db, city.id, (scope) => queue.enqueue(scope, { job, data }));
const soon = { timeout: 30_000, interval: 100 };

const worker = newWorker();
const second = newWorker();
afterAll(async () => {
  hanging();
  await worker.stop();
  await second.stop();
  await queue.stop();
  await pool.end();
});

it("does a job of a committed act with ids and municipality, and none of an act that was undone", async () => {
  const undone = inScope(db, city.id, async (scope) => {
    await queue.enqueue(scope, { job: reminders, data: { mailId: "undone" } });
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  await enqueue(reminders as Job, { mailId: "kept" });
  expect(ran).toEqual([]);
  await worker.start();
  await vi.waitFor(() => expect(ranOf("test.remind")).toEqual([{ mailId: "kept", municipalityId: city.id }]), soon);
});

it("keeps the times of the jobs, in Japan, and forgets those of jobs that are gone", async () => {
  const times = () =>
    asOwner(
      connection,
      async (client) => (await client.query("select name, cron, timezone from pgboss.schedule")).rows,
    );
  expect(await times()).toEqual([{ name: "test.remind", cron: "*/10 8-17 * * 1-5", timezone: "Asia/Tokyo" }]);
  await asOwner(connection, (client) =>
    client.query("insert into pgboss.schedule (name, cron) values ('test.fail', '0 3 * * *')"),
  );
  await second.start();
  expect((await times()).map(({ name }) => name)).toEqual(["test.remind"]);
});

it("runs a job that failed again later, and writes why into the log", async () => {
  await enqueue({ name: "test.fail", run: async () => {} }, { id: "1" });
  await vi.waitFor(async () => expect(await queued("test.fail")).toMatchObject([{ state: "retry" }]), soon);
  expect(lines.join("")).toContain("a bug");
  expect(lines.join("")).toContain('"job":"test.fail"');
});

it("puts a job that failed every time where people find it", async () => {
  await asOwner(connection, (client) =>
    client.query("update pgboss.job set retry_count = retry_limit, start_after = now() where name = 'test.fail'"),
  );
  await vi.waitFor(async () => expect(await queued("dead")).toMatchObject([{ data: { id: "1" } }]), soon);
});

it("runs the job of a process that gives no sign of life again, in another one", async () => {
  await enqueue({ name: "test.hang", run: async () => {} }, { id: "1" });
  await vi.waitFor(() => expect(ranOf("test.hang")).toHaveLength(1), soon);
  // What the database sees of a process that was killed a minute ago.
  await asOwner(connection, (client) =>
    client.query(
      "update pgboss.job set heartbeat_on = now() - interval '1 minute', retry_delay = 0 where name = 'test.hang'",
    ),
  );
  await asOwner(connection, (client) => client.query("update pgboss.queue set monitor_claim_on = null"));
  const third = newWorker();
  await third.start();
  await vi.waitFor(() => expect(ranOf("test.hang")).toHaveLength(2), soon);
  hanging();
  await third.stop();
});

it("needs no right to change tables while it runs", async () => {
  const tables = await pool.query("select has_schema_privilege('pgboss', 'create') as creates");
  expect(tables.rows).toEqual([{ creates: false }]);
  await expect(pool.query("alter table pgboss.job add column more text")).rejects.toThrow("must be owner");
  expect(lines.filter((line) => line.includes("jobs.error"))).toEqual([]);
});
