import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { openPlanOffice } from "#testing/plan-office.ts";
import { signIn } from "#testing/sign-in.ts";
import { movableClock } from "#testing/staff-client.ts";
import { withTestApp } from "#testing/test-app.ts";

const clock = movableClock(new Date("2026-04-10T03:00:00Z"));
const app = await withTestApp({ clock });
const ROUND = {
  kind: "publicComment",
  key: "next-plan",
  "title.ja": "次の計画の案",
  "summary.ja": "あらまし",
  "summary.ja-easy": "案《あん》",
  opensOn: "2026-04-01",
  closesOn: "R8.4.30",
  keepMonths: "6",
  published: "on",
  "asks.name": "on",
  "question1.ja": "困ることは",
  draftLinks: "案の全文 https://example.jp/draft.pdf",
};

it("makes a public comment, which is open at once where its days have come", async () => {
  const { municipality, client } = await openPlanOffice(app);
  expect((await client.post("/comments", ROUND)).headers.get("location")).toContain("/comments/next-plan");
  const html = await (await app.request(`/${municipality.slug}/ja/comments/next-plan`)).text();
  for (const shown of ["次の計画の案", "あらまし", "困ることは", "https://example.jp/draft.pdf", 'name="name"'])
    expect(html).toContain(shown);
  expect(html).not.toContain('name="address"');
  for (const path of [
    "/comments",
    "/comments/new",
    "/comments/next-plan",
    "/comments/next-plan/edit",
    "/comments/next-plan/enter",
  ])
    expect([path, (await client.get(path)).status]).toEqual([path, 200]);
});

it.each<{ wrong: Record<string, string>; field: string }>([
  { wrong: { closesOn: "" }, field: "closesOn" },
  { wrong: { closesOn: "2026-03-31" }, field: "closesOn" },
  { wrong: { key: "次" }, field: "key" },
  { wrong: { keepMonths: "0" }, field: "keepMonths" },
  { wrong: { draftLinks: "no address here" }, field: "draftLinks" },
  { wrong: { draftVersion: "2" }, field: "draftVersion" },
  { wrong: { planId: "999999" }, field: "planId" },
  { wrong: { "title.ja": "" }, field: "title-ja" },
])("shows what is wrong with $wrong and keeps the rest", async ({ wrong, field }) => {
  const { client } = await openPlanOffice(app);
  const answer = await client.post("/comments", { ...ROUND, ...wrong });
  const html = await answer.text();
  expect([answer.status, html.includes(`href="#round-${field}"`), html.includes("困ることは")]).toEqual([
    422,
    true,
    true,
  ]);
});

it("takes no second round under the same key and no second standing voice", async () => {
  const { client } = await openPlanOffice(app);
  await client.post("/comments", ROUND);
  expect((await client.post("/comments", ROUND)).status).toBe(422);
  const voice = { ...ROUND, kind: "standingVoice", key: "voice" };
  expect((await client.post("/comments", voice)).status).toBe(303);
  expect((await client.post("/comments", { ...voice, key: "voice-2" })).status).toBe(422);
});

it("changes a round, and tells who saves second", async () => {
  const { municipality, client } = await openPlanOffice(app);
  await client.post("/comments", ROUND);
  const { key: _, kind: __, ...fields } = ROUND;
  expect(
    (await client.post("/comments/next-plan/edit", { ...fields, "title.ja": "新しい題", version: "1" })).status,
  ).toBe(303);
  const second = await client.post("/comments/next-plan/edit", { ...fields, "title.ja": "二人目の題", version: "1" });
  expect([second.status, (await second.text()).includes("二人目の題")]).toEqual([409, true]);
  expect((await client.post("/comments/next-plan/edit", { ...fields, keepMonths: "x", version: "2" })).status).toBe(
    422,
  );
  expect(await (await app.request(`/${municipality.slug}/ja/comments`)).text()).toContain("新しい題");
});

it("is for those who keep the ledger, each in their own municipality", async () => {
  const { municipality, client } = await openPlanOffice(app);
  await client.post("/comments", ROUND);
  const section = await signIn(app, municipality, { role: "sectionHead" });
  const foreign = (await openPlanOffice(app)).client;
  const { key: _, kind: __, ...fields } = ROUND;
  for (const path of ["/comments/next-plan", "/comments/next-plan/edit", "/comments/next-plan/enter"]) {
    expect([path, (await section.get(path)).status, (await foreign.get(path)).status]).toEqual([path, 403, 404]);
  }
  expect((await section.get("/comments")).status).toBe(403);
  expect((await section.post("/comments", ROUND)).status).toBe(403);
  for (const [path, sent] of [
    ["/comments/next-plan/edit", { ...fields, version: "1" }],
    ["/comments/next-plan/results", { version: "1", shown: "on" }],
    ["/comments/next-plan/enter", { channel: "letter", receivedOn: "2026-04-09", language: "ja", comment: "x" }],
  ] as const) {
    expect([path, (await section.post(path, sent)).status]).toEqual([path, 403]);
    expect([path, (await foreign.post(path, sent)).status]).toEqual([path, 404]);
  }
});

it("shows the table after the last day only", async () => {
  const { municipality, client } = await openPlanOffice(app);
  await client.post("/comments", ROUND);
  expect((await client.post("/comments/next-plan/results", { version: "1", shown: "on" })).status).toBe(409);
  const { key: _, kind: __, ...fields } = ROUND;
  await client.post("/comments/next-plan/edit", { ...fields, closesOn: "2026-04-09", version: "1" });
  expect((await client.post("/comments/next-plan/results", { version: "" })).status).toBe(422);
  expect((await client.post("/comments/next-plan/results", { version: "2", shown: "on" })).status).toBe(303);
  const page = `/${municipality.slug}/ja/comments/next-plan`;
  expect(await (await app.request(page)).text()).toContain("意見の概要と市の考え方");
  expect((await client.post("/comments/next-plan/results", { version: "3" })).status).toBe(303);
  expect(await (await app.request(page)).text()).not.toContain("意見の概要と市の考え方");
});

it("takes a letter that somebody typed, sealed like all others", async () => {
  const { municipality, client } = await openPlanOffice(app);
  await client.post("/comments", ROUND);
  const letter = {
    channel: "letter",
    receivedOn: "2026-04-09",
    language: "ja",
    comment: "手紙の文です",
    name: "見本 太郎",
  };
  const wrong = await client.post("/comments/next-plan/enter", { ...letter, receivedOn: "2026-04-11" });
  expect([wrong.status, (await wrong.text()).includes("手紙の文です")]).toEqual([422, true]);
  expect((await client.post("/comments/next-plan/enter", { ...letter, channel: "web" })).status).toBe(422);
  expect((await client.post("/comments/next-plan/enter", letter)).status).toBe(303);
  const rows = await inScope(app.db, municipality.id, (scope) =>
    scope.db.selectFrom("submissions").selectAll().execute(),
  );
  expect(rows).toMatchObject([{ channel: "letter", code_hash: null, state: "waiting" }]);
  expect(JSON.stringify(rows)).not.toMatch(/手紙の文|見本 太郎/);
});
