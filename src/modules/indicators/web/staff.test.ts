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
  expect(html).toContain('<a href="#report-value">前の値');
  expect(html).not.toContain("はい、この値で正しいです：");
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
  expect(await (await partner.get(REPORT)).text()).not.toContain('name="respondents"');
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

it("reads a fiscal year of an era, and says as what", async () => {
  const answer = await officer.post(REPORT, { ...VALUE, date: "令和6年度", value: "150" });
  expect(answer.status).toBe(303);
  expect((await values("volunteers")).map((value) => value.date)).toContain("2025-03-31");
  const flash = answer.headers.getSetCookie()[0]?.split(";")[0];
  const next = await app.request(`/${city.slug}/staff/indicators`, {
    headers: { cookie: `${officer.cookie}; ${flash}` },
  });
  expect(await next.text()).toContain("2025年3月31日の値を受け付けました");
  const future = await officer.post(REPORT, { ...VALUE, date: "令和99年度" });
  expect(await future.text()).toContain("2118年3月31日は、まだ来ていない時期です");
});

it("opens a sample value without its note, beside the value before it and not beside itself", async () => {
  const other = await buildMunicipality(app.db);
  await buildBody(app.db, other);
  await buildPlan(app.db, other, (source) =>
    source.replace(
      'date: "2024", value: 47.25',
      'date: "2024", value: 47.25, basis: demo, note: { ja: 実演用に作った値です。 }',
    ),
  );
  const client = await signIn(app, other, { role: "planOfficer" });
  const address = "/indicators/talked/values/v2024";
  const html = await (await client.get(address)).text();
  expect(html).not.toContain("実演用に作った値です。");
  expect(html).toContain("前の値は40.5%（2022年）です");
  expect(await (await client.get("/indicators/talked/values/v2022")).text()).not.toContain("前の値は");
  const real = { date: "2024", value: "48", evidence: "報告書", note: "", reason: "本当の値", version: "1" };
  expect((await client.post(address, real)).status).toBe(303);
  const [, value] = await inScope(app.db, other.id, (scope) => listValues(scope, ["talked"]));
  expect(value).toMatchObject({ value: "48", basis: "source", note: null });
});

it("keeps a Japanese note as Japanese on the English screen, and any note through a file and back", async () => {
  const inEnglish = (path: string, fields?: Record<string, string | Blob>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ _token: officer.formToken, ...fields })) body.set(name, value);
    const headers = { cookie: `${officer.cookie}; kakehashi-staff-language=en`, "sec-fetch-site": "same-origin" };
    return app.request(`/${city.slug}/staff${path}`, { headers, ...(fields ? { method: "POST", body } : {}) });
  };
  const fields = { date: "2025-05", value: "155", evidence: "Register" };
  expect((await inEnglish(REPORT, { ...fields, note: "登録簿による" })).status).toBe(303);
  expect((await inEnglish(REPORT, { ...fields, date: "2025-06", note: "By the register" })).status).toBe(303);
  const notes = (await values("volunteers")).map((value) => value.note);
  expect(notes).toContainEqual({ ja: "登録簿による" });
  expect(notes).toContainEqual({ en: "By the register" });
  for (const name of ["plan.yaml", "plan.xlsx"]) {
    const file = await (await app.request(`/${city.slug}/ja/plans/${plan}/${name}`)).arrayBuffer();
    const sent = await inEnglish(`/plans/${plan}/import`, { file: new File([file], name) });
    expect([name, sent.status]).toEqual([name, 303]);
    const address = (sent.headers.get("location") ?? "").replace(`/${city.slug}/staff`, "");
    expect(await words(await inEnglish(address))).toContain("It is the same as the plan");
  }
});
