import { LANGUAGES } from "#platform/i18n/languages.ts";
import { openDatabases } from "./database.ts";
import { printTable, printVerdict } from "./report.ts";
import { startServe } from "./serve-process.ts";
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

  const serve = await startServe(connection);
  running.defer(() => serve.stop());
  const { address, pid } = serve;
  const started = memoryOf(pid).now;
  const pages = await readEverything(address, serve.lookAtWorker);
  const read = memoryOf(pid);
  const worker = serve.lookAtWorker();
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
