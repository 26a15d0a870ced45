import { createServer, type RequestListener, type Server } from "node:http";
import { join } from "node:path";
import type { DemoSignIn } from "#modules/accounts/public.ts";
import type { Config } from "#platform/config.ts";
import { type InstanceLock, lockDataFolder } from "#platform/db/instance-lock.ts";
import { migrate } from "#platform/db/migrate.ts";
import { claimPort } from "#platform/http/claim-port.ts";
import { createLog } from "#platform/log.ts";
import { say, step } from "#platform/steps.mjs";
import { compose } from "./compose.ts";
import { openDatabase } from "./open-database.ts";
import { seed } from "./seed.ts";

/** What a start does besides serving: `npm start` loads the demo cities, `serve` does not. */
export interface StartOptions {
  loadsDemo: boolean;
}

/** Everything in one process. Each step says what undoes it, and stopping goes backwards. */
export async function runStart(config: Config, options: StartOptions = { loadsDemo: true }): Promise<void> {
  const running = new AsyncDisposableStack();
  const lock = await lockDataFolder(config.dataFolder, config.publicUrl);
  running.defer(() => lock.release());
  const signals = stopOnSignal(running, lock);
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
    const signIns = options.loadsDemo
      ? await step("Demo cities loaded", async (note) => {
          const seeded = await seed(application.parts, config);
          note(seeded.plans.length > 0 ? seeded.plans.join(", ") : "already there");
          return seeded.signIns;
        })
      : [];
    server.off("request", answerNotReady);
    server.on("request", application.listener);
    welcome(config, signIns);
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

/** The address, and on the first start how to sign in. */
function welcome(config: Config, signIns: readonly DemoSignIn[]): void {
  const lines = [`Kakehashi is at ${config.publicUrl}`];
  if (signIns.length > 0) lines.push("", "Demo sign-ins (invented people; shown this once, kept in the data folder):");
  for (const [slug, people] of Map.groupBy(signIns, (signIn) => signIn.slug)) {
    lines.push(`  ${config.publicUrl}/${slug}/staff/`);
    for (const { account, password, role } of people) lines.push(`    ${account.padEnd(10)} ${password}  ${role}`);
  }
  lines.push("", `Stop it with Ctrl-C; the data stays in ${config.dataFolder}`);
  say(lines.join("\n"));
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
