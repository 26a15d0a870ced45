import { createDatabase, createPool, type Database } from "#platform/db/database.ts";
import { LANGUAGES } from "#platform/i18n/languages.ts";
import { getPage } from "./ask-page.ts";
import { checkTools } from "./cores.ts";
import { ask, type BenchDatabases, openDatabases } from "./database.ts";
import { processTime } from "./process-time.ts";
import { ms, printTable, printVerdict, ratio, whole } from "./report.ts";
import { prepareServer, type Server, startServer } from "./server.ts";
import { percentile, spreadOf } from "./statistics.ts";
import { changeProjects, type MadeMunicipality, makeMunicipality, PLAN_KEY, type PlanSize } from "./synthetic-plans.ts";

const MUNICIPALITIES = 200;
const USUAL: PlanSize = { nodes: 200, projects: 300 };
const LARGE: PlanSize = { nodes: 2_000, projects: 10_000 };
const AIM_HOME_MS = 50;
const AIM_EXPORT_MS = 3_000;
const AIM_PREVIEW_MS = 5_000;
/** What the noise of a machine may make of two equal figures. */
const SAME_WITHIN = 1.25;

/** The plan home without a cache, in a small and in a large installation; Excel out and in with a very large plan. */
export async function benchPlan({ rounds }: { rounds: number }): Promise<void> {
  checkTools({ taskset: "util-linux" });
  await prepareServer();
  await using running = new AsyncDisposableStack();
  const databases = await openDatabases();
  running.defer(() => databases.stop());
  const single = await fill(databases, "kakehashi_bench_one", [USUAL]);
  const sizes = [LARGE, ...Array.from({ length: MUNICIPALITIES - 1 }, () => USUAL)];
  const many = await fill(databases, "kakehashi_bench_many", sizes);
  const alone = await startServer(single.connection, { answers: "missed" });
  running.defer(() => alone.stop());
  const server = await startServer(many.connection, { answers: "missed" });
  running.defer(() => server.stop());

  const [large, ...usual] = many.cities;
  if (!large) throw new Error("no municipality was made");
  await compareHomes(
    { rounds, databases },
    {
      "alone in its installation": { server: alone, slugs: single.cities.map(({ slug }) => slug), count: 48 },
      [`one of ${MUNICIPALITIES}`]: { server, slugs: usual.map(({ slug }) => slug), count: 48 },
      [`${whole(LARGE.nodes)} nodes, ${whole(LARGE.projects)} projects`]: { server, slugs: [large.slug], count: 16 },
    },
  );
  await timeDocuments(server, many.connection, large);
}

interface Filled {
  connection: Awaited<ReturnType<BenchDatabases["create"]>>;
  cities: MadeMunicipality[];
}

async function fill(databases: BenchDatabases, name: string, sizes: readonly PlanSize[]): Promise<Filled> {
  const connection = await databases.create(name);
  const cities: MadeMunicipality[] = [];
  await withDatabase(connection, async (db) => {
    for (const [index, size] of sizes.entries()) cities.push(await makeMunicipality(db, index + 1, size));
  });
  await ask(connection, "analyze");
  return { connection, cities };
}

async function withDatabase(connection: Filled["connection"], work: (db: Database) => Promise<void>): Promise<void> {
  const db = createDatabase(createPool(connection, 2));
  await work(db);
  await db.destroy();
}

interface Homes {
  server: Server;
  slugs: readonly string[];
  /** Pages a round. */
  count: number;
}

/** What one group took: milliseconds by round and page, and processor time for all of its pages. */
interface Taken {
  rounds: number[][];
  server: number;
  database: number;
}

