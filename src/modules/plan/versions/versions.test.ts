import { expect, it } from "vitest";
import { inScope, type Scope } from "#platform/db/scope.ts";
import { readWorkbook } from "#platform/documents/workbook.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildPlan } from "#testing/build-plan.ts";
import { openPlanOffice } from "#testing/plan-office.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";
import { getPlan } from "../records/plan-record.data.ts";
import { digestOf, getVersion } from "./version.data.ts";

const app = await withTestApp();

type Office = Awaited<ReturnType<typeof openPlanOffice>>;
const read = async ({ municipality, plan }: Pick<Office, "municipality" | "plan">, place: string, language = "ja") => {
  const answer = await app.request(`/${municipality.slug}/${language}/plans/${plan}${place}`);
  return { status: answer.status, html: await answer.text() };
};
const make = (office: Office, fields: Record<string, string>) => office.client.post(`${office.path}/versions`, fields);
const rename = (office: Office, version: string, ja: string) =>
  office.client.post(`${office.path}/projects/desk`, {
    version,
    basis: "source",
    "title.ja": ja,
    "title.en": "New desk",
  });
const load = ({ municipality, plan }: Office, number: number) =>
  inScope(app.db, municipality.id, async (scope) =>
    getVersion(scope, { planId: (await getPlan(scope, plan)).id, number }),
  );

it("keeps an adopted plan as it was loaded as version 1, with no decision that nobody made", async () => {
  const office = await openPlanOffice(app);
  const version = await load(office, 1);
  expect(version).toMatchObject({ number: 1, kind: "adopted", madeBy: null, decision: null, reason: null });
  expect(version.sha256).toBe(digestOf(version.document));
  expect(version.document.records.targets).toHaveLength(1);
  const list = await read(office, "/versions");
  expect(list.html).toContain("第1版 策定");
  expect(list.html).toContain(`/plans/${office.plan}/versions/1"`);
});

it("shows an old version with the old names after things were renamed, moved and ended", async () => {
  const office = await openPlanOffice(app);
  await rename(office, "1", "なんでも相談室");
  await office.client.post(`${office.path}/nodes/1-1`, {
    version: "1",
    basis: "source",
    number: "9",
    "title.ja": "別の施策",
  });
  await office.client.post(`${office.path}/projects/class/retire`, { on: "2020-04-01" });
  const [now, old] = [await read(office, "/tree"), await read(office, "/versions/1")];
  expect(now.html).toContain("なんでも相談室");
  expect(now.html).not.toContain("日本語教室");
  for (const words of ["相談窓口", "日本語教室", "相談を受ける", "近所の人と話した人の割合", "60"])
    expect(old.html).toContain(words);
  expect(old.html).not.toContain("なんでも相談室");
  const project = await read(office, "/versions/1/projects/desk");
  expect(project.html).toContain("<h1>相談窓口</h1>");
  expect(project.html).toContain("今の計画とは違うところがあります");
  expect(project.html).toContain(`/plans/${office.plan}/versions/1/nodes/1-1"`);
  expect((await read(office, "/versions/1/nodes/1-1")).html).toContain("相談を受ける");
  for (const place of ["/versions/2", "/versions/1/projects/nobody", "/versions/1/nodes/9", "/versions/1/compare/3"])
    expect([place, (await read(office, place)).status]).toEqual([place, 404]);
});

it("makes an amended version with reason and decision, takes the plan to that stage, and says who did it", async () => {
  const office = await openPlanOffice(app);
  await rename(office, "1", "なんでも相談室");
  const fields = {
    kind: "amended",
    datedOn: "R7.4.1",
    reason: "中間見直し",
    labelJa: "見直し版",
    decisionNumber: "国交第12号",
  };
  const made = await make(office, fields);
  expect(made.headers.get("location")).toBe(`/${office.municipality.slug}/staff${office.path}/versions/2`);
  const page = await (await office.client.get(`${office.path}/versions/2`)).text();
  for (const words of [
    "第2版 改定 見直し版",
    "2025年4月1日",
    "中間見直し",
    "国交第12号",
    "見本 花子",
    "なんでも相談室",
  ])
    expect(page).toContain(words);
  expect((await read(office, "")).html).toContain("改定済み");
  expect((await read(office, "/versions/2")).html).toContain("国交第12号");
  const audit = await inScope(app.db, office.municipality.id, (scope) =>
    scope.db
      .selectFrom("audit_entries")
      .select(["action", "reason"])
      .where("action", "like", "plan.%")
      .orderBy("id", "desc")
      .limit(2)
      .execute(),
  );
  expect(audit).toEqual([
    { action: "plan.versionMade", reason: "中間見直し" },
    { action: "plan.stageChanged", reason: "中間見直し" },
  ]);
});

