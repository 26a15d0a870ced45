import type pg from "pg";
import type { Config } from "#platform/config.ts";
import { connectServer } from "#platform/db/connect-server.ts";
import { startEmbeddedPostgres } from "#platform/db/embedded-postgres.ts";
import { createLog } from "#platform/log.ts";

/** The database that the settings name, or the embedded one; `running` lets go of it. */
export async function openDatabase(
  config: Config,
  running: AsyncDisposableStack,
  note: (text: string) => void = () => {},
): Promise<pg.ClientConfig> {
  if (config.databaseUrl !== undefined) {
    note("DATABASE_URL");
    return connectServer(config.databaseUrl);
  }
  const postgres = await startEmbeddedPostgres({ ...config, log: createLog(config.logLevel) });
  running.defer(() => postgres.stop());
  note(postgres.adopted ? "was still running, taken over" : postgres.databasePath);
  return postgres.connection;
}
