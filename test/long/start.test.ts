import { readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  Checkout,
  firstPage,
  freePort,
  isAlive,
  makeRoom,
  pressCtrlC,
  type Run,
  signalGroup,
  until,
} from "./running-checkout.ts";

// Real processes, real kills. All tests share one checkout and its data, which must outlive everything done to it here.
const room = makeRoom();
let checkout: Checkout;
let acts = 0;

beforeAll(async () => {
  checkout = new Checkout(join(room, "checkout"));
  const first = await checkout.start();
  await checkout.query("create table acts (number integer primary key)");
  await pressCtrlC(first);
}, 60_000);

afterAll(async () => {
  await checkout.remove();
  rmSync(room, { recursive: true, force: true });
}, 60_000);

async function act(): Promise<void> {
  acts += 1;
  await checkout.query(`insert into acts values (${acts})`);
}

async function expectAllActs(): Promise<void> {
  const rows = await checkout.query("select number from acts order by number");
  expect(rows.map((row) => row.number)).toEqual(Array.from({ length: acts }, (_, index) => index + 1));
}

async function stop(run: Run): Promise<void> {
  await pressCtrlC(run);
  expect(checkout.postmasterPid).toBeUndefined();
}

describe("stopping and starting again", { timeout: 60_000 }, () => {
  it("stops PostgreSQL on Ctrl-C and finds everything at the next start", async () => {
    const run = await checkout.start();
    const { postmasterPid } = checkout;
    await act();
    await pressCtrlC(run);
    expect(isAlive(postmasterPid ?? 0)).toBe(false);
    const next = await checkout.start();
    await expectAllActs();
    await stop(next);
  });

  it("stops in the same way when only npm is told to", async () => {
    const run = await checkout.start();
    run.process.kill("SIGTERM");
    await run.exit;
    await until(() => checkout.postmasterPid === undefined, "PostgreSQL to stop");
    await stop(await checkout.start());
  });

  it("waits for one that is still stopping", async () => {
    const run = await checkout.start();
    signalGroup(run, "SIGINT");
    const next = await checkout.start();
    await expectAllActs();
    await stop(next);
  });

  it("tells how long a warm start takes to its first page (to be 3 s at most)", async () => {
    const before = performance.now();
    const run = await checkout.start();
    const seconds = (performance.now() - before) / 1000;
    console.log(`warm start to first page: ${seconds.toFixed(2)} s`);
    await stop(run);
  });
});

describe("kill -9", { timeout: 60_000 }, () => {
  it("of the application leaves PostgreSQL running, and the next start takes it over", async () => {
    const run = await checkout.start();
    const { postmasterPid } = checkout;
    await act();
    process.kill(checkout.applicationPid, "SIGKILL");
    await run.exit;
    expect(isAlive(postmasterPid ?? 0)).toBe(true);
    const next = await checkout.start();
    expect(next.output()).toContain("taken over");
    expect(checkout.postmasterPid).toBe(postmasterPid);
    await expectAllActs();
    await stop(next);
  });

  it("of everything that the terminal knows does the same", async () => {
    const run = await checkout.start();
    const { postmasterPid } = checkout;
    await act();
    signalGroup(run, "SIGKILL");
    await run.exit;
    const next = await checkout.start();
    expect(checkout.postmasterPid).toBe(postmasterPid);
    await expectAllActs();
    await stop(next);
  });

  it("of npm alone stops the application behind it", async () => {
    const run = await checkout.start();
    const pid = checkout.applicationPid;
    run.process.kill("SIGKILL");
    await until(() => !isAlive(pid), "the application to stop");
    await until(() => checkout.postmasterPid === undefined, "PostgreSQL to stop");
    await stop(await checkout.start());
  });

  it("of PostgreSQL under the running application: it is started again, and pages come back", async () => {
    const run = await checkout.start();
    const killed = checkout.postmasterPid ?? 0;
    await act();
    process.kill(killed, "SIGKILL");
    await until(() => checkout.postmasterPid !== undefined && checkout.postmasterPid !== killed, "a new PostgreSQL");
    await firstPage(run);
    await expectAllActs();
    await stop(run);
  });

  it("of the application and PostgreSQL together loses nothing", async () => {
    const run = await checkout.start();
    const { postmasterPid } = checkout;
    await act();
    signalGroup(run, "SIGKILL");
    process.kill(postmasterPid ?? 0, "SIGKILL");
    await run.exit;
    const next = await checkout.start();
    await expectAllActs();
    await stop(next);
  });

  it("then a stranger under the old process numbers is not taken for them", async () => {
    const stranger = process.pid;
    writeFileSync(
      join(checkout.dataFolder, "running.json"),
      JSON.stringify({ pid: stranger, birth: "another boot/1", address: "", since: "" }),
    );
    writeFileSync(
      join(checkout.database, "postmaster.pid"),
      `${stranger}\n${checkout.database}\n1\n5432\n/tmp\n\n0 0\nready\n`,
    );
    const run = await checkout.start();
    await expectAllActs();
    await stop(run);
  });
});

