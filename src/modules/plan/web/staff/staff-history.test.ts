import { expect, it } from "vitest";
import { buildPlanDesk } from "#testing/plan-desk.ts";
import { openPlanOffice } from "#testing/plan-office.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();

it("shows each change of a listing with the place that it was about, not with today's", async () => {
  const { client, path } = await openPlanOffice(app);
  const move = (to: string, version: string) => client.post(`${path}/listings/class-1-2/move`, { to, version });
  await client.post(`${path}/nodes/new`, {
    "title.ja": "第三",
    "title.en": "Third",
    key: "1-3",
    parent: "1",
    basis: "source",
  });
  expect((await move("1-1", "1")).status).toBe(303);
  expect((await move("1-3", "2")).status).toBe(303);
  const html = await (await client.get(`${path}/history?record=listings/class-1-2`)).text();
  const names = [...html.matchAll(/listings\/class-1-2">([^<]*)</g)].map((match) => match[1]);
  expect(names).toEqual(["日本語教室 ― 第三", "日本語教室 ― 1-1 相談を受ける"]);
});

it("asks before more than ten records are taken back at once, and shows what will go", async () => {
  const desk = await buildPlanDesk(app);
  const rows = Array.from(
    { length: 11 },
    (_, at) => `  - { key: s${at}, name: { ja: 課その${at}, en: Section ${at} } }\n`,
  );
  const file = `${(await desk.yaml()).replace(/^sections:.*\n/m, "")}sections:\n${rows.join("")}`;
  const { path, lastChange } = await desk.preview(await desk.upload(file, "plan.yaml"));
  expect((await desk.officer.post(path, { lastChange })).status).toBe(303);
  const history = `/plans/${desk.plan}/history`;
  const batch = /name="batch" value="(\d+)"/.exec(await (await desk.officer.get(history)).text())?.[1] ?? "";
  const sections = async () => (await desk.load()).records.sections?.length;
  const asked = await desk.officer.post(`${history}/undo`, { batch, record: "" });
  expect(asked.status).toBe(200);
  const html = await asked.text();
  for (const words of ["11件の変更をまとめて取り消しますか", "課その10", 'name="confirmed"'])
    expect(html).toContain(words);
  expect(await sections()).toBe(11);
  expect((await desk.officer.post(`${history}/undo`, { batch, record: "", confirmed: "1" })).status).toBe(303);
  expect(await sections()).toBe(0);
});
