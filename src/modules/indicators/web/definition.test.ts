import { expect, it } from "vitest";
import type { Clock } from "#platform/clock.ts";
import { inScope } from "#platform/db/scope.ts";
import { buildBody, buildMunicipality } from "#testing/build.ts";
import { buildPlan } from "#testing/build-plan.ts";
import { formValues } from "#testing/form-values.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";
import { getIndicator, listDefinitions } from "../indicator.data.ts";

const clock: Clock = { now: () => new Date("2026-06-01T03:00:00Z") };
const app = await withTestApp({ clock });
const words = (html: string) => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
const PATH = "/indicators/talked/definition";
const REASON = { reasonJa: "設問を新しくしたため", reasonEn: "The question is new" };
const NEW = {
  replacedOn: "2024-04-01",
  definitionJa: "近所の人と週に一度話した人の割合",
  unitJa: "%",
  unitEn: "%",
  ...REASON,
};

async function openOffice() {
  const city = await buildMunicipality(app.db);
  await buildBody(app.db, city);
  const plan = await buildPlan(app.db, city);
  const officer = await signIn(app, city, { role: "planOfficer" });
  const page = async (language: string) => {
    const answer = await app.request(`/${city.slug}/${language}/plans/${plan}/targets/t1`);
    expect(answer.status).toBe(200);
    return answer.text();
  };
  return { city, plan, officer, page };
}

it("opens with the way it is counted now", async () => {
  const { city, officer } = await openOffice();
  const html = await (await officer.get(PATH)).text();
  expect(formValues(html, `/${city.slug}/staff${PATH}`)).toMatchObject({ unitJa: "%", unitEn: "%", version: "1" });
  expect(await (await officer.get("/indicators/talked/report")).text()).toContain(`/staff${PATH}"`);
});

it("keeps the earlier way, breaks the series and judges nothing across, until the target is worked out anew", async () => {
  const { city, plan, officer, page } = await openOffice();
  expect(words(await page("ja"))).toContain("少し遅れています");
  const answer = await officer.post(PATH, { ...NEW, version: "1" });
  expect([answer.status, answer.headers.get("location")]).toEqual([303, `/${city.slug}/staff${PATH}`]);

  const stored = await inScope(app.db, city.id, async (scope) => ({
    now: (await getIndicator(scope, "talked")).indicator,
    before: await listDefinitions(scope, ["talked"]),
  }));
  expect(stored.now.definition).toEqual({ ja: NEW.definitionJa });
  expect(stored.now.unit).toEqual({ ja: "%", en: "%" });
  expect(stored.before).toMatchObject([
    { replacedOn: "2024-04-01", definition: null, reason: { ja: REASON.reasonJa, en: REASON.reasonEn } },
  ]);

  const html = await page("ja");
  expect(words(html)).toContain("2024年4月1日から数え方が変わりました。前の数え方の値や目標とは比べられません。");
  expect(words(html)).toContain("数え方の変更 設問を新しくしたため");
  expect(html.match(/<line class="series"/g)).toBeNull();
  expect(words(await page("vi"))).toContain("Từ 1 tháng 4, 2024 cách tính đã thay đổi");
  expect(words(await (await officer.get(PATH)).text())).toContain("基準値と目標値を新しい数え方で計算し直し");

  const target = `/plans/${plan}/targets/t1`;
  const form = formValues(await (await officer.get(target)).text(), `/${city.slug}/staff${target}`);
  const rebased = { ...form, baselineValue: "30", targetValue: "50", rebasedOn: "2024-04-01" };
  expect((await officer.post(target, rebased)).status).toBe(303);
  const again = words(await page("en"));
  expect(again).toContain("47.3% (2024)");
  expect(again).toContain("Worked out anew for the way of counting since April 1, 2024");
  expect(again).toContain("17.3 ÷ 20.0 = 86%");
});

it("goes through plan file and workbook and back, and can be taken back as one act", async () => {
  const { city, plan, officer } = await openOffice();
  expect((await officer.post(PATH, { ...NEW, version: "1" })).status).toBe(303);
  for (const name of ["plan.yaml", "plan.xlsx"]) {
    const file = await (await app.request(`/${city.slug}/ja/plans/${plan}/${name}`)).arrayBuffer();
    const sent = await officer.post(`/plans/${plan}/import`, { file: new File([file], name) });
    const preview = (sent.headers.get("location") ?? "").replace(`/${city.slug}/staff`, "");
    expect([name, words(await (await officer.get(preview)).text())]).toEqual([
      name,
      expect.stringContaining("計画と同じです"),
    ]);
  }
  const history = words(await (await officer.get(`/plans/${plan}/history`)).text());
  expect(history).toContain("設問を新しくしたため");
});

it("says all that is wrong, and loses nothing that was typed", async () => {
  const { officer } = await openOffice();
  const empty = await officer.post(PATH, { replacedOn: "いつか", definitionJa: "残る", reasonJa: "", version: "1" });
  expect(empty.status).toBe(422);
  const html = await empty.text();
  for (const shown of ["残る", 'value="いつか"', "変える理由を日本語で入れてください", "のような形で入れてください"]) {
    expect(html).toContain(shown);
  }
  const same = await officer.post(PATH, { replacedOn: "2024-04", unitJa: "%", unitEn: "%", ...REASON, version: "1" });
  expect(await same.text()).toContain("定義・単位・計算式のどれも変わっていません");
  expect((await officer.post(PATH, { ...NEW, version: "1" })).status).toBe(303);
  const earlier = await officer.post(PATH, { ...NEW, replacedOn: "2023-04", definitionJa: "また別", version: "2" });
  expect(await earlier.text()).toContain("2024年4月1日に数え方を変えた記録があります");
  expect((await officer.post(PATH, { ...NEW, definitionJa: "また別", version: "1" })).status).toBe(409);
});

it("is the city's alone: not a partner's, not a reader's, not another city's", async () => {
  const { city } = await openOffice();
  const foundation = await buildBody(app.db, city, { kind: "foundation", key: "kief" });
  const partner = await signIn(app, city, { role: "partnerStaff", body: foundation });
  const foreign = await signIn(app, city, { role: "planOfficer", body: foundation });
  for (const person of [partner, foreign]) {
    expect((await person.get(PATH)).status).toBe(403);
    expect((await person.post(PATH, { ...NEW, version: "1" })).status).toBe(403);
  }
  const elsewhere = await openOffice();
  const none = await elsewhere.officer.get("/indicators/none/definition");
  expect(none.status).toBe(404);
  const stranger = await signIn(app, await buildMunicipality(app.db), { role: "planOfficer" });
  expect((await stranger.get(PATH)).status).toBe(404);
  expect((await stranger.post(PATH, { ...NEW, version: "1" })).status).toBe(404);
});
