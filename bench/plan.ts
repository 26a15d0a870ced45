import { createDatabase, createPool } from "#platform/db/database.ts";
import { LANGUAGES } from "#platform/i18n/languages.ts";
import { getPage } from "./ask-page.ts";
import { checkTools } from "./cores.ts";
import { ask, type BenchDatabases, openDatabases } from "./database.ts";
import { ms, printTable, printVerdict, ratio, whole } from "./report.ts";
import { prepareServer, type Server, startServer } from "./server.ts";
import { percentile, spreadOf } from "./statistics.ts";
import { makeMunicipality, PLAN_KEY, type PlanSize } from "./synthetic-plans.ts";

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
  await compareHomes(rounds, {
    "alone in its installation": { server: alone, slugs: single.cities.map(({ slug }) => slug), count: 48 },
    [`one of ${MUNICIPALITIES}`]: { server, slugs: usual.map(({ slug }) => slug), count: 48 },
    [`${whole(LARGE.nodes)} nodes, ${whole(LARGE.projects)} projects`]: { server, slugs: [large.slug], count: 16 },
  });
  await timeDocuments(server, many.connection, large);
}

interface Filled {
  connection: Awaited<ReturnType<BenchDatabases["create"]>>;
  cities: { slug: string; staffId: string }[];
}

async function fill(databases: BenchDatabases, name: string, sizes: readonly PlanSize[]): Promise<Filled> {
  const connection = await databases.create(name);
  const pool = createPool(connection, 2);
  const db = createDatabase(pool);
  const cities: Filled["cities"] = [];
  for (const [index, size] of sizes.entries()) cities.push(await makeMunicipality(db, index + 1, size));
  await db.destroy();
  await ask(connection, "analyze");
  return { connection, cities };
}

interface Homes {
  server: Server;
  slugs: readonly string[];
  /** Pages a round. */
  count: number;
}

async function compareHomes(rounds: number, groups: Readonly<Record<string, Homes>>): Promise<void> {
  const times = new Map<string, number[][]>(Object.keys(groups).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, homes] of Object.entries(groups)) {
      const taken = await readHomes(homes, round);
      // The first round only warms.
      if (round > 0) times.get(name)?.push(taken);
    }
  }
  const summary = [...times].map(([name, taken]) => {
    const p95 = spreadOf(taken.map((round) => percentile(round, 0.95)));
    return { name, p50: percentile(taken.flat(), 0.5), p95: percentile(taken.flat(), 0.95), spread: p95 };
  });
  printTable(
    ["plan home, uncached", "p50", "p95", "p95 least", "p95 most"],
    summary.map(({ name, p50, p95, spread }) => [name, ms(p50), ms(p95), ms(spread.min), ms(spread.max)]),
  );
  console.log();
  const [alone, many] = summary;
  for (const { name, p95 } of summary) {
    printVerdict(`p95, ${name}`, { isMet: p95 < AIM_HOME_MS, seen: ms(p95), aim: `< ${AIM_HOME_MS} ms` });
  }
  const grown = (many?.p50 ?? Number.NaN) / (alone?.p50 ?? Number.NaN);
  printVerdict(`p50 with ${MUNICIPALITIES} municipalities, of that with one`, {
    isMet: grown <= SAME_WITHIN,
    seen: ratio(grown),
    aim: `≤ ${ratio(SAME_WITHIN)}`,
  });
}

/** One after the other, each time another city and language. */
async function readHomes({ server, slugs, count }: Homes, round: number): Promise<number[]> {
  const taken: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const turn = round * count + index;
    const slug = slugs[(turn * 7) % slugs.length];
    const language = LANGUAGES[turn % LANGUAGES.length];
    taken.push((await getPage(`${server.address}/${slug}/${language?.code}/plans/${PLAN_KEY}`)).ms);
  }
  return taken;
}

async function timeDocuments(
  server: Server,
  connection: Filled["connection"],
  { slug, staffId }: { slug: string; staffId: string },
): Promise<void> {
  const exports = [];
  for (let time = 0; time < 3; time += 1)
    exports.push(await getPage(`${server.address}/${slug}/ja/plans/${PLAN_KEY}/plan.xlsx`));
  const exported = spreadOf(exports.map((page) => page.ms));
  const workbook = await fetch(`${server.address}/${slug}/ja/plans/${PLAN_KEY}/plan.xlsx`);
  const bytes = new Uint8Array(await workbook.arrayBuffer());
  // Every project differs from the file, so that the preview has as much to show as it can have.
  await ask(
    connection,
    `update plan_projects set title = title || '{"en": "Changed since"}' where plan_id = (select min(id) from plans)`,
  );
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
