import pg from "pg";
import { beforeAll, expect, it } from "vitest";
import { buildMunicipality } from "#testing/build.ts";
import { buildPlan } from "#testing/build-plan.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();
let address: string;

beforeAll(async () => {
  const municipality = await buildMunicipality(app.db);
  const plan = await buildPlan(app.db, municipality, (source) =>
    source.replace(
      "ja: 市が窓口で相談を受ける。",
      "ja: 市が（ＡＢＣ）窓口で\\n50%の相談を受ける。, ja-easy: 市《し》の 窓口《まどぐち》",
    ),
  );
  address = `/${municipality.slug}/ja/plans/${plan}/search?q=`;
});

const search = (words: string) => app.request(address + encodeURIComponent(words));

it.each([
  ["相談窓口", 1],
  ["advice DESK", 1],
  ["受ける advice", 2],
  ["ａｂｃ ５０％", 1],
  ["(abc)", 1],
  ["市の", 1],
  ["ともに", 0],
  ["教室 zzz", 0],
  ["%", 1],
  ["_", 0],
  ["Japanese", 2],
  ["ja-easy", 0],
])("finds “%s” in %i records, whatever the language, case, width and furigana", async (words, count) => {
  const html = await (await search(words)).text();
  expect(html.match(/<span class="what">/g)?.length ?? 0).toBe(count);
});

it("says in the title what was looked for and how much was found", async () => {
  const title = async (words: string) => /<title>(.*?)｜/.exec(await (await search(words)).text())?.[1];
  expect(await title("Japanese")).toMatch(/^「Japanese」が2件見つかりました。 計画の中をさがす/);
  expect(await title("教室 zzz")).toMatch(/^「教室 zzz」は見つかりませんでした。/);
  expect(await title("")).toMatch(/^計画の中をさがす/);
});

it("puts first what has the words in its title, however much has them in its text", async () => {
  const municipality = await buildMunicipality(app.db);
  const numbers = Array.from({ length: 60 }, (_, index) => index);
  const projects = numbers
    .map((i) => `  - { key: m${i}, title: { ja: 事業${i} }, summary: { ja: 花壇をつくる } }\n`)
    .join("");
  const listings = numbers.map((i) => `  - { key: m${i}-1, project: m${i}, node: "1", home: true }\n`).join("");
  const plan = await buildPlan(app.db, municipality, (source) =>
    source.replace(
      "\nlistings:\n",
      `\n${projects}  - { key: last, title: { ja: 花壇の会 } }\nlistings:\n${listings}  - { key: last-1, project: last, node: "1", home: true }\n`,
    ),
  );
  const html = await (
    await app.request(`/${municipality.slug}/ja/plans/${plan}/search?q=${encodeURIComponent("花壇")}`)
  ).text();
  expect(html.match(/\/projects\/[a-z0-9]+(?=")/g)?.slice(0, 2)).toEqual(["/projects/last", "/projects/m0"]);
});

it("lets two search at once and eight wait, no search longer than it may, and keeps the words of whom it sends away", async () => {
  // Two connections: within a transaction the list of who is at work stands still.
  const [blocker, watcher] = [new pg.Client(app.connection), new pg.Client(app.connection)];
  await Promise.all([blocker.connect(), watcher.connect()]);
  await blocker.query("begin; lock table plan_projects in access exclusive mode");
  const answers: Response[] = [];
  const [two, four] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const asked = Array.from({ length: 12 }, async () => {
    answers.push(await search("相談"));
    if (answers.length === 2) two.resolve();
    if (answers.length === 4) four.resolve();
  });
  const searching = async () => {
    const { rows } = await watcher.query(
      "select pid, query_start::text from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' order by pid",
    );
    return rows;
  };
  let first = await searching();
  while (first.length < 2) first = await searching();
  // Two find the line full at once, while the first two search; then the database stops these.
  await two.promise;
  expect(await searching()).toEqual(first);
  await four.promise;
  await blocker.query("rollback");
  await Promise.all([blocker.end(), watcher.end()]);
  await Promise.all(asked);
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503, 200, 200, 200, 200, 200, 200, 200, 200]);
  const html = await answers[0]?.text();
  expect(html).toContain('value="相談"');
  expect(html).toContain("さがす人が多く");
  expect((await search("相談")).status).toBe(200);
});
