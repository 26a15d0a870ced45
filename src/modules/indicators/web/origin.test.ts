import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { buildBody, buildMunicipality } from "#testing/build.ts";
import { buildPlan } from "#testing/build-plan.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";
import { listValues } from "../indicator.data.ts";

const app = await withTestApp();
const city = await buildMunicipality(app.db);
await buildBody(app.db, city);
const foundation = await buildBody(app.db, city, { kind: "foundation", key: "kief" });
const plan = await buildPlan(app.db, city, (source) =>
  source.replace("direction: increase }", "direction: increase, valueSource: partner, body: kief }"),
);
const officer = await signIn(app, city, { role: "planOfficer" });
const partner = await signIn(app, city, { role: "partnerStaff", body: foundation });
const REPORT = "/indicators/talked/report";
const words = async (answer: Response) => (await answer.text()).replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
const newest = async () =>
  (await inScope(app.db, city.id, (scope) => listValues(scope, ["talked"]))).findLast((value) => value.date === "2025");
const OTHER = {
  date: "2025",
  value: "48.0",
  valueSource: "otherSurvey",
  collectedIn: "市民意識調査 2025",
  collectedBy: "広報広聴課",
  respondents: "1,204",
  drawn: "3,000",
  evidence: "市民意識調査報告書 12ページ",
};

it("asks of another section's survey who asked, in what, how many were asked and how many answered", async () => {
  const blank = { ...OTHER, collectedIn: "", collectedBy: "", respondents: "", drawn: "" };
  const answer = await officer.post(REPORT, blank);
  expect(answer.status).toBe(422);
  const html = await answer.text();
  for (const wrong of ["調査や統計の名前を", "どの課の調査かを", "答えた人の数を", "配った調査票の数を"]) {
    expect(html).toContain(wrong);
  }
  expect(html).toMatch(/<option (selected value="otherSurvey"|value="otherSurvey" selected)>/);
});

it("takes it with its numbers, and the public page names it, shows its error and breaks the line", async () => {
  expect((await officer.post(REPORT, OTHER)).status).toBe(303);
  expect(await newest()).toMatchObject({
    valueSource: "otherSurvey",
    collectedIn: { ja: "市民意識調査 2025" },
    collectedBy: { ja: "広報広聴課" },
    respondents: 1204,
    drawn: 3000,
  });
  const page = await words(await app.request(`/${city.slug}/ja/plans/${plan}/targets/t1`));
  expect(page).toContain("ほかの課の調査 · 市民意識調査 2025 · 広報広聴課 · 市民意識調査報告書 12ページ");
  expect(page).toContain("1,204 / 3,000 45.2–50.8");
  expect(page).toContain("値の出し方が「関係団体の報告」から「ほかの課の調査」に変わりました。");
  expect(page).toContain("前の数え方の値や目標とは比べられません");
});

it("keeps where a value came from through a file and back, and in the table of values", async () => {
  for (const name of ["plan.yaml", "plan.xlsx"]) {
    const file = await (await app.request(`/${city.slug}/ja/plans/${plan}/${name}`)).arrayBuffer();
    const sent = await officer.post(`/plans/${plan}/import`, { file: new File([file], name) });
    const preview = (sent.headers.get("location") ?? "").replace(`/${city.slug}/staff`, "");
    expect([name, await words(await officer.get(preview))]).toEqual([name, expect.stringContaining("計画と同じです")]);
  }
  const csv = await (await app.request(`/${city.slug}/ja/plans/${plan}/targets/t1/values.csv`)).text();
  expect(csv).toContain("otherSurvey,市民意識調査 2025,広報広聴課,2");
});

it("asks of a statistic its name, and may be put right like any value", async () => {
  const address = "/indicators/talked/values/talked-2025";
  const fields = { ...OTHER, valueSource: "statistic", reason: "統計の値だった", version: "1" };
  const unnamed = await officer.post(address, { ...fields, collectedIn: "" });
  expect(await unnamed.text()).toContain("調査や統計の名前を入れてください");
  expect((await officer.post(address, { ...fields, respondents: "", drawn: "", collectedBy: "" })).status).toBe(303);
  expect(await newest()).toMatchObject({ valueSource: "statistic", collectedBy: null, respondents: null });
});

it("does not let a partner say that a value comes from elsewhere", async () => {
  const own = { date: "2026-01", value: "48.5", evidence: "記録" };
  expect(await (await partner.get(REPORT)).text()).not.toContain("valueSource");
  expect((await partner.post(REPORT, { ...own, valueSource: "statistic", collectedIn: "統計" })).status).toBe(403);
  expect((await partner.post(REPORT, own)).status).toBe(303);
});
