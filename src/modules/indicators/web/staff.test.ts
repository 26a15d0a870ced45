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
  source.replace(
    "direction: increase }",
    `direction: increase, valueSource: survey }
  - { key: volunteers, title: { ja: 支援ボランティア, en: Support volunteers }, unit: { ja: 人, en: people }, direction: increase, valueSource: partner, body: kief }`,
  ),
);
const officer = await signIn(app, city, { role: "planOfficer" });
const partner = await signIn(app, city, { role: "partnerStaff", body: foundation });
const reader = await signIn(app, city, { role: "reader" });

const REPORT = "/indicators/volunteers/report";
const VALUE = { date: "2026-03", value: "190", evidence: "登録簿 2026年3月" };
const words = async (answer: Response) => (await answer.text()).replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
const values = (key: string) => inScope(app.db, city.id, (scope) => listValues(scope, [key]));

it("shows a partner a calm list of what it is asked, and nothing of the city's", async () => {
  const page = await words(await partner.get("/indicators"));
  expect(page).toContain("報告をお願いしている数値");
  expect(page).toContain("支援ボランティア — まだ報告がありません");
  expect(page).not.toContain("近所の人と話した人の割合");
});

it("lets the partner report a value, which is public at once", async () => {
  const answer = await partner.post(REPORT, VALUE);
  expect([answer.status, answer.headers.get("location")]).toEqual([303, `/${city.slug}/staff/indicators`]);
  expect(answer.headers.getSetCookie().join()).toContain("indicators.staff.flash.reported");
  expect(await values("volunteers")).toMatchObject([{ value: "190", source: VALUE.evidence }]);
  expect(await words(await partner.get("/indicators"))).toContain("190人 (2026年3月)");
});

it("shows a wrong form again with what was typed and all that is wrong", async () => {
  const answer = await partner.post(REPORT, { date: "三月", value: "many", evidence: "", note: "残る" });
  expect(answer.status).toBe(422);
  const html = await answer.text();
  for (const kept of ['value="三月"', 'value="many"', "残る"]) expect(html).toContain(kept);
  for (const wrong of ["令和7年度のような形で入れてください", "数字で入れてください", "出典を入れてください"]) {
    expect(html).toContain(wrong);
  }
});

it("asks about a surprising value, and takes it when the box is ticked", async () => {
  const far = { ...VALUE, date: "2026-04", value: "1900" };
  const asked = await partner.post(REPORT, far);
  expect(asked.status).toBe(422);
  const html = await asked.text();
  expect(html).toContain("前の値（2026年3月の190）と大きく違います");
  expect(html).toContain('name="confirmed"');
  expect((await partner.post(REPORT, { ...far, confirmed: "on" })).status).toBe(303);
});

it("leads from a day that has a value to that value, where it can be corrected", async () => {
  const taken = await partner.post(REPORT, { ...VALUE, date: "2026-03-31", value: "191" });
  expect(taken.status).toBe(409);
  const address = "/indicators/volunteers/values/volunteers-2026-03";
  expect(await taken.text()).toContain(`href="/${city.slug}/staff${address}"`);
  const form = await (await partner.get(address)).text();
  expect(form).toContain('value="190"');
  const fields = { ...VALUE, value: "191", reason: "写し間違い", version: "1" };
  expect((await partner.post(address, { ...fields, reason: "" })).status).toBe(422);
  expect((await partner.post(address, fields)).status).toBe(303);
  const late = await partner.post(address, { ...fields, value: "195" });
  expect(late.status).toBe(409);
  const html = await late.text();
  expect(html).toContain("191人（2026年3月）。");
  expect(html).toContain('value="195"');
  expect(html).toContain('name="version" value="2"');
});

it("keeps the partner away from the city's indicators and plan", async () => {
  expect((await partner.get("/indicators/talked/report")).status).toBe(403);
  expect((await partner.post("/indicators/talked/report", VALUE)).status).toBe(403);
  expect((await partner.get("/indicators/talked/values/v2022")).status).toBe(403);
  expect((await partner.post("/indicators/measures")).status).toBe(403);
  expect(await values("talked")).toHaveLength(2);
  const denials = await inScope(app.db, city.id, (scope) =>
    scope.db.selectFrom("audit_entries").select("actor_id").where("action", "=", "access.denied").execute(),
  );
  expect(denials.filter((entry) => entry.actor_id === partner.staffId).length).toBeGreaterThanOrEqual(4);
});

it("asks a survey's numbers of a survey only, and of the city", async () => {
  const survey = await (await officer.get("/indicators/talked/report")).text();
  expect(survey).toContain('name="respondents"');
  expect(await (await officer.get(REPORT)).text()).not.toContain('name="respondents"');
  const answer = await officer.post("/indicators/talked/report", {
    date: "2026-02",
    value: "50.0",
    respondents: "400",
    drawn: "1,000",
    evidence: "報告書",
  });
  expect(answer.status).toBe(303);
  expect((await values("talked")).at(-1)).toMatchObject({ value: "50.0", respondents: 400, drawn: 1000 });
  expect(await words(await app.request(`/${city.slug}/ja/plans/${plan}/targets/t1`))).toContain("50.0%（2026年2月）");
});

it("is nothing for readers, for strangers, or for another city", async () => {
  expect((await reader.get("/indicators")).status).toBe(403);
  expect((await app.request(`/${city.slug}/staff/indicators`)).headers.get("location")).toContain("sign-in");
  const elsewhere = await signIn(app, await buildMunicipality(app.db), { role: "planOfficer" });
  expect((await elsewhere.get(REPORT)).status).toBe(404);
  expect((await elsewhere.post(REPORT, VALUE)).status).toBe(404);
  expect((await officer.get("/indicators/volunteers/values/none")).status).toBe(404);
});