async function compareHomes(
  { rounds, databases }: { rounds: number; databases: BenchDatabases },
  groups: Readonly<Record<string, Homes>>,
): Promise<void> {
  const all = new Map<string, Taken>(Object.keys(groups).map((name) => [name, { rounds: [], server: 0, database: 0 }]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, homes] of Object.entries(groups)) {
      const read = await readHomes(homes, { round, databases });
      const taken = all.get(name);
      // The first round only warms.
      if (round === 0 || !taken) continue;
      taken.rounds.push(read.times);
      taken.server += read.server;
      taken.database += read.database;
    }
  }
  const summary = [...all].map(([name, { rounds: taken, server, database }]) => {
    const times = taken.flat();
    const each = (microseconds: number) => microseconds / 1000 / times.length;
    const spread = spreadOf(taken.map((round) => percentile(round, 0.95)));
    const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
    return { name, p50, p95, spread, server: each(server), database: each(database) };
  });
  printTable(
    ["plan home, uncached", "p50", "p95", "p95 least", "p95 most", "CPU server", "CPU database"],
    summary.map(({ name, spread, ...of }) => [
      name,
      ...[of.p50, of.p95, spread.min, spread.max, of.server, of.database].map(ms),
    ]),
  );
  console.log();
  const [alone, many] = summary;
  for (const { name, p95 } of summary) {
    printVerdict(`p95, ${name}`, { isMet: p95 < AIM_HOME_MS, seen: ms(p95), aim: `< ${AIM_HOME_MS} ms` });
  }
  const grown = (many?.p50 ?? Number.NaN) / (alone?.p50 ?? Number.NaN);
  // The median: the slowest of a hundred tell of the machine's other work, not of the municipalities.
  printVerdict(`p50 with ${MUNICIPALITIES} municipalities, of that with one`, {
    isMet: grown <= SAME_WITHIN,
    seen: ratio(grown),
    aim: `≤ ${ratio(SAME_WITHIN)}`,
  });
}

/** One after the other, each time another city and language. */
async function readHomes(
  { server, slugs, count }: Homes,
  { round, databases }: { round: number; databases: BenchDatabases },
): Promise<{ times: number[]; server: number; database: number }> {
  const [serverBefore, databaseBefore] = [processTime([server.pid]), processTime(databases.pids())];
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const turn = round * count + index;
    const slug = slugs[(turn * 7) % slugs.length];
    const language = LANGUAGES[turn % LANGUAGES.length];
    times.push((await getPage(`${server.address}/${slug}/${language?.code}/plans/${PLAN_KEY}`)).ms);
  }
  return {
    times,
    server: processTime([server.pid]) - serverBefore,
    database: processTime(databases.pids()) - databaseBefore,
  };
}

async function timeDocuments(server: Server, connection: Filled["connection"], city: MadeMunicipality): Promise<void> {
  const { slug, staffId } = city;
  const exports = [];
  for (let time = 0; time < 3; time += 1)
    exports.push(await getPage(`${server.address}/${slug}/ja/plans/${PLAN_KEY}/plan.xlsx`));
  const exported = spreadOf(exports.map((page) => page.ms));
  const workbook = await fetch(`${server.address}/${slug}/ja/plans/${PLAN_KEY}/plan.xlsx`);
  const bytes = new Uint8Array(await workbook.arrayBuffer());
  // Every project differs from the file, so that the preview has as much to show as it can have.
  await withDatabase(connection, (db) => changeProjects(db, city.id));
  const previews = [];
  for (let time = 0; time < 3; time += 1) {
    previews.push(await server.ask({ kind: "import", slug, plan: PLAN_KEY, staffId, name: "plan.xlsx", bytes }));
  }
  const previewed = spreadOf(previews.map((preview) => preview.ms));
  printTable(
    ["the large plan", "median", "least", "most", ""],
    [
      ["Excel export", ms(exported.median), ms(exported.min), ms(exported.max), `${whole(bytes.length / 1024)} KB`],
      [
        "import preview",
        ms(previewed.median),
        ms(previewed.min),
        ms(previewed.max),
        `${whole(previews[0]?.changes ?? 0)} changes`,
      ],
    ],
  );
  console.log(`  the server's memory at most: ${server.memory().most.toFixed(0)} MB\n`);
  const isFast = (what: string, seen: number, aim: number) =>
    printVerdict(what, { isMet: seen < aim, seen: ms(seen), aim: `< ${whole(aim)} ms` });
  isFast("Excel export", exported.median, AIM_EXPORT_MS);
  isFast("import preview", previewed.median, AIM_PREVIEW_MS);
}
