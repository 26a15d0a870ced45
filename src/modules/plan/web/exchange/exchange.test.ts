import iconv from "iconv-lite";
import { expect, it } from "vitest";
import { RECORD_KINDS } from "#app/modules.ts";
import { inScope } from "#platform/db/scope.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildSystemContext } from "#testing/build-plan.ts";
import { buildPlanDesk } from "#testing/plan-desk.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";
import { importPlanFile } from "../../exchange/import-plan-file.ts";
import { removeDemo } from "../../exchange/remove-demo.ts";

const app = await withTestApp();

it("offers the plan in three formats, and importing one of them again changes nothing", async () => {
  const desk = await buildPlanDesk(app);
  const answer = await app.request(`/${desk.municipality.slug}/en/plans/${desk.plan}/plan.xlsx`);
  expect(answer.headers.get("content-disposition")).toContain(`${desk.plan}.xlsx`);
  expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(await desk.download("projects.csv"))).toMatch(
    /^\uFEFFlocal_government_code,/,
  );
  for (const [name, content] of [
    ["plan.xlsx", await desk.download("plan.xlsx")],
    ["plan.yaml", await desk.yaml()],
  ] as const) {
    const { html } = await desk.preview(await desk.upload(content, name));
    expect(html).toContain("いまの計画と同じです");
    expect(html).not.toContain("lastChange");
  }
});

it("shows what would change field by field, and changes it as one act only when told to", async () => {
  const desk = await buildPlanDesk(app);
  const before = await desk.load();
  const edited = (await desk.yaml())
    .replace('ja: "相談窓口"', 'ja: "相談と案内の窓口"')
    .replace(
      "listings:",
      '  - key: new-project\n    title: { ja: "新しい事業 <b>=cmd()</b>" }\n\nlistings:\n  - { key: new-home, project: new-project, node: "2", home: true }',
    )
    .replace(/ {2}- key: a2\n(?: {4}.*\n)+/, "");
  const shown = await desk.preview(await desk.upload(edited, "plan.yaml"));
  for (const said of [
    "相談窓口",
    "相談と案内の窓口",
    "新しい事業 &lt;b>=cmd()&lt;/b>",
    "事業・1件増える・1件変わる",
    "アクション・1件なくなる",
  ]) {
    expect(shown.html.replaceAll("&gt;", ">")).toContain(said);
  }
  expect(await desk.load()).toEqual(before);

  const done = await desk.officer.post(shown.path, { lastChange: shown.lastChange, reason: "年度の見直し" });
  expect(done.status).toBe(303);
  const after = await desk.load();
  expect(after.records.projects).toHaveLength(3);
  expect(after.records.actions).toHaveLength(1);
  const changes = await inScope(app.db, desk.municipality.id, (scope) =>
    scope.db.selectFrom("plan_changes").select(["batch", "reason"]).execute(),
  );
  expect(new Set(changes.map((change) => change.batch)).size).toBe(1);
  expect(changes[0]?.reason).toBe("年度の見直し");
  expect((await desk.officer.post(shown.path, { lastChange: shown.lastChange })).status).toBe(404);
  const page = await (
    await desk.officer.get((done.headers.get("location") ?? "").replace(`/${desk.municipality.slug}/staff`, ""))
  ).text();
  expect(page).toContain("4件の変更をまとめて");
});

it("refuses when the plan has changed since the preview, and shows the new comparison", async () => {
  const desk = await buildPlanDesk(app);
  const source = await desk.yaml();
  const first = await desk.preview(await desk.upload(source.replace('ja: "相談窓口"', 'ja: "窓口A"'), "a.yaml"));
  const second = await desk.preview(await desk.upload(source.replace('ja: "相談窓口"', 'ja: "窓口B"'), "b.yaml"));
  expect((await desk.officer.post(second.path, { lastChange: second.lastChange })).status).toBe(303);
  const refused = await desk.officer.post(first.path, { lastChange: first.lastChange });
  expect(refused.status).toBe(409);
  const html = await refused.text();
  expect(html).toContain("比べたあとに計画が変わりました");
  expect(html).toContain("窓口B");
  expect(html).not.toContain(`value="${first.lastChange}"`);
  expect(JSON.stringify(await desk.load())).not.toContain("窓口A");
});

