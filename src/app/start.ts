import { createServer, type RequestListener, type Server } from "node:http";
import { join } from "node:path";
import type { Config } from "#platform/config.ts";
import { lockDataFolder } from "#platform/db/instance-lock.ts";
import { migrate } from "#platform/db/migrate.ts";
import { claimPort } from "#platform/http/claim-port.ts";
import { createLog } from "#platform/log.ts";
import { say, step } from "#platform/steps.mjs";
import { compose } from "./compose.ts";
import { openDatabase } from "./open-database.ts";
import { seed } from "./seed.ts";
import { stopOnSignal } from "./stop-on-signal.ts";
import { welcomeLines } from "./welcome.rules.ts";

/** What a start does besides serving: `npm start` loads the demo cities, `serve` does not. */
export interface StartOptions {
  loadsDemo: boolean;
  /** Does background work too; not where processes of their own do it (`kakehashi work`). */
  works: boolean;
}

/** Everything in one process. Each step says what undoes it, and stopping goes backwards. */
export async function runStart(
  config: Config,
  options: StartOptions = { loadsDemo: true, works: true },
): Promise<void> {
  const running = new AsyncDisposableStack();
  const lock = await lockDataFolder(config.dataFolder, config.publicUrl);
  running.defer(() => lock.release());
  const signals = stopOnSignal(running, () => lock.announceStop());
  try {
    // Before the database: a busy port should be told at once.
    const server = await openServer(config, running);
    const connection = await step("Database ready", (note) => openDatabase(config, running, note));
    await step("Tables up to date", async (note) => {
      const applied = await migrate(connection, join(config.checkout, "migrations"));
      note(applied.length > 0 ? `${applied.length} migrations` : "unchanged");
    });
    const application = await compose(config, connection, createLog(config.logLevel));
    running.defer(() => application.stop());
    // Undone first: what is under way still needs the application behind it.
    running.defer(() => closeServer(server));
    const signIns = options.loadsDemo
      ? await step("Demo cities loaded", async (note) => {
          const seeded = await seed(application.parts, config);
          note(seeded.plans.length > 0 ? seeded.plans.join(", ") : "already there");
          return seeded.signIns;
        })
      : [];
    if (options.works) await application.work();
    server.off("request", answerNotReady);
    server.on("request", application.listener);
    const hasMunicipality = await application.parts.isReady();
    say(welcomeLines({ ...config, signIns, hasMunicipality }).join("\n"));
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
  running.defer(() => closeServer(server));
  return server;
}

/** Takes no new requests, lets those under way end, and after two seconds cuts off what is left. May be called twice. */
function closeServer(server: Server): Promise<void> {
  return new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 2_000).unref();
  });
}

const answerNotReady: RequestListener = (_request, response) => {
  response
    .writeHead(503, { "content-type": "text/plain; charset=utf-8", "retry-after": "1" })
    .end("Kakehashi is starting.\n");
};
