import { brotliDecompressSync } from "node:zlib";
import { LANGUAGES } from "#platform/i18n/languages.ts";
import { openDatabases } from "./database.ts";
import { printTable, printVerdict, whole } from "./report.ts";
import { prepareServer, startServer } from "./server.ts";

/** What fits into the first round trip of a new connection. */
const LIMIT_BYTES = 14 * 1024;
const LIMIT_ROWS = 40;
const CITIES = ["kanazawa", "sapporo", "yamaguchi"];
const PLANS = ["kanazawa-2023", "sapporo-outline", "sapporo-strategy", "yamaguchi-vision"];

interface Weight {
  page: number;
  /** Style sheets and scripts that must be there before anything is painted. */
  blocking: number;
  rows: number;
  text: number;
}

/** The first pages (of a city, of a plan) in every language, with all that blocks their first paint. */
export async function weighPages(): Promise<void> {
  await prepareServer();
  await using running = new AsyncDisposableStack();
  const databases = await openDatabases();
  running.defer(() => databases.stop());
  const connection = await databases.create("kakehashi_bench_demo");
  const server = await startServer(connection, { answers: "cached", loadsDemo: true });
  running.defer(() => server.stop());

  const pages = [
    ...CITIES.map((city) => ({ city, path: "" })),
    ...PLANS.map((plan) => ({ city: plan.split("-")[0] ?? "", path: `plans/${plan}` })),
  ];
  const rows: string[][] = [];
  let heaviest = { bytes: 0, where: "" };
  let longest = { rows: 0, where: "" };
  const empty: string[] = [];
  for (const { code } of LANGUAGES) {
    const weights: number[] = [];
    for (const { city, path } of pages) {
      const where = `/${city}/${code}/${path}`;
      const weight = await weigh(server.address, where);
      const bytes = weight.page + weight.blocking;
      weights.push(bytes);
      if (bytes > heaviest.bytes) heaviest = { bytes, where };
      if (weight.rows > longest.rows) longest = { rows: weight.rows, where };
      if (weight.text < 200) empty.push(where);
    }
    rows.push([code, ...weights.map(whole)]);
  }
  printTable(["brotli bytes", ...pages.map(({ city, path }) => path.split("/")[1] ?? city)], rows);
  console.log();
  const isLight = heaviest.bytes <= LIMIT_BYTES;
  printVerdict(`heaviest (${heaviest.where})`, { isMet: isLight, seen: whole(heaviest.bytes), aim: `≤ ${whole(LIMIT_BYTES)}` });
  const isShort = longest.rows <= LIMIT_ROWS;
  printVerdict(`longest list (${longest.where})`, { isMet: isShort, seen: String(longest.rows), aim: `≤ ${LIMIT_ROWS}` });
  printVerdict("readable without script", { isMet: empty.length === 0, seen: empty.join(" ") || "all", aim: "all" });
  if (!isLight || !isShort || empty.length > 0) process.exitCode = 1;
}

async function weigh(server: string, path: string): Promise<Weight> {
  const page = await compressed(server + path);
  const html = brotliDecompressSync(page).toString();
  let blocking = 0;
  for (const address of blockingFiles(html)) blocking += (await compressed(server + address)).length;
  return { page: page.length, blocking, rows: longestList(html), text: textOf(html).length };
}

/** Style sheets, and scripts without `defer`, `async` or `type="module"`. */
function blockingFiles(html: string): string[] {
  const sheets = [...html.matchAll(/<link[^>]*rel="stylesheet"[^>]*>/g)].map(([tag]) => /href="([^"]+)"/.exec(tag)?.[1]);
  const scripts = [...html.matchAll(/<script[^>]*src="([^"]+)"[^>]*>/g)]
    .filter(([tag]) => !/\b(defer|async)\b|type="module"/.test(tag))
    .map(([, address]) => address);
  return [...sheets, ...scripts].filter((address) => address !== undefined);
}

/** Entries of the longest single list or table, what lies in lists inside it not counted. */
function longestList(html: string): number {
  const open: number[] = [];
  let longest = 0;
  for (const [, close, tag] of html.matchAll(/<(\/?)(ul|ol|tbody|li|tr)\b/g)) {
    if (tag === "li" || tag === "tr") {
      if (!close && open.length > 0) open.push((open.pop() ?? 0) + 1);
    } else if (close) longest = Math.max(longest, open.pop() ?? 0);
    else open.push(0);
  }
  return longest;
}

function textOf(html: string): string {
  const body = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
  return body.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ").trim();
}

async function compressed(url: string): Promise<Buffer> {
  const { get } = await import("node:http");
  return new Promise((resolve, reject) => {
    get(url, { headers: { "Accept-Encoding": "br" } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        response.statusCode === 200 && response.headers["content-encoding"] === "br"
          ? resolve(Buffer.concat(chunks))
          : reject(new Error(`${url}: ${response.statusCode}, ${response.headers["content-encoding"]}`)),
      );
    }).on("error", reject);
  });
}
