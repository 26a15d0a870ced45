import { expect, it } from "vitest";
import { buildMunicipality } from "#testing/build.ts";
import { buildPlan } from "#testing/build-plan.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();
const city = await buildMunicipality(app.db);
const more = (source: string) =>
  `${source}sections: [{ key: school, name: { ja: 教育委員会学校課, en: School section } }]
desiredStates: [{ key: d1, node: 1-1, horizon: short, text: { ja: だれもが相談できる, en: Everyone can ask } }]
`
    .replace("projectName:", "horizons: [{ key: short, name: { ja: 短期 }, fromYear: 0, toYear: 5 }]\n  projectName:")
    .replace("en: Learn Japanese }", "en: Learn Japanese, ja-easy: 日本語《にほんご》を 習《なら》う }");
const plan = await buildPlan(app.db, city, more);

async function html(path: string): Promise<string> {
  const answer = await app.request(`/${city.slug}${path}`);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
}

const menuOf = async (key: string) => {
  const [menu = ""] = /<nav class="menu"[\s\S]*?<\/nav>/.exec(await html(`/ja/plans/${key}/tree`)) ?? [];
  return [...menu.matchAll(new RegExp(`/plans/${key}/?([a-z]*)"`, "g"))].map((match) => match[1]);
};

it("has in a plan's menu only what the plan holds", async () => {
  expect(await menuOf(plan)).toEqual([
    "",
    "tree",
    "targets",
    "evidence",
    "trace",
    "partners",
    "search",
    "versions",
    "downloads",
  ]);
  const bare = await buildPlan(app.db, city, (source) =>
    source.replace("state: adopted", "state: draft").replace(/evidenceGroups:[\s\S]*/, ""),
  );
  expect(await menuOf(bare)).toEqual(["", "tree", "search", "downloads"]);
});

it("leads from a project back to the action and the evidence behind it, and says whose word that is", async () => {
  const [voices = ""] =
    /<section[^>]*id="voices"[\s\S]*?<\/section>/.exec(await html(`/ja/plans/${plan}/projects/desk`)) ?? [];
  expect(voices).toContain(`/plans/${plan}/trace#a1"`);
  expect(voices).toContain(`/plans/${plan}/evidence/survey"`);
  expect(voices.match(/計画書にない読み取り/g)).toHaveLength(1);
  expect(await html(`/ja/plans/${plan}/projects/class`)).toContain(
    "この事業の施策につながるアクションは、まだ示されていません。",
  );
});

it.each([
  ["学校課", "/partners#sections"],
  ["だれもが", "/nodes/1-1#desired-states"],
  ["にほんご", "/nodes/1-2"],
])("finds %s where it stands", async (wanted, place) => {
  const found = await html(`/ja-easy/plans/${plan}/search?q=${encodeURIComponent(wanted)}`);
  expect(found).toContain(`/plans/${plan}${place}"`);
  expect(found).toContain("<mark>");
});

it("puts what has the word in its title first, and calls a node what its plan calls that level", async () => {
  const found = await html(`/ja/plans/${plan}/search?q=${encodeURIComponent("相談")}`);
  const places = [...found.matchAll(/<li><a href="[^"]*\/plans\/[^/]*(\/[^"]*)"><span class="what"/g)].map(
    (match) => match[1],
  );
  expect(places).toEqual(["/nodes/1-1", "/projects/desk", "/nodes/1-1#desired-states"]);
  expect(found).toContain('<span class="more">施策</span>');
});
