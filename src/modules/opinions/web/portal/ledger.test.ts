import { expect, it } from "vitest";
import { translatorFor } from "#app/create-context.ts";
import { RECORD_KINDS } from "#app/modules.ts";
import { recordOpinion, type SaidOpinion } from "#modules/opinions/public.ts";
import { ledgerPart } from "#modules/opinions/report-part.ts";
import { inScope } from "#platform/db/scope.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildSystemContext } from "#testing/build-plan.ts";
import { openPlanOffice } from "#testing/plan-office.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();

async function open() {
  const office = await openPlanOffice(app);
  const { municipality, client } = office;
  const planId = await inScope(
    app.db,
    municipality.id,
    async (scope) => (await scope.db.selectFrom("plans").select("id").executeTakeFirstOrThrow()).id,
  );
  const record = (said: Partial<SaidOpinion>) =>
    inScope(app.db, municipality.id, (scope) =>
      recordOpinion(buildSystemContext(app.db, municipality), scope, {
        source: "council",
        text: { ja: "意見", en: "Opinion" },
        saidOn: "2025-06-01",
        on: { planId },
        ...said,
      }),
    );
  const publish = async (id: number, answer?: string) => {
    const fields = { disposition: "noted", answeredOn: "2025-06-10", "answer.ja": answer ?? "", version: "1" };
    if (answer) expect((await client.post(`/opinions/${id}/answer`, fields)).status).toBe(303);
    expect((await client.post(`/opinions/${id}/publish`, { version: answer ? "2" : "1" })).status).toBe(303);
  };
  const page = async (path: string) => (await app.request(`/${municipality.slug}/ja${path}`)).text();
  return { ...office, planId, record, publish, page };
}

it("narrows the ledger by source, fiscal year and answer", async () => {
  const { record, publish, page } = await open();
  await publish(await record({ text: { ja: "審議会の声" }, saidOn: "2025-03-31" }));
  await publish(await record({ text: { ja: "聞き取りの声" }, source: "hearing" }), "参考");
  await record({ text: { ja: "下書きの声" } });
  const all = ["審議会の声", "聞き取りの声", "下書きの声"];
  const shown = async (query: string) => {
    const html = await page(`/opinions${query}`);
    return all.filter((words) => html.includes(words));
  };
  expect(await shown("")).toEqual(["審議会の声", "聞き取りの声"]);
  expect(await shown("?source=hearing")).toEqual(["聞き取りの声"]);
  expect(await shown("?year=2024")).toEqual(["審議会の声"]);
  expect(await shown("?disposition=noted")).toEqual(["聞き取りの声"]);
  expect(await shown("?source=nothing&year=x&page=-1")).toEqual(["審議会の声", "聞き取りの声"]);
  expect(await shown("?year=2019")).toEqual([]);
});

it("gives the same as CSV and by the API, without drafts", async () => {
  const { municipality, record, publish } = await open();
  await publish(await record({ text: { ja: "=危険な文" }, source: "workingGroup" }), "答え");
  await record({});
  const csv = await (await app.request(`/${municipality.slug}/ja/opinions/opinions.csv`)).text();
  expect(csv.split("\r\n").filter(Boolean)).toHaveLength(2);
  expect(csv).toContain('"\t=危険な文"');
  const api = `/api/v1/municipalities/${municipality.code}/opinions`;
  const list = await (await app.request(`${api}?source=workingGroup`)).json();
  expect(list).toMatchObject({ total: 1, opinions: [{ text: { ja: "=危険な文" }, answer: { disposition: "noted" } }] });
  expect((await app.request(`${api}?source=nobody`)).status).toBe(422);
  expect((await app.request(`${api}/${list.opinions[0].id}`)).status).toBe(200);
  for (const id of ["0", "x", "99999999999999999999", String(list.opinions[0].id + 1)])
    expect([id, (await app.request(`${api}/${id}`)).status]).toEqual([id, 404]);
});

it("counts pages of the API", async () => {
  const { municipality, record, publish } = await open();
  for (const ja of ["一", "二", "三"]) await publish(await record({ text: { ja } }));
  const api = `/api/v1/municipalities/${municipality.code}/opinions?per=2&page=2`;
  expect(await (await app.request(api)).json()).toMatchObject({
    total: 3,
    page: 2,
    opinions: [{ text: { ja: "一" } }],
  });
});

it("puts what was said or answered in the fiscal year into the report, in its language", async () => {
  const { municipality, plan, planId, record, publish } = await open();
  await publish(await record({ text: { ja: "年度の意見", en: "Of the year" } }), "答え");
  await publish(await record({ text: { ja: "前の年度" }, saidOn: "2024-05-01" }));
  await publish(await record({ text: { ja: "ほかの計画" }, on: [] }));
  const part = ledgerPart(RECORD_KINDS);
  const at = { planId, planKey: plan, fiscalYear: 2025, today: "2026-05-01" };
  const data = await inScope(app.db, municipality.id, (scope) => part.read(scope, at));
  const kept = JSON.parse(JSON.stringify(data));
  const say = translatorFor(app.parts, getLanguage("en"));
  const drawn = JSON.stringify(part.draw(kept, say));
  expect(drawn).toContain("Of the year");
  expect(drawn).toContain("Noted");
  expect(drawn).not.toMatch(/前の年度|ほかの計画/);
  expect(JSON.stringify(part.draw([], say))).toContain("No opinions");
});

it("links the plan's home, a measure and a project with what was said about them", async () => {
  const { plan, planId, record, publish, page } = await open();
  await publish(
    await record({
      text: { ja: "窓口の声" },
      on: [
        { planId, node: "1-1" },
        { planId, project: "desk" },
      ],
    }),
  );
  for (const path of ["", "/nodes/1-1", "/projects/desk"])
    expect([path, (await page(`/plans/${plan}${path}`)).includes("窓口の声")]).toEqual([path, true]);
  expect(await page(`/plans/${plan}/nodes/1-2`)).not.toContain("窓口の声");
});

it("shows what changed, newest first, and says so where nothing has yet", async () => {
  const { client, record, publish, page } = await open();
  expect(await page("/what-changed")).toContain("まだここにありません");
  const id = await record({ text: { ja: "変えてほしい" } });
  await client.post(`/opinions/${id}/change`, { "change.ja": "変えました", changedOn: "2025-07-01" });
  await publish(id);
  expect(await page("/what-changed")).toContain("変えました");
});

it("has an empty ledger in a city where nobody has said anything", async () => {
  const city = await buildMunicipality(app.db);
  const answer = await app.request(`/${city.slug}/en/opinions`);
  expect([answer.status, (await answer.text()).includes("No opinions have been published yet.")]).toEqual([200, true]);
});
