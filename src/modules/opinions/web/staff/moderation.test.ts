import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { buildRound, visit } from "#testing/build-opinions.ts";
import { openPlanOffice } from "#testing/plan-office.ts";
import { signIn } from "#testing/sign-in.ts";
import { movableClock } from "#testing/staff-client.ts";
import { withTestApp } from "#testing/test-app.ts";

const clock = movableClock(new Date("2026-04-10T03:00:00Z"));
const app = await withTestApp({ clock });
const SENT = { comment: "見本ランです。夜も開けてください。朝も開けてください。", name: "見本ラン" };

async function open(comments: Record<string, string>[] = [SENT], round: Parameters<typeof buildRound>[2] = {}) {
  const office = await openPlanOffice(app);
  const { municipality } = office;
  const key = await buildRound(app, municipality, round);
  // Other tests of this file send from the same address.
  clock.pass(16);
  for (const comment of comments) await visit(app, municipality, "ja").post(`/comments/${key}`, comment);
  const rows = () =>
    inScope(app.db, municipality.id, (scope) =>
      scope.db.selectFrom("submissions").selectAll().orderBy("received_at").orderBy("id").execute(),
    );
  const opinions = () =>
    inScope(app.db, municipality.id, (scope) => scope.db.selectFrom("opinions").selectAll().orderBy("id").execute());
  const [first] = await rows();
  const path = `/comments/${key}/submissions/${first?.id}`;
  return { ...office, key, rows, opinions, path };
}

const ACCEPT = { version: "1", words: SENT.comment, hide: "見本ラン", language: "ja" };

it("shows who moderates what was sent, and nobody else", async () => {
  const { municipality, client, key, path } = await open();
  for (const page of [`/comments/${key}`, path]) expect(await (await client.get(page)).text()).toContain("夜も開けて");
  const section = await signIn(app, municipality, { role: "sectionContributor" });
  const foreign = await openPlanOffice(app);
  expect([(await section.get(path)).status, (await foreign.client.get(path)).status]).toEqual([403, 404]);
  expect((await client.get(`/comments/${key}/submissions/no-such-id`)).status).toBe(404);
});

it.each([
  { form: "accept", good: ACCEPT, bad: { ...ACCEPT, hide: "山田" } },
  { form: "merge", good: { version: "1" }, bad: { version: "1", opinion: "" } },
  { form: "reject", good: { version: "1", reason: "ほかの人を傷つける文のため" }, bad: { version: "1", reason: " " } },
  { form: "erase", good: { version: "1" }, bad: { version: "7" } },
] as { form: string; good: Record<string, string>; bad: Record<string, string> }[])(
  "does $form, shows what is wrong, and refuses all others",
  async ({ form, good, bad }) => {
    const { municipality, client, key, path, opinions, rows } = await open([SENT, { comment: "同じことを思います" }]);
    const fields = { ...good };
    if (form === "merge") {
      const second = (await rows())[1];
      await client.post(`/comments/${key}/submissions/${second?.id}/accept`, {
        version: "1",
        words: "開けて",
        language: "ja",
      });
      fields.opinion = String((await opinions())[0]?.id);
    }
    const wrong = await client.post(`${path}/${form}`, bad);
    expect([409, 422]).toContain(wrong.status);
    const section = await signIn(app, municipality, { role: "sectionHead" });
    expect((await section.post(`${path}/${form}`, fields)).status).toBe(403);
    const foreign = await openPlanOffice(app);
    expect((await foreign.client.post(`${path}/${form}`, fields)).status).toBe(404);
    expect((await client.post(`${path}/${form}`, fields)).status).toBe(303);
  },
);

it("covers what would tell who it was, keeps the rest sealed as it came, and says that it covered something", async () => {
  const { municipality, client, path, opinions, rows } = await open([SENT], { kind: "standingVoice", closesOn: null });
  const [before] = await rows();
  await client.post(`${path}/accept`, ACCEPT);
  const [opinion] = await opinions();
  expect(opinion).toMatchObject({
    words: "●●●です。夜も開けてください。朝も開けてください。",
    is_redacted: true,
    source: "standingVoice",
  });
  expect((await rows())[0]).toMatchObject({ sealed_words: before?.sealed_words, state: "accepted" });
  await client.post(`/opinions/${opinion?.id}/publish`, { version: "1" });
  const html = await (await app.request(`/${municipality.slug}/ja/opinions/${opinion?.id}`)).text();
  expect(html).toContain("個人が分かる部分は●●●にしています");
});

