import { cpSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { inject } from "vitest";
import { openTestDatabase } from "./open-test-database.ts";
import { asOwner, connectTestServer } from "./test-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Tells this run of tests from others at the same time; test/global-setup.ts names it. */
    testRun: string;
  }
}

/** Any number but the templates': whoever makes the demo opens an empty database meanwhile. */
const LOCK = 7_220_118;

/** The demo cities as a first start leaves them. */
export interface Demo {
  database: string;
  dataFolder: string;
}

/** What a run of tests keeps outside of the database. */
export const runFolder = (run: string) => join(tmpdir(), `kakehashi-test-run-${run}`);

/**
 * The demo, loaded once in a run of tests by the first file that wants it; each works on a copy (`withTestDatabase`,
 * `copyDataFolder`). `loader` names who loads: the sources or the built application.
 */
export async function ensureDemo(
  loader: string,
  load: (connection: pg.ClientConfig, dataFolder: string) => Promise<void>,
): Promise<Demo> {
  const run = inject("testRun");
  // The name of a test database, with the number where the others have the time at which they were made.
  const demo = { database: `kakehashi_test_0_${run}_demo_${loader}`, dataFolder: join(runFolder(run), loader) };
  await asOwner(await connectTestServer(), async (client) => {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    const found = await client.query("select from pg_database where datname = $1", [demo.database]);
    if (found.rowCount === 1) return;
    rmSync(demo.dataFolder, { recursive: true, force: true });
    mkdirSync(demo.dataFolder, { recursive: true });
    const draft = await openTestDatabase({ run });
    await load(draft.connection, demo.dataFolder);
    await draft.close();
    await client.query(`alter database ${draft.name} rename to ${demo.database}`);
  });
  return demo;
}

export function copyDataFolder(demo: Demo, to: string): void {
  cpSync(demo.dataFolder, to, { recursive: true });
}
