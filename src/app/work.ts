import { join } from "node:path";
import type { Config } from "#platform/config.ts";
import { migrate } from "#platform/db/migrate.ts";
import { createLog } from "#platform/log.ts";
import { Problem } from "#platform/problem.ts";
import { say, step } from "#platform/steps.mjs";
import { compose } from "./compose.ts";
import { openDatabase } from "./open-database.ts";
import { stopOnSignal } from "./stop-on-signal.ts";

/** A process that does background work and answers no requests; any number of them beside those that serve. */
export async function runWork(config: Config): Promise<void> {
  if (config.databaseUrl === undefined)
    throw new Problem(
      "The database that comes with Kakehashi belongs to the process that serves, which does the background work too. For a process of its own, name a database with DATABASE_URL.",
    );
  const running = new AsyncDisposableStack();
  const signals = stopOnSignal(running, () => {});
  try {
    const connection = await step("Database ready", (note) => openDatabase(config, running, note));
    await step("Tables up to date", () => migrate(connection, join(config.checkout, "migrations")));
    const application = await compose(config, connection, createLog(config.logLevel));
    running.defer(() => application.stop());
    await application.work();
    say("Kakehashi does the background work.\nStop: Ctrl-C");
  } catch (error) {
    if (signals.isStopping()) return;
    await running.disposeAsync();
    throw error;
  }
}
