import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type pg from "pg";
import { checkout } from "#platform/checkout.ts";
import { freePort } from "./ask-page.ts";
import { onCore, SERVER_CORE } from "./cores.ts";
import { BENCH_FOLDER } from "./database.ts";
import { childrenOf } from "./process-time.ts";
import { memoryOf } from "./server.ts";

export interface ServeProcess {
  /** `http://127.0.0.1:port` */
  address: string;
  pid: number;
  /** What the processes beside it (the document worker) have taken at most, as far as somebody looked; MB. */
  lookAtWorker(): number;
  stop(): Promise<void>;
}

/** The built application as `kakehashi serve` runs it, through the launcher as people start it: it may hand flags to Node. */
export async function startServe(connection: pg.ClientConfig): Promise<ServeProcess> {
  const port = await freePort();
  const databaseUrl = `postgresql:///${connection.database}?user=${connection.user}&port=5432&host=${encodeURIComponent(String(connection.host))}`;
  const [command, args] = onCore(SERVER_CORE, [process.execPath, join(checkout, "start.mjs"), "kakehashi", "serve"]);
  const child = spawn(command, args, {
    cwd: checkout,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      KAKEHASHI_DATA: join(BENCH_FOLDER, "serve"),
      LOG_LEVEL: "error",
    },
  });
  const address = `http://127.0.0.1:${port}`;
  await untilReady(address);
  const [pid = 0] = childrenOf(child.pid ?? 0);
  let worker = 0;
  return {
    address,
    pid,
    lookAtWorker() {
      worker = Math.max(worker, ...childrenOf(pid).map(mostOf));
      return worker;
    },
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** 0 for a process that has just ended. */
function mostOf(pid: number): number {
  try {
    return memoryOf(pid).most;
  } catch {
    return 0;
  }
}

async function untilReady(address: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`${address}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("serve did not become ready");
}