it("refuses a version that says nothing new, that the plan is not ready for, or that lacks what it must have", async () => {
  const office = await openPlanOffice(app);
  const same = await make(office, { kind: "snapshot", labelJa: "控えの一" });
  expect(same.status).toBe(422);
  const html = await same.text();
  expect(html).toContain("第1版から何も変わっていない");
  expect(html).toContain('value="控えの一"');
  for (const fields of [
    { kind: "draft" },
    { kind: "adopted" },
    { kind: "amended" },
    { kind: "amended", reason: "見直し", datedOn: "春" },
  ])
    expect([fields, (await make(office, fields as Record<string, string>)).status]).toEqual([fields, 422]);
  expect((await read(office, "/versions/2")).status).toBe(404);
});

it("keeps drafts and snapshots in the office, also in comparisons, files and the API", async () => {
  const office = await openPlanOffice(app);
  await rename(office, "1", "なんでも相談室");
  expect((await make(office, { kind: "snapshot" })).status).toBe(303);
  const places = [
    "/versions/2",
    "/versions/2/projects/desk",
    "/versions/1/compare/2",
    "/versions/2/compare/now/table.xlsx",
  ];
  for (const place of places) expect([place, (await read(office, place)).status]).toEqual([place, 404]);
  const { code } = office.municipality;
  expect((await app.request(`/api/v1/municipalities/${code}/plans/${office.plan}/versions/2`)).status).toBe(404);
  expect((await read(office, "/versions")).html).not.toContain("第2版");
  for (const place of ["/versions/2", "/versions/1/compare/2", "/versions/2/plan.xlsx", "/versions/2/compare/now"])
    expect([place, (await office.client.get(`${office.path}${place}`)).status]).toEqual([place, 200]);
});

it("compares two versions place by place, with the changed words marked, as page and as Excel", async () => {
  const office = await openPlanOffice(app);
  await office.client.post(`${office.path}/projects/desk`, {
    version: "1",
    basis: "source",
    "title.ja": "相談窓口",
    "title.en": "Advice desk",
    "summary.ja": "市が電話と窓口で相談を受ける。",
    "summary.en": "The city gives advice at a desk.",
  });
  await make(office, { kind: "amended", reason: "見直し" });
  const page = await read(office, "/versions/1/compare/2");
  expect(page.html).toContain("第1版 策定");
  expect(page.html).toMatch(/<ins>.*電話と/);
  expect(page.html).toContain("1か所が変わりました");
  expect(page.html).toContain("1-1 相談を受ける");
  const english = await read(office, "/versions/1/compare/2", "en");
  expect(english.html).not.toContain("<ins>");
  expect(english.html).toContain("One more change is only in other languages");
  const file = await app.request(
    `/${office.municipality.slug}/ja/plans/${office.plan}/versions/1/compare/2/table.xlsx`,
  );
  const [sheet] = await readWorkbook(new Uint8Array(await file.arrayBuffer()));
  expect(sheet?.rows[2]).toEqual(["箇所", "改正後\n第2版 改定", "改正前\n第1版 策定", "備考"]);
  expect(
    sheet?.rows
      .slice(3)
      .find((row) => String(row[0]).endsWith("相談窓口 › 要約"))
      ?.slice(1),
  ).toEqual(["市が電話と窓口で相談を受ける。", "市が窓口で相談を受ける。", "変更"]);
  expect((await read(office, "/versions/1/compare/now")).html).toContain("電話と");
});

it("gives versions through the API, whole and with the digest of what it gives", async () => {
  const office = await openPlanOffice(app);
  const api = `/api/v1/municipalities/${office.municipality.code}/plans/${office.plan}/versions`;
  const list = (await (await app.request(api)).json()) as { versions: { number: number; urls: { self: string } }[] };
  expect(list.versions).toHaveLength(1);
  const version = (await (await app.request(`${api}/1`)).json()) as { sha256: string; document: never };
  expect(digestOf(version.document)).toBe(version.sha256);
  for (const number of ["2", "0", "x"]) expect((await app.request(`${api}/${number}`)).status).toBe(404);
});

