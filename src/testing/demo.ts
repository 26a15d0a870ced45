import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { inject } from "vitest";
import { openTestDatabase } from "./open-test-database.ts";
import { runFolder } from "./test-run.ts";
import { asOwner, connectTestServer } from "./test-server.ts";

/** Any number but that of the templates: whoever loads the demo opens an empty database meanwhile. */
const LOCK = 7_220_118;

/** The demo cities as a first start leaves them, to be copied. */
export interface Demo {
  run: string;
  /** The name of the database. */
  template: string;
  dataFolder: string;
}

/**
 * Loaded once in a run of tests, by the first file that wants it. `loader` names who loads: the sources or the built
 * application.
 */
export async function ensureDemo(
  loader: string,
  load: (connection: pg.ClientConfig, dataFolder: string) => Promise<void>,
): Promise<Demo> {
  const run = inject("testRun");
  const dataFolder = join(runFolder(run), loader);
  const note = `${dataFolder}.txt`;
  return asOwner(await connectTestServer(), async (client) => {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    if (existsSync(note)) return { run, template: readFileSync(note, "utf8"), dataFolder };
    rmSync(dataFolder, { recursive: true, force: true });
    mkdirSync(dataFolder, { recursive: true });
    const { name, connection, close } = await openTestDatabase({ run });
    try {
      await load(connection, dataFolder);
    } finally {
      await close();
    }
    writeFileSync(note, name);
    return { run, template: name, dataFolder };
  });
}