it("waits with the table for the last day, where there is one", async () => {
  const lead = async (round: Parameters<typeof buildRound>[2]) => {
    const { client, key } = await open([SENT], round);
    return (await client.get(`/comments/${key}`)).text();
  };
  expect(await lead({})).toContain("期間が終わってから、表を公表できます");
  const voice = await lead({ kind: "standingVoice", closesOn: null });
  expect(voice).not.toContain("期間が終わってから");
  expect(voice).toContain("表はいつでも公表できます");
});

it("does not let a name through before somebody has looked at it again", async () => {
  const { client, path, opinions } = await open();
  const careless = await client.post(`${path}/accept`, { ...ACCEPT, hide: "" });
  const html = await careless.text();
  expect([careless.status, html.includes('name="confirmed"')]).toEqual([422, true]);
  expect(await opinions()).toEqual([]);
  expect((await client.post(`${path}/accept`, { ...ACCEPT, hide: "", confirmed: "on" })).status).toBe(303);
});

it("does not count with an opinion of another round", async () => {
  const { client, path, opinions } = await open();
  const added = { source: "hearing", saidOn: "2026-04-01", words: "別の意見", language: "ja" };
  await client.post("/opinions", added);
  const [other] = await opinions();
  expect((await client.post(`${path}/merge`, { version: "1", opinion: String(other?.id) })).status).toBe(422);
});

it("tells that the same words came before", async () => {
  const { client, key } = await open([{ comment: "同じ文です" }, { comment: "同じ　文です" }]);
  expect(await (await client.get(`/comments/${key}`)).text()).toContain("同じ文がほかに1件");
});

it("splits one submission into several opinions and counts people and opinions apart", async () => {
  const { municipality, client, key, path, opinions, rows } = await open([
    SENT,
    { comment: "夜に開けて" },
    { comment: "いやがらせ" },
  ]);
  await client.post(`${path}/accept`, { ...ACCEPT, words: "夜も開けてください。", hide: "" });
  await client.post(`${path}/accept`, { ...ACCEPT, words: "朝も開けてください。", hide: "", version: "2" });
  const [night, morning] = await opinions();
  const [, second, third] = await rows();
  await client.post(`/comments/${key}/submissions/${second?.id}/merge`, { version: "1", opinion: String(night?.id) });
  await client.post(`/comments/${key}/submissions/${third?.id}/reject`, { version: "1", reason: "理由" });
  expect((await client.post(`/opinions/${night?.id}/publish`, { version: "1" })).status).toBe(409);
  clock.pass(30 * 24 * 60);
  const later = await signIn(app, municipality, { role: "planOfficer" });
  for (const opinion of [night, morning]) await later.post(`/opinions/${opinion?.id}/publish`, { version: "1" });
  expect((await later.post(`/comments/${key}/results`, { version: "1", shown: "on" })).status).toBe(303);
  const answer = await app.request(`/api/v1/municipalities/${municipality.code}/comments/${key}`);
  expect(await answer.json()).toMatchObject({ results: { people: 3, opinions: 3, rejected: 1 } });
  const html = await (await app.request(`/${municipality.slug}/ja/comments/${key}`)).text();
  expect(html).toContain("同じ趣旨の意見 2件");
  const csv = await (await app.request(`/${municipality.slug}/ja/comments/${key}/results.csv`)).text();
  expect(csv.split("\r\n").filter(Boolean)).toHaveLength(3);
  const excel = await app.request(`/${municipality.slug}/ja/comments/${key}/results.xlsx`);
  expect([excel.status, excel.headers.get("content-type")]).toEqual([200, expect.stringContaining("spreadsheetml")]);
});
