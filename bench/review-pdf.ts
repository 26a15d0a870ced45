import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { checkout } from "#platform/checkout.ts";
import { DocumentWorker } from "#platform/documents/document-worker.ts";
import type { Paper } from "#platform/documents/paper.ts";
import { WRITE_PAPER } from "#platform/documents/paper-task.ts";
import { createLog } from "#platform/log.ts";
import { launchBrowser } from "#testing/browser.ts";
import { bundleStyles } from "../scripts/build-styles.ts";
import { importBundled } from "./bundled.ts";
import { BENCH_FOLDER } from "./database.ts";
import { ms, printTable, printVerdict, ratio, whole } from "./report.ts";
import { reportPaper } from "./report-paper.ts";
import { memoryOf } from "./server.ts";
import { percentile } from "./statistics.ts";

const PROJECTS = 100;
const AIM_MS = 10_000;
const AIM_TIMES = 5;
/** Generous: here it is measured how long a report takes, not whether it is refused. */
const TASK_MS = 300_000;

/** What printing took, in milliseconds. */
interface Printed {
  /** With the start of the process. */
  first: number;
  /** The others, by round. */
  times: number[];
  pages: number;
  bytes: number;
}

/** A report of 100 projects as PDF, by the document worker and by headless Chromium from the same blocks as a page. */
export async function benchPdf({ rounds }: { rounds: number }): Promise<void> {
  const paper = reportPaper(PROJECTS);
  const { worker, memory } = await printByWorker(paper, rounds);
  const browser = await printByBrowser(paper, rounds);
  const median = ({ times }: Printed) => percentile(times, 0.5);
  printTable(
    [`PDF of ${PROJECTS} projects`, "first, with its start", "median", "least", "most", "pages", "KB"],
    Object.entries({ "document worker": worker, "headless Chromium": browser }).map(([name, printed]) => [
      name,
      ...[printed.first, median(printed), Math.min(...printed.times), Math.max(...printed.times)].map(ms),
      ...[printed.pages, printed.bytes / 1024].map(whole),
    ]),
  );
  console.log(`  the document worker: at most ${whole(memory)} MB resident\n`);
  printVerdict(`a report of ${PROJECTS} projects as PDF`, {
    isMet: worker.first < AIM_MS,
    seen: ms(worker.first),
    aim: `< ${AIM_MS / 1000} s`,
  });
  const times = median(browser) / median(worker);
  printVerdict("faster than headless Chromium", {
    isMet: times >= AIM_TIMES,
    seen: ratio(times),
    aim: `≥ ${AIM_TIMES} ×`,
  });
}

async function printByWorker(paper: Paper, rounds: number): Promise<{ worker: Printed; memory: number }> {
  const file = join(checkout, "dist", "document-worker.js");
  const documents = new DocumentWorker(file, { log: createLog("error"), taskMs: TASK_MS });
  const print = async (number: number) => {
    // Another text each time: nothing of an earlier round helps.
    const input = { paper: { ...paper, title: [`${number} `, ...paper.title] }, format: "pdf" as const };
    const begun = performance.now();
    const { bytes } = await documents.run(WRITE_PAPER, input);
    return { took: performance.now() - begun, bytes };
  };
  const first = await print(0);
  let memory = 0;
  const times: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    if (documents.pid) memory = Math.max(memory, memoryOf(documents.pid).most);
    times.push((await print(round)).took);
  }
  await documents.stop();
  const { took, bytes } = first;
  return { worker: { first: took, times, pages: pagesOf(bytes), bytes: bytes.length }, memory };
}

/** A new page each time, of the same file. */
async function printByBrowser(paper: Paper, rounds: number): Promise<Printed> {
  const file = join(BENCH_FOLDER, "report.html");
  mkdirSync(BENCH_FOLDER, { recursive: true });
  writeFileSync(file, await pageOf(paper));
  const begun = performance.now();
  const browser = await launchBrowser();
  const print = async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    const bytes = await page.pdf({ format: "A4", tagged: true, outline: true });
    await page.close();
    return bytes;
  };
  const bytes = await print();
  const first = performance.now() - begun;
  const times: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const started = performance.now();
    await print();
    times.push(performance.now() - started);
  }
  await browser.close();
  return { first, times, pages: pagesOf(bytes), bytes: bytes.length };
}

/** The same blocks with the same font. */
async function pageOf(paper: Paper): Promise<string> {
  const { paperPage } = (await importBundled("paper-page.tsx")) as typeof import("./paper-page.tsx");
  const fonts = join(checkout, "node_modules", "@expo-google-fonts", "biz-udpgothic");
  const faces = { 400: "400Regular/BIZUDPGothic_400Regular.ttf", 700: "700Bold/BIZUDPGothic_700Bold.ttf" };
  const rules = Object.entries(faces).map(
    ([weight, path]) =>
      `@font-face{font-family:"BIZ UDPGothic";font-weight:${weight};src:url(${pathToFileURL(join(fonts, path)).href})}`,
  );
  const styles = `${rules.join("")}${await bundleStyles(checkout)}body{font-family:"BIZ UDPGothic"}`;
  return paperPage(paper, { locales: join(checkout, "locales"), styles });
}

/** As the file itself counts them. */
function pagesOf(bytes: Uint8Array): number {
  const counts = Buffer.from(bytes)
    .toString("latin1")
    .matchAll(/\/Count (\d+)/g);
  return Math.max(0, ...[...counts].map((match) => Number(match[1])));
}
