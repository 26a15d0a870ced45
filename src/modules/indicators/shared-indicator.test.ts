import { expect, it } from "vitest";
import { systemClock } from "#platform/clock.ts";
import { buildBody, buildMunicipality } from "#testing/build.ts";
import { buildPlan } from "#testing/build-plan.ts";
import { formValues } from "#testing/form-values.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp({ clock: systemClock });
const words = (html: string) => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");

/** The plan that follows: it keeps no indicator of its own, and has a target for one of the plan before. */
const next = (target: string) => (source: string) =>
  source.replace(/indicators:[\s\S]*/, `targets:\n  - ${target}\n`).replace("ja: 多文化共生の計画", "ja: 次の計画");
const TARGET =
  '{ key: next-t1, indicator: talked, kind: kpi, baselineDate: "2024", baselineValue: 47.25, targetDate: "2032", targetValue: 70 }';

async function openCity() {
  const city = await buildMunicipality(app.db);
  await buildBody(app.db, city);
  const first = await buildPlan(app.db, city);
  const officer = await signIn(app, city, { role: "planOfficer" });
  const page = async (path: string) => words(await (await app.request(`/${city.slug}/ja/plans/${path}`)).text());
  return { city, first, officer, page };
}

it("serves a second plan from its file: the whole series stands on both plans' pages", async () => {
  const { city, first, page } = await openCity();
  const second = await buildPlan(app.db, city, next(TARGET));
  const target = await page(`${second}/targets/next-t1`);
  for (const seen of [
    "2024年 47.3%",
    "2022年 40.5%",
    "目標 70.0%（2032年）",
    "この指標を使うほかの計画 多文化共生の計画",
  ]) {
    expect(target).toContain(seen);
  }
  expect(await page(`${first}/targets/t1`)).toContain("この指標を使うほかの計画 次の計画");
});

it("goes out of the second plan and in again, as file and as workbook, and nothing changes", async () => {
  const { city, officer } = await openCity();
  const second = await buildPlan(app.db, city, next(TARGET));
  for (const name of ["plan.yaml", "plan.xlsx"]) {
    const file = await (await app.request(`/${city.slug}/ja/plans/${second}/${name}`)).arrayBuffer();
    const sent = await officer.post(`/plans/${second}/import`, { file: new File([file], name) });
    expect([name, sent.status]).toEqual([name, 303]);
    const preview = (sent.headers.get("location") ?? "").replace(`/${city.slug}/staff`, "");
    expect(words(await (await officer.get(preview)).text())).toContain("計画と同じです");
  }
});

it("is offered by the second plan's editor, which saves the target and shows its name", async () => {
  const { city, officer, page } = await openCity();
  const second = await buildPlan(app.db, city, next(TARGET));
  const path = `/plans/${second}/targets/next-t1`;
  const html = await (await officer.get(path)).text();
  expect(words(html)).toContain("近所の人と話した人の割合");
  const form = formValues(html, `/${city.slug}/staff${path}`);
  expect(form.indicator).toBe("talked");
  expect((await officer.post(path, { ...form, targetValue: "75" })).status).toBe(303);
  expect(await page(`${second}/targets/next-t1`)).toContain("目標 75.0%");
  expect((await officer.get(`/plans/${second}/indicators/talked`)).status).toBe(404);
});

it("cannot be taken out of the first plan while the second needs it", async () => {
  const { city, first, officer } = await openCity();
  await buildPlan(app.db, city, next(TARGET));
  for (const [kind, key] of [
    ["targets", "t1"],
    ["values", "v2022"],
    ["values", "v2024"],
  ]) {
    const removed = await officer.post(`/plans/${first}/${kind}/${key}/remove`, { version: "1" });
    expect([kind, key, removed.status]).toEqual([kind, key, 303]);
  }
  expect((await officer.post(`/plans/${first}/indicators/talked/remove`, { version: "1" })).status).toBe(422);
});

it("must be kept by some plan of the same city", async () => {
  const { city, officer } = await openCity();
  const wrong = TARGET.replace("indicator: talked", "indicator: nowhere");
  await expect(buildPlan(app.db, city, next(wrong))).rejects.toMatchObject({
    issues: [{ path: "targets.next-t1.indicator", code: "plan.error.reference" }],
  });
  const elsewhere = await buildMunicipality(app.db);
  await expect(buildPlan(app.db, elsewhere, next(TARGET))).rejects.toMatchObject({
    issues: [{ code: "plan.error.reference" }],
  });
  const second = await buildPlan(app.db, city, next(TARGET));
  const yaml = await (await app.request(`/${city.slug}/ja/plans/${second}/plan.yaml`)).text();
  const sent = await officer.post(`/plans/${second}/import`, {
    file: new File([yaml.replace("indicator: talked", "indicator: nowhere")], "plan.yaml"),
  });
  expect(sent.status).toBe(422);
  expect(await sent.text()).toContain("nowhere");
});
