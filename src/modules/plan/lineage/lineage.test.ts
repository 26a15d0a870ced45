import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildPlan } from "#testing/build-plan.ts";
import { openPlanOffice } from "#testing/plan-office.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";
import { getPlan } from "../records/plan-record.data.ts";
import { listAncestors, listLineage } from "./list-lineage.ts";

const app = await withTestApp({ clock: { now: () => new Date("2026-06-01T03:00:00Z") } });

type Office = Awaited<ReturnType<typeof openPlanOffice>>;
const read = async ({ municipality, plan }: Pick<Office, "municipality" | "plan">, place: string) =>
  (await app.request(`/${municipality.slug}/ja/plans/${plan}${place}`)).text();
const MERGER = {
  with: "class",
  into: "",
  key: "desk-and-class",
  "title.ja": "相談と日本語の広場",
  "title.en": "Advice and Japanese",
  "summary.ja": "市が窓口で相談を受け、教室を開く。",
  home: "1-1",
  on: "令和8年4月1日",
  reason: "窓口を一つにする",
};
const merge = ({ client, path }: Office, more: Record<string, string> = {}) =>
  client.post(`${path}/projects/desk/merge`, { ...MERGER, ...more });
const newestBatch = async ({ client, path }: Office) =>
  /name="batch" value="(\d+)"/.exec(await (await client.get(`${path}/history`)).text())?.[1] ?? "";
const undo = async (office: Office) =>
  (await office.client.post(`${office.path}/history/undo`, { batch: await newestBatch(office), confirmed: "1" }))
    .status;
const stored = ({ municipality }: Office) =>
  inScope(app.db, municipality.id, async ({ db }) => ({
    projects: await db.selectFrom("plan_projects").select(["key", "retired_on"]).orderBy("key").execute(),
    listings: await db
      .selectFrom("plan_listings")
      .select(["project", "node", "home"])
      .orderBy("node")
      .orderBy("project")
      .execute(),
    lineage: await db
      .selectFrom("plan_lineage")
      .select(["type", "from_project", "to_project"])
      .orderBy("key")
      .execute(),
  }));

it("shows all texts of the projects that are to be merged, ready to be edited", async () => {
  const { client, path } = await openPlanOffice(app);
  const first = await (await client.get(`${path}/projects/desk/merge`)).text();
  expect(first).toContain("日本語教室");
  expect(first).not.toContain('name="into"');
  const second = await (await client.get(`${path}/projects/desk/merge?with=&add=class`)).text();
  expect(second).toContain('value="相談窓口・日本語教室"');
  expect(second).toContain("市が窓口で相談を受ける。");
  expect(second).toContain("「日本語教室」として続ける");
  expect((await client.get(`${path}/projects/nobody/merge`)).status).toBe(404);
});

it("merges projects as one act: they end, their pages lead on, the new one tells the former names, undo takes back all of it", async () => {
  const office = await openPlanOffice(app);
  const before = await stored(office);
  const done = await merge(office);
  expect(done.headers.get("location")).toContain("/projects/desk-and-class");
  const after = await stored(office);
  expect(after.lineage).toEqual([
    { type: "merged", from_project: "class", to_project: "desk-and-class" },
    { type: "merged", from_project: "desk", to_project: "desk-and-class" },
  ]);
  expect(after.projects.map(({ key, retired_on }) => [key, retired_on])).toEqual([
    ["class", "2026-04-01"],
    ["desk", "2026-04-01"],
    ["desk-and-class", null],
  ]);
  expect(
    after.listings.filter(({ project }) => project === "desk-and-class").map(({ node, home }) => [node, home]),
  ).toEqual([
    ["1-1", true],
    ["1-2", false],
    ["2", false],
  ]);
  const page = await read(office, "/projects/desk-and-class");
  expect(page).toContain("2026年4月1日に統合しました。統合前の事業名");
  for (const former of ["desk", "class"]) expect(page).toContain(`/plans/${office.plan}/projects/${former}"`);
  const former = await read(office, "/projects/class");
  expect(former).toContain("次の事業へ統合しました");
  expect(former).toContain("相談と日本語の広場");
  const tree = await read(office, "/tree");
  expect(tree).toContain("相談と日本語の広場");
  expect(tree).not.toContain("日本語教室");
  expect(await read(office, "/versions/1")).toContain("日本語教室");
  expect(await read(office, "/versions/1")).not.toContain("相談と日本語の広場");
  const comparison = await read(office, "/versions/1/compare/now");
  expect(comparison).toContain("相談と日本語の広場");
  expect(await undo(office)).toBe(303);
  expect(await stored(office)).toEqual(before);
});

