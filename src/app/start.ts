import { createServer, type RequestListener, type Server } from "node:http";
import pg from "pg";
import type { Config } from "#platform/config.ts";
import { startEmbeddedPostgres } from "#platform/db/embedded-postgres.ts";
import { type InstanceLock, lockDataFolder } from "#platform/db/instance-lock.ts";
import { claimPort } from "#platform/http/claim-port.ts";
import { createLog } from "#platform/log.ts";
import { say, step } from "#platform/steps.mjs";

/** `npm start`: everything a first user needs, in one process. Each step says what undoes it, and stopping goes backwards. */
export async function runStart(config: Config): Promise<void> {
  const running = new AsyncDisposableStack();
  const lock = await lockDataFolder(config.dataFolder, config.publicUrl);
  running.defer(() => lock.release());
  const signals = stopOnSignal(running, lock);
  try {
    // Before the database: a busy port should be told at once.
    const server = await openServer(config, running);
    const connection = await step("Database ready", (note) => openDatabase(config, running, note));
    const pool = new pg.Pool(connection);
    pool.on("error", () => {});
    running.defer(() => pool.end());
    serve(server, pool);
    say(`Kakehashi is at ${config.publicUrl}\nStop it with Ctrl-C; the data stays in ${config.dataFolder}`);
  } catch (error) {
    // What a Ctrl-C in the middle of a step breaks is no news; the process ends when all is undone.
    if (signals.isStopping()) return;
    await running.disposeAsync();
    throw error;
  }
}

async function openServer(config: Config, running: AsyncDisposableStack): Promise<Server> {
  const server = createServer();
  server.on("request", answerNotReady);
  await claimPort(server, config);
  running.defer(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 2_000).unref();
      }),
  );
  return server;
}

const answerNotReady: RequestListener = (_request, response) => {
  response
    .writeHead(503, { "content-type": "text/plain; charset=utf-8", "retry-after": "1" })
    .end("Kakehashi is starting.\n");
};

async function openDatabase(
  config: Config,
  running: AsyncDisposableStack,
  note: (text: string) => void,
): Promise<pg.PoolConfig> {
  if (config.databaseUrl !== undefined) {
    note("DATABASE_URL");
    return { connectionString: config.databaseUrl };
  }
  const postgres = await startEmbeddedPostgres({ ...config, log: createLog(config.logLevel) });
  running.defer(() => postgres.stop());
  note(postgres.adopted ? "was still running, taken over" : postgres.databasePath);
  return postgres.connection;
}

function serve(server: Server, pool: pg.Pool): void {
  server.off("request", answerNotReady);
  server.on("request", async (_request, response) => {
    try {
      const { rows } = await pool.query<{ version: string }>("select version()");
      response.writeHead(200, { "content-type": "text/plain; charset=utf-8" }).end(`${rows[0]?.version}\n`);
    } catch {
      response.writeHead(503, { "retry-after": "1" }).end();
    }
  });
}

/** The terminal and the launcher may both pass a signal on; the first one counts. */
function stopOnSignal(running: AsyncDisposableStack, lock: InstanceLock): { isStopping(): boolean } {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    lock.announceStop();
    say("Stopping …");
    await running.disposeAsync();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  return { isStopping: () => isStopping };
}