describe("messages", { timeout: 60_000 }, () => {
  it("a second start says where the first one runs, and leaves it alone", async () => {
    const run = await checkout.start();
    const second = await checkout.npmStart();
    expect(await second.exit).toBe(1);
    expect(second.output()).toContain(`Kakehashi already runs on this data: http://localhost:${run.port}`);
    expect(second.output()).toContain(`process ${checkout.applicationPid}`);
    expect(second.output()).not.toContain("    at ");
    await firstPage(run);
    await stop(run);
  });

  it("of two starts at the same moment exactly one runs", async () => {
    const runs = await Promise.all([checkout.npmStart(), checkout.npmStart(), checkout.npmStart()]);
    const ended: Run[] = [];
    for (const run of runs) run.exit.then(() => ended.push(run));
    await until(() => ended.length === 2, "two to give up");
    const left = runs.find((run) => !ended.includes(run)) as Run;
    await firstPage(left);
    for (const run of ended) expect(run.output()).toContain(`already runs on this data: http://localhost:${left.port}`);
    await stop(left);
  });

  it("a busy port is named, and nothing is left running", async () => {
    const port = await freePort();
    const other = createServer().listen(port, "127.0.0.1");
    const run = await checkout.npmStart({ PORT: String(port) });
    expect(await run.exit).toBe(1);
    other.close();
    expect(run.output()).toContain(`Port ${port} is in use by another program.`);
    expect(run.output()).not.toContain("    at ");
    expect(checkout.postmasterPid).toBeUndefined();
  });

  it("a wrong setting is named with what it should be", async () => {
    const run = await checkout.npmStart({ PORT: "http" });
    expect(await run.exit).toBe(1);
    expect(run.output()).toContain('PORT="http" cannot be used: it should be a whole number from 1 to 65535');
    expect(run.output()).not.toContain("    at ");
  });
});

it("a first start that is killed at any moment is begun anew by the next one", { timeout: 600_000 }, async () => {
  const fresh = new Checkout(join(room, "fresh"));
  try {
    for (const afterMs of [350, 450, 550, 700, 850, 1_000, 1_200, 1_500]) {
      const killed = await fresh.npmStart();
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      signalGroup(killed, afterMs % 100 === 50 ? "SIGINT" : "SIGKILL");
      await killed.exit;
      expect(killed.output()).not.toContain("✗");
      await pressCtrlC(await fresh.start());
      fresh.removeData();
    }
  } finally {
    await fresh.remove();
  }
});

it("keeps the database where it says", () => {
  const isRoot = process.getuid?.() === 0;
  const place = realpathSync(checkout.database);
  expect(place.startsWith(isRoot ? "/var/lib/kakehashi/" : realpathSync(checkout.dataFolder))).toBe(true);
  if (isRoot)
    expect(readFileSync(join(checkout.dataFolder, "database-location.txt"), "utf8")).toContain("/var/lib/kakehashi/");
});