it("takes the decision's number and date later, keeps what was entered before, and refuses nothing at all", async () => {
  const office = await openPlanOffice(app);
  const enter = (fields: Record<string, string>) => office.client.post(`${office.path}/versions/1/decision`, fields);
  expect((await enter({ decisionNumber: "第1号", decidedOn: "令和5年3月20日" })).status).toBe(303);
  expect((await enter({ decisionNumber: "第2号", decidedOn: "2023-03-20" })).status).toBe(303);
  expect((await enter({})).status).toBe(422);
  expect((await enter({ decisionNumber: "第3号", decidedOn: "いつか" })).status).toBe(422);
  const page = await read(office, "/versions/1");
  expect(page.html).toContain("第2号");
  expect(page.html).not.toContain("第1号");
  const kept = await inScope(app.db, office.municipality.id, (scope) =>
    scope.db.selectFrom("plan_version_decisions").select("decision_number").orderBy("id").execute(),
  );
  expect(kept.map((row) => row.decision_number)).toEqual(["第1号", "第2号"]);
});

it("lets nobody change or delete a version or a decision, whatever the code would try", async () => {
  const { municipality } = await openPlanOffice(app);
  const attempt = (work: (scope: Scope) => Promise<unknown>) => inScope(app.db, municipality.id, work);
  const changes = attempt((scope) =>
    scope.db
      .updateTable("plan_versions")
      .set({ sha256: "0".repeat(64) })
      .execute(),
  );
  await expect(changes).rejects.toThrow(/permission denied/);
  for (const table of ["plan_versions", "plan_version_decisions"] as const) {
    const deletes = attempt((scope) => scope.db.deleteFrom(table).execute());
    await expect(deletes).rejects.toThrow(/permission denied/);
  }
});

it("is made by those who may edit the plan, and seen of one's own municipality only", async () => {
  const office = await openPlanOffice(app, "sectionContributor");
  expect((await make(office, { kind: "snapshot" })).status).toBe(403);
  expect((await office.client.post(`${office.path}/versions/1/decision`, { decisionNumber: "1" })).status).toBe(403);
  expect((await office.client.get(`${office.path}/versions`)).status).toBe(200);
  const other = await buildMunicipality(app.db);
  await buildPlan(app.db, other);
  const stranger = await signIn(app, other, { role: "planOfficer" });
  for (const place of ["/versions", "/versions/1", "/versions/1/compare/now", "/versions/1/plan.xlsx"])
    expect([place, (await stranger.get(`${office.path}${place}`)).status]).toEqual([place, 404]);
  expect((await stranger.post(`${office.path}/versions`, { kind: "snapshot" })).status).toBe(404);
  expect((await stranger.post(`${office.path}/versions/1/decision`, { decisionNumber: "1" })).status).toBe(404);
  expect((await read({ municipality: other, plan: office.plan }, "/versions/1")).status).toBe(404);
});

it("does not let an edit take an adopted plan back to a draft, but lets the step itself be undone", async () => {
  const office = await openPlanOffice(app);
  const head = (version: number, state: string) =>
    office.client.post(`${office.path}/plan/${office.plan}`, {
      version: String(version),
      basis: "source",
      state,
      "title.ja": "計画",
    });
  const refused = await head(1, "draft");
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("この段階へは変えられません");
  expect((await head(1, "amended")).status).toBe(303);
  const history = await (await office.client.get(`${office.path}/history`)).text();
  const batch = /name="batch" value="(\d+)"/.exec(history)?.[1] ?? "";
  expect((await office.client.post(`${office.path}/history/undo`, { batch })).status).toBe(303);
  expect((await read(office, "")).html).toContain("策定済み");
});

it("keeps in a version the indicator of another plan at which this one aims, and names it", async () => {
  const office = await openPlanOffice(app);
  const plan = await buildPlan(app.db, office.municipality, (source) =>
    source.replace(/indicators:[\s\S]*?targets:/, "targets:").replace(/values:[\s\S]*/, ""),
  );
  const page = await read({ ...office, plan }, "/versions/1");
  expect(page.html).toContain("近所の人と話した人の割合");
  const version = await load({ ...office, plan }, 1);
  expect(version.document.records.indicators).toEqual([]);
  expect(version.document.shared?.indicators).toHaveLength(1);
});
