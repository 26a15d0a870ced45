import { LANGUAGES } from "#platform/i18n/languages.ts";
import { openDatabases } from "./database.ts";
import { type PageWeight, weighPage } from "./page-weight.ts";
import { printTable, printVerdict, whole } from "./report.ts";
import { prepareServer, startServer } from "./server.ts";

/** What fits into the first round trip of a new connection. */
const LIMIT_BYTES = 14 * 1024;
const LIMIT_ROWS = 40;
/** Less than this is no page, but a frame around an empty place. */
const LEAST_TEXT = 100;
const CITIES = ["kanazawa", "sapporo", "yamaguchi"];
const PLANS = ["kanazawa-2023", "sapporo-outline", "sapporo-strategy", "yamaguchi-vision"];
const PAGES = [
  ...CITIES.map((city) => ({ name: city, city, path: "" })),
  ...PLANS.map((plan) => ({ name: plan, city: plan.split("-")[0], path: `plans/${plan}` })),
];

interface Weighed extends PageWeight {
  where: string;
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

  const weighed: Weighed[] = [];
  const rows: string[][] = [];
  for (const { code } of LANGUAGES) {
    const own: Weighed[] = [];
    for (const { city, path } of PAGES) {
      const where = `/${city}/${code}/${path}`;
      own.push({ where, ...(await weighPage(server.address, where)) });
    }
    rows.push([code, ...own.map(({ bytes }) => whole(bytes))]);
    weighed.push(...own);
  }
  printTable(["brotli bytes", ...PAGES.map(({ name }) => name)], rows);
  console.log();
  judge(weighed);
}

function judge(weighed: readonly Weighed[]): void {
  const most = (of: (page: Weighed) => number) => weighed.reduce((a, b) => (of(b) > of(a) ? b : a));
  const heaviest = most(({ bytes }) => bytes);
  const longest = most(({ rows }) => rows);
  const empty = weighed.filter(({ text }) => text < LEAST_TEXT).map(({ where }) => where);
  const verdicts = [
    {
      what: `heaviest, ${heaviest.where}`,
      isMet: heaviest.bytes <= LIMIT_BYTES,
      seen: whole(heaviest.bytes),
      aim: `≤ ${whole(LIMIT_BYTES)} bytes`,
    },
    {
      what: `longest list, ${longest.where}`,
      isMet: longest.rows <= LIMIT_ROWS,
      seen: String(longest.rows),
      aim: `≤ ${LIMIT_ROWS} rows`,
    },
    { what: "readable without script", isMet: empty.length === 0, seen: empty.join(" ") || "all", aim: "all" },
  ];
  for (const { what, ...verdict } of verdicts) printVerdict(what, verdict);
  if (verdicts.some(({ isMet }) => !isMet)) process.exitCode = 1;
}
