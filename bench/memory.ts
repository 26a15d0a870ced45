import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { checkout } from "#platform/checkout.ts";
import { LANGUAGES } from "#platform/i18n/languages.ts";
import { freePort } from "./ask-page.ts";
import { onCore, SERVER_CORE } from "./cores.ts";
import { BENCH_FOLDER, openDatabases } from "./database.ts";
import { childrenOf } from "./process-time.ts";
import { printTable, printVerdict } from "./report.ts";
import { memoryOf, prepareServer, startServer } from "./server.ts";

const LIMIT_MB = 250;
const PLANS = ["kanazawa-2023", "sapporo-outline", "sapporo-strategy", "yamaguchi-vision"];
const PARTS = [
  "",
  "/tree",
  "/targets",
  "/evidence",
  "/trace",
  "/partners",
  "/search?q=日本語",
  "/downloads",
  "/plan.yaml",
  "/plan.xlsx",
];

/** The built application as `serve` runs it, with the demo data, before and after every public page was read. */
export async function benchMemory(): Promise<void> {
  await prepareServer();
  await using running = new AsyncDisposableStack();
  const databases = await openDatabases();
  running.defer(() => databases.stop());
  const connection = await databases.create("kakehashi_bench_demo");
  await (await startServer(connection, { answers: "cached", loadsDemo: true })).stop();

  const port = await freePort();
  const databaseUrl = `postgresql:///${connection.database}?user=${connection.user}&port=5432&host=${encodeURIComponent(String(connection.host))}`;
  // Through the launcher, as people start it: it may hand flags to Node.
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
  running.defer(async () => {
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  });
  const address = `http://127.0.0.1:${port}`;
  await untilReady(address);
  const [pid = 0] = childrenOf(child.pid ?? 0);
  const started = memoryOf(pid).now;
  let worker = 0;
  const pages = await readEverything(address, () => {
    worker = Math.max(worker, ...childrenOf(pid).map(mostOf));
  });
  const read = memoryOf(pid);
  printTable(
    ["MB resident", ""],
    [
      ["after the start", started.toFixed(0)],
      [`after ${pages} pages`, read.now.toFixed(0)],
      ["at most", read.most.toFixed(0)],
      ["beside it, while it is needed: the document worker at most", worker.toFixed(0)],
    ],
  );
  console.log();
  printVerdict("serve with the demo data", {
    isMet: read.most <= LIMIT_MB,
    seen: `${read.most.toFixed(0)} MB`,
    aim: `≤ ${LIMIT_MB} MB`,
  });
}

/** 0 for a process that has just ended. */
function mostOf(pid: number): number {
  try {
    return memoryOf(pid).most;
  } catch {
    return 0;
  }
}

async function readEverything(address: string, lookAround: () => void): Promise<number> {
  let pages = 0;
  for (const { code } of LANGUAGES) {
    for (const plan of PLANS) {
      for (const part of PARTS) {
        const answer = await fetch(`${address}/${plan.split("-")[0]}/${code}/plans/${plan}${part}`);
        await answer.arrayBuffer();
        if (answer.ok) pages += 1;
        lookAround();
      }
    }
  }
  return pages;
}

async function untilReady(address: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`${address}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("serve did not become ready");
}
