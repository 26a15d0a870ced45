import { LANGUAGES } from "#platform/i18n/languages.ts";
import { getPage } from "./ask-page.ts";
import { checkTools } from "./cores.ts";
import { openDatabases } from "./database.ts";
import { startNginx } from "./nginx.ts";
import { ms, printTable, printVerdict, ratio, whole } from "./report.ts";
import { type Contestant, race, STANDING_HEADS, standingOf } from "./rounds.ts";
import type { Statement } from "./served-messages.ts";
import { prepareServer, type Server, startServer } from "./server.ts";
import { benchStorm } from "./storm.ts";

const AIM_CACHED = 0.65;
const AIM_UNCHANGED = 0.55;
const AIM_RENDERED = 1_000;
const PLAN = "plans/kanazawa-2023";
const ENTRY = "guide/move-in";
const BROTLI = { "Accept-Encoding": "br" };
/** Of the application's own: what nginx writes by itself. */
const OWN_HEADERS = [
  "date",
  "connection",
  "keep-alive",
  "content-length",
  "etag",
  "last-modified",
  "transfer-encoding",
];

/** The plan's first page on one core: kept in memory, unchanged, and made anew; beside nginx with the same bytes. */
export async function benchPortal({ rounds, seconds }: { rounds: number; seconds: number }): Promise<void> {
  checkTools({ taskset: "util-linux", wrk: "wrk", nginx: "nginx-light" });
  await prepareServer();
  await using running = new AsyncDisposableStack();
  const databases = await openDatabases();
  running.defer(() => databases.stop());
  const connection = await databases.create("kakehashi_bench_demo");
  const serve = async (answers: "cached" | "missed" | "rendered", loadsDemo = false) => {
    const server = await startServer(connection, { answers, loadsDemo });
    running.defer(() => server.stop());
    return server;
  };
  const cached = await serve("cached", true);
  const [missed, rendered] = [await serve("missed"), await serve("rendered")];
  const page = await fetchPage(cached);
  const nginx = await startNginx(page.bytes, page.headers);
  running.defer(() => nginx.stop());
  await checkSameBytes(nginx.address + nginx.path, page.bytes);
  console.log(
    `  plan home in Japanese: ${whole(page.bytes.length)} bytes brotli; PostgreSQL ${databases.version} on the load's core; ${rounds} rounds of ${seconds} s`,
  );

  const homes = LANGUAGES.map(({ code }) => `/kanazawa/${code}/${PLAN}`);
  const entries = LANGUAGES.map(({ code }) => `/kanazawa/${code}/${ENTRY}`);
  const kept = { address: cached.address, paths: [page.path], connections: 32, pids: [cached.pid] };
  const file = { address: nginx.address, paths: [nginx.path], connections: 32, pids: nginx.pids };
  // Fewer connections than addresses, so that no two requests ever share one rendering.
  const made = { paths: homes, connections: 8, headers: BROTLI };
  const contestants: Contestant[] = [
    { name: "nginx", ...file, headers: BROTLI },
    { name: "cached", ...kept, headers: BROTLI },
    { name: "nginx 304", ...file, headers: { ...BROTLI, "If-None-Match": nginx.etag } },
    { name: "cached 304", ...kept, headers: { ...BROTLI, "If-None-Match": page.etag } },
    { name: "rendered", ...made, address: rendered.address, pids: [rendered.pid] },
    { name: "missed", ...made, address: missed.address, pids: [missed.pid] },
    { name: "entry rendered", ...made, paths: entries, address: rendered.address, pids: [rendered.pid] },
    { name: "entry missed", ...made, paths: entries, address: missed.address, pids: [missed.pid] },
  ];
  const results = await race(contestants, { rounds, seconds });
  const standing = (name: string, rival: string) => standingOf(name, results.get(name) ?? [], results.get(rival) ?? []);
  const standings = {
    nginx: standing("nginx", "nginx"),
    cached: standing("cached", "nginx"),
    nginxUnchanged: standing("nginx 304", "nginx 304"),
    unchanged: standing("cached 304", "nginx 304"),
    rendered: standing("rendered", "nginx"),
    missed: standing("missed", "nginx"),
    entryRendered: standing("entry rendered", "nginx"),
    entryMissed: standing("entry missed", "nginx"),
  };
  printTable(
    STANDING_HEADS,
    Object.values(standings).map(({ row }) => row),
  );
  console.log(
    "\n  rendered: HTML for every request, what is the same in all languages read once; missed: the database too, and compressed, as for the first reader after a change.\n",
  );
  printVerdict("cached, of nginx", atLeast(AIM_CACHED, standings.cached.toRival, ratio));
  printVerdict("304, of nginx's 304", atLeast(AIM_UNCHANGED, standings.unchanged.toRival, ratio));
  printVerdict("plan home rendered a second", atLeast(AIM_RENDERED, standings.rendered.perSecond, whole));
  printVerdict("entry rendered a second", atLeast(AIM_RENDERED, standings.entryRendered.perSecond, whole));
  printStatements("plan home", await rendered.ask({ kind: "statements", path: page.path }));
  printStatements("entry", await rendered.ask({ kind: "statements", path: `/kanazawa/vi/${ENTRY}` }));
  await benchStorm(databases);
}

function atLeast(aim: number, seen: number, show: (value: number) => string) {
  return { isMet: seen >= aim, seen: show(seen), aim: `≥ ${show(aim)}` };
}

async function fetchPage(server: Server) {
  const path = `/kanazawa/ja/${PLAN}`;
  const { headers, bytes } = await getPage(server.address + path);
  const own = Object.entries(headers).filter(([name]) => !OWN_HEADERS.includes(name));
  return {
    path,
    headers: Object.fromEntries(own.map(([name, value]) => [name, String(value)])),
    etag: headers.etag ?? "",
    bytes,
  };
}

async function checkSameBytes(url: string, bytes: Buffer): Promise<void> {
  if (!(await getPage(url)).bytes.equals(bytes)) throw new Error("nginx does not send the same bytes");
}

function printStatements(of: string, statements: readonly Statement[]): void {
  const total = statements.reduce((sum, statement) => sum + statement.ms, 0);
  console.log(`\n  SQL of one ${of}: ${statements.length} statements, ${ms(total)} one by one`);
  for (const { text, ms: took } of statements) console.log(`  ${ms(took).padStart(10)}  ${text}`);
}
