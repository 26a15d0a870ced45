import { askPage, type Page } from "./ask-page.ts";
import { importBundled } from "./bundled.ts";
import { checkTools } from "./cores.ts";
import { ask, openDatabases } from "./database.ts";
import { processTime } from "./process-time.ts";
import { ms, printTable, printVerdict, whole } from "./report.ts";
import { benchPdf } from "./review-pdf.ts";
import { changedBook } from "./section-book.ts";
import { type ServeProcess, startServe } from "./serve-process.ts";
import { memoryOf, prepareServer } from "./server.ts";
import { percentile } from "./statistics.ts";
import { PLAN_KEY } from "./synthetic-plans.ts";
import type { ReviewedCity } from "./synthetic-years.ts";

const MUNICIPALITIES = 100;
const PROJECTS = 100;
/** Of the five years, the one that runs. */
const OPEN_YEAR = 2025;
const AIM_BOARD_MS = 100;
const AIM_OPEN_MS = 2_000;
const AIM_BOOKS_MS = 5_000;
const AIM_PREVIEW_MS = 500;
const AIM_REPORT_MS = 60_000;
const LIMIT_MB = 300;

interface Office {
  serve: ServeProcess;
  cities: readonly ReviewedCity[];
  databasePids(): number[];
}

/** The yearly review of a hundred cities, asked over HTTP by officers who are signed in; then the report as PDF. */
export async function benchReview({ rounds }: { rounds: number }): Promise<void> {
  checkTools({ taskset: "util-linux" });
  await prepareServer();
  await servedReview(rounds);
  await benchPdf({ rounds });
}

async function servedReview(rounds: number): Promise<void> {
  await using running = new AsyncDisposableStack();
  const databases = await openDatabases();
  running.defer(() => databases.stop());
  const connection = await databases.create("kakehashi_bench_review");
  const { makeReviewedCities } = (await importBundled("synthetic-years.ts")) as typeof import("./synthetic-years.ts");
  const cities = await makeReviewedCities(connection, MUNICIPALITIES);
  await ask(connection, "vacuum analyze");
  const sheets = cities.reduce((sum, city) => sum + city.sheets, 0);
  console.log(`  ${whole(sheets)} sheets of ${cities.length} municipalities`);
  const serve = await startServe(connection);
  running.defer(() => serve.stop());
  const started = memoryOf(serve.pid).now;
  const office: Office = { serve, cities, databasePids: () => databases.pids() };
  const memory: [string, number][] = [["after the start", started]];
  await timePages(office, rounds);
  memory.push(["after the pages", memoryOf(serve.pid).now]);
  await timeWork(office);
  memory.push(["after the workbooks", memoryOf(serve.pid).now]);
  await timeReport(office);
  const { now, most } = memoryOf(serve.pid);
  memory.push(
    ["after the report", now],
    ["at most", most],
    ["beside it: the document worker at most", serve.lookAtWorker()],
  );
  printTable(
    ["MB resident, serve", ""],
    memory.map(([name, megabytes]) => [name, whole(megabytes)]),
  );
  console.log();
  printVerdict("serve at most", { isMet: most <= LIMIT_MB, seen: `${whole(most)} MB`, aim: `≤ ${LIMIT_MB} MB` });
}

const year = (fiscalYear: number, path = "") => `/review/${PLAN_KEY}/${fiscalYear}${path}`;

