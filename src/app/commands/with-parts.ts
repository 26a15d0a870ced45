import { join } from "node:path";
import type { Config } from "#platform/config.ts";
import { migrate } from "#platform/db/migrate.ts";
import { createLog } from "#platform/log.ts";
import { compose } from "../compose.ts";
import { openDatabase } from "../open-database.ts";
import type { AppParts } from "../parts.ts";

/** Runs `work` on the application's parts and lets go of everything afterwards; works on an empty database too. */
export async function withParts(config: Config, work: (parts: AppParts) => Promise<void>): Promise<void> {
  await using running = new AsyncDisposableStack();
  const connection = await openDatabase(config, running);
  await migrate(connection, join(config.checkout, "migrations"));
  const application = await compose(config, connection, createLog(config.logLevel));
  running.defer(() => application.stop());
  await work(application.parts);
}