it("keeps demo records through an import, drops those that lose their footing, and removes all with one command", async () => {
  const desk = await buildPlanDesk(app);
  const ctx = buildSystemContext(app.db, desk.municipality);
  const source = `format: kakehashi-plan/1\nmunicipality: "${desk.municipality.code}"\noverlay: ${desk.plan}\nlinks:\n  - { key: d1, type: actionToNode, from: a2, to: 1-2, basis: demo }\nvalues:\n  - { key: d2, indicator: talked, date: "2025", value: 50, basis: demo }\n`;
  await importPlanFile(ctx, { source, kinds: RECORD_KINDS });
  expect(await desk.yaml()).not.toContain("demo");
  const edited = (await desk.yaml()).replace(/ {2}- key: a2\n(?: {4}.*\n)+/, "");
  const shown = await desk.preview(await desk.upload(edited, "plan.yaml"));
  expect(shown.html).toContain("よりどころがなくなる1件");
  expect((await desk.officer.post(shown.path, { lastChange: shown.lastChange })).status).toBe(303);
  const keys = async (kind: string) => (await desk.load()).records[kind]?.map((record) => record.key);
  expect(await keys("links")).toEqual(["a1-1-1"]);
  expect(await keys("values")).toEqual(["v2022", "v2024", "d2"]);
  expect(await removeDemo(ctx, { kinds: RECORD_KINDS })).toEqual([{ plan: desk.plan, removed: 1 }]);
  expect(await keys("values")).toEqual(["v2022", "v2024"]);
});

it("lets only those in who may edit the city's plan, and only to their own uploads", async () => {
  const desk = await buildPlanDesk(app);
  const shown = await desk.preview(await desk.upload((await desk.yaml()).replace("相談窓口", "窓口"), "a.yaml"));
  const reader = await signIn(app, desk.municipality, { role: "reader" });
  const colleague = await signIn(app, desk.municipality, { role: "planOfficer" });
  const stranger = await signIn(app, await buildMunicipality(app.db), { role: "planOfficer" });
  expect((await reader.get(`/plans/${desk.plan}/import`)).status).toBe(403);
  expect((await reader.post(`/plans/${desk.plan}/import`, { file: new File(["x"], "a.yaml") })).status).toBe(403);
  expect((await colleague.get(shown.path)).status).toBe(404);
  expect((await stranger.post(`/plans/${desk.plan}/import`, { file: new File(["x"], "a.yaml") })).status).toBe(404);
  expect((await desk.officer.post(`/plans/${desk.plan}/import`)).status).toBe(422);
});

it("names the characters that Shift_JIS does not have, and the project, instead of writing question marks", async () => {
  const desk = await buildPlanDesk(app);
  const path = `/plans/${desk.plan}/projects-shift-jis.csv`;
  const answer = await desk.officer.get(path);
  expect(iconv.decode(Buffer.from(await answer.arrayBuffer()), "cp932")).toContain("相談窓口");
  const shown = await desk.preview(await desk.upload((await desk.yaml()).replace("相談窓口", "𠮷の窓口 −"), "a.yaml"));
  await desk.officer.post(shown.path, { lastChange: shown.lastChange });
  const refused = await desk.officer.get(path);
  expect(refused.status).toBe(422);
  const html = await refused.text();
  expect(html).toMatch(/<th scope="row">𠮷の窓口 −<\/th><td>𠮷<\/td>/);
  expect(html).toContain(`href="/${desk.municipality.slug}/ja/plans/${desk.plan}/projects.csv"`);
  expect(html).not.toContain("もう一度");
  const offered = await (await desk.officer.get(`/plans/${desk.plan}/import`)).text();
  expect(offered.indexOf("/projects.csv")).toBeGreaterThan(0);
  expect(offered.indexOf("/projects.csv")).toBeLessThan(offered.indexOf("/projects-shift-jis.csv"));
});