/** @throws Error where the answer is not 200 */
async function getAs({ serve }: Pick<Office, "serve">, city: ReviewedCity, path: string): Promise<Page> {
  const url = `${serve.address}/${city.slug}/staff${path}`;
  const answer = await askPage(url, { "Accept-Encoding": "br", Cookie: city.officer.cookie });
  if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}`);
  return answer;
}

/** What officers look at. */
const PAGES: Readonly<Record<string, string>> = {
  board: year(OPEN_YEAR),
  "board, what is late": year(OPEN_YEAR, "?only=late"),
  "what waits for the officer": "/review",
  "the first page": "/",
};

async function timePages(office: Office, rounds: number): Promise<void> {
  const summary: ({ name: string } & Taken)[] = [];
  for (const [name, path] of Object.entries(PAGES)) summary.push({ name, ...(await timesOf(office, path, rounds)) });
  printTable(
    ["pages of officers", "p50", "p95", "p99", "CPU server", "CPU database"],
    summary.map(({ name, times, server, database }) => [
      name,
      ...[0.5, 0.95, 0.99].map((share) => ms(percentile(times, share))),
      ...[server, database].map((microseconds) => ms(microseconds / 1_000 / times.length)),
    ]),
  );
  console.log();
  const p95 = percentile(summary[0]?.times ?? [], 0.95);
  printVerdict("board, p95", { isMet: p95 < AIM_BOARD_MS, seen: ms(p95), aim: `< ${AIM_BOARD_MS} ms` });
}

/** Milliseconds for each page; processor time for all of them, in microseconds, which other work on the machine hardly changes. */
interface Taken {
  times: number[];
  server: number;
  database: number;
}

/** Another city's officer each time; the first round only warms. */
async function timesOf(office: Office, path: string, rounds: number): Promise<Taken> {
  const times: number[] = [];
  const used = () => ({
    server: processTime([office.serve.pid]),
    database: processTime(office.databasePids()),
  });
  let before = used();
  for (let round = 0; round <= rounds; round += 1) {
    if (round === 1) before = used();
    for (const city of office.cities) {
      const answer = await getAs(office, city, path);
      if (round > 0) times.push(answer.ms);
    }
  }
  const after = used();
  return { times, server: after.server - before.server, database: after.database - before.database };
}

async function postAs(
  { serve }: Pick<Office, "serve">,
  city: ReviewedCity,
  { path, fields }: { path: string; fields: Record<string, string | Blob> },
): Promise<{ location: string; ms: number }> {
  const form = new FormData();
  form.set("_token", city.officer.formToken);
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const startedAt = performance.now();
  const answer = await fetch(`${serve.address}/${city.slug}/staff${path}`, {
    method: "POST",
    redirect: "manual",
    headers: { Cookie: city.officer.cookie, "Sec-Fetch-Site": "same-origin" },
    body: form,
  });
  const text = await answer.text();
  if (answer.status !== 303) throw new Error(`${path} answers ${answer.status}: ${text.slice(0, 2_000)}`);
  const location = (answer.headers.get("location") ?? "").replace(/^\/[^/]+\/staff/, "");
  return { location, ms: performance.now() - startedAt };
}

/** Years are opened, workbooks go out and one comes back. */
async function timeWork(office: Office): Promise<void> {
  const someCities = office.cities.slice(0, 10);
  const openings: number[] = [];
  const books: number[] = [];
  const previews: number[] = [];
  for (const city of someCities) {
    const path = `/review/open/${PLAN_KEY}/${OPEN_YEAR + 1}`;
    openings.push((await postAs(office, city, { path, fields: {} })).ms);
  }
  for (const city of someCities.slice(0, 3)) {
    const startedAt = performance.now();
    for (const section of city.sectionIds)
      await getAs(office, city, year(OPEN_YEAR, `/workbook.xlsx?section=${section}`));
    books.push(performance.now() - startedAt);
    office.serve.lookAtWorker();
  }
  for (const city of someCities) {
    const taken = await getAs(office, city, year(OPEN_YEAR + 1, `/workbook.xlsx?section=${city.sectionIds[0]}`));
    const fields = { file: await changedBook(taken.bytes) };
    const sent = await postAs(office, city, { path: year(OPEN_YEAR + 1, "/workbook"), fields });
    previews.push(sent.ms + (await getAs(office, city, sent.location)).ms);
  }
  const rows: [string, number[], number][] = [
    [`opening a year of ${PROJECTS} sheets`, openings, AIM_OPEN_MS],
    [`${someCities[0]?.sectionIds.length} workbooks`, books, AIM_BOOKS_MS],
    ["a workbook read, compared and shown", previews, AIM_PREVIEW_MS],
  ];
  printTable(
    ["work of officers", "median", "least", "most"],
    rows.map(([name, times]) => [name, ...[percentile(times, 0.5), Math.min(...times), Math.max(...times)].map(ms)]),
  );
  console.log();
  for (const [name, times, aim] of rows) {
    const most = Math.max(...times);
    printVerdict(`${name}, the slowest`, { isMet: most < aim, seen: ms(most), aim: `< ${whole(aim)} ms` });
  }
}

/** From the officer's button to the last of six files, through the queue as everybody's. */
async function timeReport(office: Office): Promise<void> {
  const [city] = office.cities;
  if (!city) throw new Error("no municipality was made");
  const startedAt = performance.now();
  const fields = { plan: PLAN_KEY, fiscalYear: String(OPEN_YEAR - 1) };
  const { location } = await postAs(office, city, { path: "/reports", fields });
  let page = "";
  while (!/\/staff\/reports\/\d+/.test(page)) {
    if (performance.now() - startedAt > 5 * AIM_REPORT_MS) throw new Error("the report was not made");
    await new Promise((resolve) => setTimeout(resolve, 250));
    page = Buffer.from(await pageOf(office, city, location)).toString();
    office.serve.lookAtWorker();
  }
  const took = performance.now() - startedAt;
  console.log();
  printVerdict(`a report of ${PROJECTS} projects, six files, from the button to the last`, {
    isMet: took < AIM_REPORT_MS,
    seen: ms(took),
    aim: `< ${whole(AIM_REPORT_MS / 1000)} s`,
  });
}

async function pageOf({ serve }: Pick<Office, "serve">, city: ReviewedCity, path: string): Promise<Uint8Array> {
  const url = `${serve.address}/${city.slug}/staff${path}`;
  return (await askPage(url, { Cookie: city.officer.cookie })).bytes;
}