it("lets one of the projects go on under its address, and tells what it was called before", async () => {
  const office = await openPlanOffice(app);
  expect((await merge(office, { into: "desk", key: "" })).status).toBe(303);
  const { projects, lineage } = await stored(office);
  expect(projects.map(({ key, retired_on }) => [key, retired_on])).toEqual([
    ["class", "2026-04-01"],
    ["desk", null],
  ]);
  expect(lineage).toEqual([{ type: "merged", from_project: "class", to_project: "desk" }]);
  const page = await read(office, "/projects/desk");
  expect(page).toContain("<h1>相談と日本語の広場</h1>");
  expect(page).toContain("この事業のそれまでの名称: 相談窓口");
});

it("refuses a merger of one, of what has ended, on no day or outside the period, and keeps all that was typed", async () => {
  const office = await openPlanOffice(app);
  const refused = async (more: Record<string, string>) => {
    const answer = await merge(office, more);
    expect([more, answer.status]).toEqual([more, 422]);
    return answer.text();
  };
  expect(await refused({ with: "" })).toContain("二つ以上選んでください");
  expect(await refused({ on: "春" })).toContain("窓口を一つにする");
  expect(await refused({ on: "2028-04-01" })).toContain("計画の期間の中の日");
  expect(await refused({ "title.ja": "" })).toContain("教室を開く。");
  expect(await refused({ into: "nobody" })).toContain("窓口を一つにする");
  await refused({ home: "1" });
  await refused({ key: "desk" });
  expect(await refused({ key: "", "title.en": "" })).toContain('value="project-1"');
  expect((await merge(office)).status).toBe(303);
  const again = await office.client.post(`${office.path}/projects/class/merge`, {
    ...MERGER,
    with: "desk-and-class",
    key: "x",
  });
  expect(again.status).toBe(422);
  expect(await again.text()).toContain("「日本語教室」は、終わったか");
  const restored = await office.client.post(`${office.path}/projects/class/restore`);
  expect(restored.status).toBe(422);
  expect(await restored.text()).toContain("変更の履歴から統合を取り消してください");
});

it("splits a project into several, asks for one part more without losing a word, and goes on under the old address where wished", async () => {
  const office = await openPlanOffice(app);
  const page = await (await office.client.get(`${office.path}/projects/desk/split`)).text();
  expect(page.match(/市が窓口で相談を受ける。/g)?.length).toBe(2);
  const fields = {
    count: "2",
    goesOn: "0",
    on: "2026-04-01",
    reason: "",
    "parts.0.title.ja": "対面の相談",
    "parts.0.summary.ja": "窓口で受ける。",
    "parts.0.home": "1-1",
    "parts.0.key": "",
    "parts.1.title.ja": "電話の相談",
    "parts.1.title.en": "Advice by phone",
    "parts.1.home": "1-2",
    "parts.1.key": "",
  };
  const more = await office.client.post(`${office.path}/projects/desk/split`, { ...fields, more: "1" });
  expect(more.status).toBe(200);
  const grown = await more.text();
  expect(grown).toContain('name="parts.2.home"');
  expect(grown).toContain('value="電話の相談"');
  const wrong = await office.client.post(`${office.path}/projects/desk/split`, { ...fields, "parts.1.title.ja": "" });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('value="対面の相談"');
  expect((await office.client.post(`${office.path}/projects/desk/split`, fields)).status).toBe(303);
  const { projects, lineage } = await stored(office);
  expect(projects.map(({ key, retired_on }) => [key, retired_on])).toEqual([
    ["advice-by-phone", null],
    ["class", null],
    ["desk", null],
  ]);
  expect(lineage).toEqual([{ type: "split", from_project: "desk", to_project: "advice-by-phone" }]);
  expect(await read(office, "/projects/advice-by-phone")).toContain("2026年4月1日に分かれました");
  expect(await undo(office)).toBe(303);
  expect((await stored(office)).lineage).toEqual([]);
});

