import { expect, it } from "vitest";
import type { Clock } from "#platform/clock.ts";
import { readCsv } from "#platform/documents/csv.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildPlan } from "#testing/build-plan.ts";
import { withTestApp } from "#testing/test-app.ts";

const clock: Clock = { now: () => new Date("2025-06-01T03:00:00Z") };
const app = await withTestApp({ clock });
const city = await buildMunicipality(app.db);
const more = (source: string) =>
  source.replace("decimals: 1, direction: increase", "decimals: 1, direction: increase, valueSource: survey").replace(
    '  - { key: v2024, indicator: talked, date: "2024", value: 47.25 }',
    `  - { key: v2023, indicator: talked, date: "2023" }
  - { key: v2024, indicator: talked, date: "2024", value: 47.25, respondents: 380, drawn: 1000, basis: demo, note: { ja: "<b>見本</b>" } }
  - { key: v2024-vi, indicator: talked, date: "2024", value: 60, dimensions: [{ name: { ja: 言語 }, category: { ja: ベトナム語 } }] }`,
  );
const plan = await buildPlan(app.db, city, more);

async function text(path: string): Promise<string> {
  const answer = await app.request(`/${city.slug}${path}`);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.text()).replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
}

it("answers in words first, then shows the parts of the answer", async () => {
  const page = await text(`/en/plans/${plan}/targets/t1`);
  expect(page).toContain("People who talked with neighbours: how far have we come?");
  // By the end of 2024 the path expects 40.5 + 19.5 × 731 ÷ 1826 = 48.3.
  expect(page).toContain("47.3% (2024). Planned for then: 48.3%. It is a little behind.");
  expect(page).toContain("6.8 ÷ 19.5 = 35%");
  expect(page).toContain("within what chance alone can do");
  expect(page).toContain("Bring people together");
});

it("keeps apart what is invented, what is missing and what is only a part", async () => {
  const page = await text(`/ja/plans/${plan}/targets/t1`);
  expect(page).toContain("この値は実演のために作ったもので、市の実績ではありません。");
  expect(page).toContain("2023年 値なし");
  expect(page).toContain("内訳（2024年） 内訳 値 ベトナム語 60.0%");
  expect(page).toContain("&lt;b>見本");
  expect(page).toContain("計画に書かれていません。");
});

it("draws without styles in elements, and the same bytes each time", async () => {
  const html = async () => (await app.request(`/${city.slug}/ja/plans/${plan}/targets/t1`)).text();
  const [one, other] = [await html(), await html()];
  expect(one).toBe(other);
  expect(one).not.toMatch(/<[^>]+\sstyle=/);
  expect(one).toContain('role="img"');
});

it("shows targets at a glance on the list, on the plan's first page and on their node, and not elsewhere", async () => {
  for (const path of ["/targets", "", "/nodes/2"]) {
    expect(await text(`/ja/plans/${plan}${path}`)).toContain("47.3 % ±5.0 やや遅れ 見本の値");
  }
  expect(await text(`/ja/plans/${plan}/nodes/1-1`)).not.toContain("やや遅れ");
  const bare = await buildPlan(app.db, city, (source) => source.replace(/indicators:[\s\S]*/, ""));
  expect(await text(`/ja/plans/${bare}/targets`)).toContain("数値の目標がまだありません");
});

it("gives the values as a file, in exact decimals", async () => {
  const answer = await app.request(`/${city.slug}/ja/plans/${plan}/targets/t1/values.csv`);
  expect(answer.headers.get("content-disposition")).toContain("talked.csv");
  const { rows } = readCsv(new Uint8Array(await answer.arrayBuffer()));
  expect(rows[0]?.slice(0, 6)).toEqual(["indicator", "date", "value", "unit", "expected", "interval_low"]);
  expect(rows.slice(1).map((row) => row.slice(1, 5))).toEqual([
    ["2022", "40.5", "%", "40.500"],
    ["2023", "", "%", ""],
    ["2024", "47.25", "%", "48.306"],
    ["2024", "60", "%", ""],
  ]);
});

it.each(["/targets/none", "/targets/none/values.csv"])("does not know %s", async (path) => {
  expect((await app.request(`/${city.slug}/ja/plans/${plan}${path}`)).status).toBe(404);
  const other = await buildMunicipality(app.db);
  expect((await app.request(`/${other.slug}/ja/plans/${plan}/targets/t1`)).status).toBe(404);
});
