import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { makeReport, openReportOffice } from "#testing/build-report.ts";
import type { ReviewOffice } from "#testing/build-review.ts";
import { formValues } from "#testing/form-values.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();

async function openDesk() {
  const office = await openReportOffice(app);
  const path = `/reports/templates/${office.plan}`;
  const action = `/${office.municipality.slug}/staff${path}`;
  const values = async (answer: Response): Promise<Record<string, string>> => {
    const { _token, ...typed } = formValues(await answer.text(), action);
    return typed;
  };
  return {
    ...office,
    path,
    open: async () => values(await office.officer.get(path)),
    send: (fields: Record<string, string>) => office.officer.post(path, fields),
    values,
  };
}

const versionsOf = ({ municipality }: ReviewOffice) =>
  inScope(app.db, municipality.id, (scope) =>
    scope.db.selectFrom("report_templates").select(["version", "title"]).orderBy("version").execute(),
  );

it("shows the shipped order, changes it in the form, and keeps nothing before it is saved", async () => {
  const desk = await openDesk();
  const form = await desk.open();
  expect(form).toMatchObject({ version: "1", "c.0.ja": "この報告書について", "c.1.p.0.part": "indicators.targets" });
  const moved = await desk.values(await desk.send({ ...form, act: "up:1" }));
  expect(moved).toMatchObject({ "c.0.ja": "数値目標の達成状況", "c.1.ja": "この報告書について" });
  expect(await versionsOf(desk)).toHaveLength(1);
  const saved = await desk.send({ ...moved, "title.ja": "{city}の{year}報告書", act: "save" });
  expect(saved.status).toBe(303);
  expect(await versionsOf(desk)).toMatchObject([{ version: 1 }, { version: 2, title: { ja: "{city}の{year}報告書" } }]);
  expect((await desk.open())["c.0.ja"]).toBe("数値目標の達成状況");
});

it("is used by the next report; one that was made keeps the version that it was made with", async () => {
  const desk = await openDesk();
  const before = await makeReport(app, desk);
  await desk.send({ ...(await desk.open()), "title.ja": "新しい題の報告書", act: "save" });
  const after = await makeReport(app, desk);
  expect(await (await desk.officer.get(`/reports/${after}`)).text()).toContain("新しい題の報告書");
  expect(await (await desk.officer.get(`/reports/${before}`)).text()).not.toContain("新しい題の報告書");
});

it("refuses an unknown placeholder, saying where it stands and what there is, with nothing lost", async () => {
  const desk = await openDesk();
  const form = await desk.open();
  const wrong = { ...form, "c.0.p.0.ja": "{nendo}のまとめ", "title.ja": "{shi}の報告書", "c.2.ja": "", act: "save" };
  const answer = await desk.send(wrong);
  expect(answer.status).toBe(422);
  const html = await answer.text();
  for (const words of ["1番目の章：「nendo」", "題名：「shi」", "{projects}", "3番目の章：題名を書いてください"])
    expect(html).toContain(words);
  expect(formValues(html, `/${desk.municipality.slug}/staff${desk.path}`)["c.0.p.0.ja"]).toBe("{nendo}のまとめ");
  expect((await desk.send({ ...wrong, act: "preview" })).status).toBe(422);
  expect(await versionsOf(desk)).toHaveLength(1);
});

it("previews a draft from the facts of a year, and begins anew from another order", async () => {
  const desk = await openDesk();
  const form = await desk.open();
  const preview = await desk.send({ ...form, "c.0.ja": "はじめに読む章", fiscalYear: "2024", act: "preview" });
  expect(preview.status).toBe(200);
  const html = await preview.text();
  expect(html).toContain("11回ひらいた");
  expect(html.match(/はじめに読む章/g)?.length).toBeGreaterThan(2);
  expect((await desk.values(await desk.send({ ...form, act: "preset:six-parts" })))["c.0.ja"]).toBe("第1編　基本方針");
});

it("names a part that no module has, in the form and on the report's page", async () => {
  const desk = await openDesk();
  const six = await desk.values(await desk.send({ ...(await desk.open()), act: "preset:six-parts" }));
  expect((await desk.send({ ...six, act: "save" })).status).toBe(303);
  expect(await (await desk.officer.get(desk.path)).text()).toContain("exchange.sisterCities（まだ機能がありません");
  const id = await makeReport(app, desk);
  const html = await (await desk.officer.get(`/reports/${id}`)).text();
  expect(html).toMatch(/まだ機能がないため入っていない部分：[^<]*exchange\.sisterCities/);
  expect(html).toContain("まだ記載のない項目：1　国際交流".normalize());
});

it("catches two editors: the second is told and may save over it", async () => {
  const desk = await openDesk();
  const form = await desk.open();
  await desk.send({ ...form, act: "save" });
  const late = await desk.send({ ...form, "title.ja": "おそい人の題", act: "save" });
  expect(late.status).toBe(409);
  const again = await desk.values(late);
  expect(again).toMatchObject({ version: "2", "title.ja": "おそい人の題" });
  expect((await desk.send({ ...again, act: "save" })).status).toBe(303);
});

it("is the officer's, of this city", async () => {
  const [desk, other] = [await openDesk(), await openDesk()];
  const form = await desk.open();
  for (const client of [desk.writer, desk.head]) {
    expect((await client.get(desk.path)).status).toBe(403);
    expect((await client.post(desk.path, { ...form, act: "save" })).status).toBe(403);
  }
  expect((await other.officer.get(desk.path)).status).toBe(404);
  for (const act of ["save", "preview", "up:1"])
    expect((await other.officer.post(desk.path, { ...form, act })).status).toBe(404);
});