it("ties a project to one of an earlier plan, on both pages, never in a circle; review finds the former ones by it", async () => {
  const office = await openPlanOffice(app);
  const later = await buildPlan(app.db, office.municipality, (source) => source.replace(/indicators:[\s\S]*/, ""));
  const path = `/plans/${later}/projects/desk/continue`;
  expect(await (await office.client.get(path)).text()).toContain(`${office.plan}/desk`);
  const fields = { former: `${office.plan}/desk`, on: "2023-04-01" };
  expect((await office.client.post(path, fields)).status).toBe(303);
  expect((await office.client.post(path, fields)).status).toBe(422);
  expect((await office.client.post(path, { former: `${later}/class`, on: "2023-04-01" })).status).toBe(422);
  expect((await office.client.post(path, { former: "nowhere/desk", on: "2023-04-01" })).status).toBe(404);
  const back = await office.client.post(`${office.path}/projects/desk/continue`, {
    former: `${later}/desk`,
    on: "2023-04-01",
  });
  expect(back.status).toBe(422);
  expect(await read({ ...office, plan: later }, "/projects/desk")).toContain("前の計画から引き継いだ事業です");
  expect(await read(office, "/projects/desk")).toContain("後の計画の次の事業へ引き継ぎました");
  await merge({ ...office, path: `/plans/${later}` });
  const found = await inScope(app.db, office.municipality.id, async (scope) =>
    listAncestors(scope, { planId: (await getPlan(scope, later)).id, project: "desk-and-class" }),
  );
  expect(found.map(({ generation, from }) => [generation, from.plan, from.project])).toEqual([
    [1, later, "desk"],
    [1, later, "class"],
    [2, office.plan, "desk"],
  ]);
  const steps = await inScope(app.db, office.municipality.id, async (scope) =>
    listLineage(scope, { planId: (await getPlan(scope, office.plan)).id }),
  );
  expect(steps.map(({ type }) => type)).toEqual(["continued"]);
});

it("takes part in files: what is exported says who came out of whom, and comes back unchanged", async () => {
  const office = await openPlanOffice(app);
  await merge(office);
  const yaml = await read(office, "/plan.yaml");
  expect(yaml).toContain("lineage:");
  expect(yaml).toContain("from: class");
  const uploaded = await office.client.post(`${office.path}/import`, { file: new File([yaml], "plan.yaml") });
  expect(uploaded.status).toBe(303);
});

it("is for those who may edit the plan, and of one's own municipality", async () => {
  const office = await openPlanOffice(app, "sectionContributor");
  const stranger = await signIn(app, await buildMunicipality(app.db), { role: "planOfficer" });
  for (const way of ["merge", "split", "continue"]) {
    expect([way, (await office.client.get(`${office.path}/projects/desk/${way}`)).status]).toEqual([way, 403]);
    expect([way, (await stranger.get(`${office.path}/projects/desk/${way}`)).status]).toEqual([way, 404]);
  }
  const split = { count: "2", goesOn: "", on: "2026-04-01", reason: "" };
  const tie = { former: `${office.plan}/class`, on: "2026-04-01" };
  for (const [way, fields] of [
    ["merge", MERGER],
    ["split", split],
    ["continue", tie],
  ] as const) {
    expect([way, (await office.client.post(`${office.path}/projects/desk/${way}`, fields)).status]).toEqual([way, 403]);
    expect([way, (await stranger.post(`${office.path}/projects/desk/${way}`, fields)).status]).toEqual([way, 404]);
  }
});
