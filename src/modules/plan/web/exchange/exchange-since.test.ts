import { expect, it } from "vitest";
import { RECORD_KINDS } from "#app/modules.ts";
import { buildSystemContext } from "#testing/build-plan.ts";
import { buildPlanDesk, rewriteWorkbook, sheetOf } from "#testing/plan-desk.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";
import { importPlanFile } from "../../exchange/import-plan-file.ts";

const app = await withTestApp();

type Desk = Awaited<ReturnType<typeof buildPlanDesk>>;

/** Somebody else changes the plan through a file of her own. */
async function colleagueChanges(desk: Desk, edit: (yaml: string) => string): Promise<void> {
  const shown = await desk.preview(await desk.upload(edit(await desk.yaml()), "other.yaml"));
  expect((await desk.officer.post(shown.path, { lastChange: shown.lastChange })).status).toBe(303);
}

const NEW_VALUE = '\n  - { key: v2025, indicator: talked, date: "2025", value: 52 }\n';

it("keeps what others changed since the workbook was downloaded, says so, and puts in what the workbook changed", async () => {
  const desk = await buildPlanDesk(app);
  const old = await desk.download("plan.xlsx");
  await colleagueChanges(desk, (yaml) => `${yaml.replace("日本語教室", "日本語の教室").trimEnd()}${NEW_VALUE}`);
  const untouched = await desk.preview(await desk.upload(old, "old.xlsx"));
  expect(untouched.html).toContain("このファイルを取り出したあとに、計画が変わっています");
  expect(untouched.html).toMatch(/見本 花子 [^<]* 2件/);
  expect(untouched.html).toContain("いまの計画と同じです");
  expect(untouched.lastChange).toBe("");

  const edited = await rewriteWorkbook(old, (sheets) => {
    const { rows } = sheetOf(sheets, "projects");
    const at = rows[0]?.indexOf("title.ja") ?? 0;
    rows.find((row) => row[0] === "desk")?.splice(at, 1, "相談の窓口");
  });
  const shown = await desk.preview(await desk.upload(edited, "old.xlsx"));
  expect(shown.html).toContain("事業・1件変わる");
  expect(shown.html).not.toContain("なくなる</");
  expect((await desk.officer.post(shown.path, { lastChange: shown.lastChange })).status).toBe(303);
  const after = JSON.stringify((await desk.load()).records);
  for (const kept of ["日本語の教室", "v2025", "相談の窓口"]) expect(after).toContain(kept);
});

it("shows what both changed side by side, and takes the file's only where that is ticked", async () => {
  const desk = await buildPlanDesk(app);
  const old = (await desk.yaml()).replace('ja: "相談窓口"', 'ja: "ファイルの窓口"');
  await colleagueChanges(desk, (yaml) => yaml.replace('ja: "相談窓口"', 'ja: "同僚の窓口"'));
  const shown = await desk.preview(await desk.upload(old, "old.yaml"));
  for (const side of ["相談窓口", "同僚の窓口", "ファイルの窓口"]) expect(shown.html).toContain(side);
  const decide = (more: object) => desk.officer.post(shown.path, { lastChange: shown.lastChange, ...more });
  const refused = await decide({});
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("変えることが選ばれていません");
  expect(JSON.stringify(await desk.load())).toContain("同僚の窓口");
  expect((await decide({ "take.projects.desk.title": "on" })).status).toBe(303);
  expect(JSON.stringify(await desk.load())).toContain("ファイルの窓口");
});

it("refuses what is right apart and wrong together", async () => {
  const desk = await buildPlanDesk(app);
  const listing = "listings:\n  - { key: class-2, project: class, node: 1-1 }\n";
  const old = (await desk.yaml()).replace("listings:\n", listing);
  await colleagueChanges(desk, (yaml) =>
    yaml.replace(/ {2}- key: class\n(?: {4}.*\n)+/, "").replace(/ {2}- key: class-1-2\n(?: {4}.*\n)+/, ""),
  );
  const shown = await desk.preview(await desk.upload(old, "old.yaml"));
  expect(shown.html).toContain("「事業」にキー「class」の項目がありません");
  expect((await desk.officer.post(shown.path, { lastChange: shown.lastChange })).status).toBe(422);
});

it("takes a file without a mark, or with another installation's, as the whole plan, and says so", async () => {
  const desk = await buildPlanDesk(app);
  await colleagueChanges(desk, (yaml) => yaml.replace('ja: "相談窓口"', 'ja: "新しい窓口"'));
  const marked = (await desk.yaml()).replace("新しい窓口", "別の窓口");
  expect((await desk.preview(await desk.upload(marked, "a.yaml"))).html).not.toContain("印がありません");
  for (const foreign of [
    marked.replace(/^(exportedAfterChange|lastChangedAt): .*\n/gm, ""),
    marked.replace(/^lastChangedAt: .*$/m, 'lastChangedAt: "2020-01-01T00:00:00.000Z"'),
    marked.replace(/^exportedAfterChange: .*$/m, "exportedAfterChange: 999999999"),
  ]) {
    const shown = await desk.preview(await desk.upload(foreign, "a.yaml"));
    expect(shown.html).toContain("印がありません");
    expect(shown.html).toContain("別の窓口");
  }
});

it("finds no difference in an unchanged download when a value was reported beside demo values", async () => {
  const desk = await buildPlanDesk(app);
  const head = `format: kakehashi-plan/1\nmunicipality: "${desk.municipality.code}"\noverlay: ${desk.plan}\n`;
  const demo = (key: string, indicator: string) =>
    `  - { key: ${key}, indicator: ${indicator}, date: "2025", value: 50, basis: demo }\n`;
  const others = "indicators:\n  - { key: others, title: { ja: 見本 }, direction: increase, basis: demo }\n";
  const source = `${head}${others}values:\n${demo("a-demo", "talked")}${demo("b-demo", "others")}`;
  await importPlanFile(buildSystemContext(app.db, desk.municipality), { source, kinds: RECORD_KINDS });
  const admin = await signIn(app, desk.municipality, { role: "planOfficer" });
  const fields = { date: "2026-03", value: "55", evidence: "名簿", confirm: "on" };
  expect((await admin.post("/indicators/talked/report", fields)).status).toBe(303);
  const reported = (await desk.load()).records.values?.map(({ key, position }) => [key, Number(position)]);
  expect(reported).toContainEqual(["b-demo", 4]);
  expect(reported).toContainEqual(["talked-2026-03", 4]);
  for (const name of ["plan.xlsx", "plan.yaml"] as const) {
    const { html } = await desk.preview(await desk.upload(await desk.download(name), name));
    expect(html).toContain("いまの計画と同じです");
  }
});
