import { expect, it } from "vitest";
import type { Clock } from "#platform/clock.ts";
import { inScope } from "#platform/db/scope.ts";
import { buildBody, buildMunicipality } from "#testing/build.ts";
import { buildPlan } from "#testing/build-plan.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";

const clock: Clock = { now: () => new Date("2026-06-01T03:00:00Z") };
const app = await withTestApp({ clock });
const words = async (answer: Response) => (await answer.text()).replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");

const withStates = (source: string) =>
  source.replace(
    "  projectName:",
    `  horizons:
    - { key: short, name: { ja: 短期, en: Short }, fromYear: 0, toYear: 5 }
    - { key: long, name: { ja: 長期, en: Long }, fromYear: 7, toYear: 10, reviewEveryYears: 4 }
  projectName:`,
  ) +
  `desiredStates:
  - { key: s1, node: 1-1, horizon: short, text: { ja: だれもが相談できる, en: Everyone can ask } }
  - { key: s2, node: 1-1, horizon: long, text: { ja: 同じサービスを受けられる, en: The same services } }
`;

async function openOffice() {
  const city = await buildMunicipality(app.db);
  await buildBody(app.db, city);
  const plan = await buildPlan(app.db, city, withStates);
  const officer = await signIn(app, city, { role: "planOfficer" });
  return { city, plan, officer, path: `/plans/${plan}/state-reviews` };
}
const REVIEW = {
  reviewedOn: "令和8年5月20日",
  judgement: "closer",
  textJa: "窓口の言語が増えた",
  textEn: "More languages at the desk",
  evidence: "懇話会 資料2",
};

it("lists the states by horizon, each on its own rhythm, and waits in the officer's list when one is due", async () => {
  const { officer, path } = await openOffice();
  const list = await words(await officer.get(path));
  // From April 2023: the short horizon every 2 years (a third of 5), the long one as the plan says, every 4.
  expect(list).toContain("短期 2年ごとに確かめます。 だれもが相談できる 2025年4月1日までに確かめる");
  expect(list).toContain("長期 4年ごとに確かめます。 同じサービスを受けられる 次は2027年4月1日まで");
  const today = await words(await officer.get("/"));
  expect(today).toContain("短期 2025年4月1日まで（426日過ぎています） あるべき姿を確かめる");
  expect(today).not.toContain("長期");
});

it("takes a review, shows it beside the state, and asks again after the horizon's years", async () => {
  const { city, plan, officer, path } = await openOffice();
  const answer = await officer.post(`${path}/s1`, REVIEW);
  expect([answer.status, answer.headers.get("location")]).toEqual([303, `/${city.slug}/staff${path}`]);
  const node = await words(await app.request(`/${city.slug}/ja/plans/${plan}/nodes/1-1`));
  expect(node).toContain(
    "だれもが相談できる 近づいています 2026年5月20日に確かめました 窓口の言語が増えた 根拠：懇話会 資料2",
  );
  const english = await words(await app.request(`/${city.slug}/en/plans/${plan}/nodes/1-1`));
  expect(english).toContain("Nearer than before Looked at on May 20, 2026 More languages at the desk");
  expect(await words(await officer.get("/"))).not.toContain("あるべき姿を確かめる");
  const audited = await inScope(app.db, city.id, (scope) =>
    scope.db.selectFrom("audit_entries").select("object_key").where("action", "=", "desiredState.reviewed").execute(),
  );
  expect(audited).toEqual([{ object_key: `${plan}/s1` }]);
});

it("keeps what was found before, and lets a later entry of the same day put an earlier one right", async () => {
  const { city, plan, officer, path } = await openOffice();
  for (const judgement of ["further", "same"]) await officer.post(`${path}/s1`, { ...REVIEW, judgement });
  const node = await words(await app.request(`/${city.slug}/ja/plans/${plan}/nodes/1-1`));
  expect(node).toContain("変わっていません");
  expect(node).not.toContain("遠ざかっています");
  expect(await words(await officer.get(`${path}/s1`))).toMatch(/これまでの確認 変わっていません.*遠ざかっています/);
});

it("says all that is wrong and loses nothing", async () => {
  const { officer, path } = await openOffice();
  const answer = await officer.post(`${path}/s1`, { reviewedOn: "2026-05", textEn: "stays", evidence: "" });
  expect(answer.status).toBe(422);
  const html = await answer.text();
  for (const shown of ["確かめた日を、", "どうかを選んで", "いまの様子を日本語で", "何を見てそう言えるか", "stays"]) {
    expect(html).toContain(shown);
  }
  const future = await officer.post(`${path}/s1`, { ...REVIEW, reviewedOn: "2026-06-02" });
  expect([future.status, (await future.text()).includes("まだ来ていない日です")]).toEqual([422, true]);
});

it("is the city's: readers see the list, partners and other cities nothing to write with", async () => {
  const { city, officer, path } = await openOffice();
  const foundation = await buildBody(app.db, city, { kind: "foundation", key: "kief" });
  const reader = await signIn(app, city, { role: "reader" });
  const foreign = await signIn(app, city, { role: "planOfficer", body: foundation });
  expect((await reader.get(path)).status).toBe(200);
  for (const person of [reader, foreign]) expect((await person.post(`${path}/s1`, REVIEW)).status).toBe(403);
  expect((await officer.post(`${path}/none`, REVIEW)).status).toBe(404);
  const stranger = await signIn(app, await buildMunicipality(app.db), { role: "planOfficer" });
  expect((await stranger.get(path)).status).toBe(404);
  expect((await stranger.post(`${path}/s1`, REVIEW)).status).toBe(404);
});
