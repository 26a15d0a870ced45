import { expect, it } from "vitest";
import type { Municipality } from "#platform/context.ts";
import { inScope } from "#platform/db/scope.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildRound, codeIn, visit } from "#testing/build-opinions.ts";
import { signIn } from "#testing/sign-in.ts";
import { movableClock } from "#testing/staff-client.ts";
import { withTestApp } from "#testing/test-app.ts";

const clock = movableClock(new Date("2026-04-10T03:00:00Z"));
const app = await withTestApp({ clock });
const COMMENT = { comment: "窓口を夜も開けてください。", name: "見本 ラン", contact: "ran@example.jp" };

async function send(municipality: Municipality, key: string): Promise<string> {
  return codeIn(await (await visit(app, municipality, "ja").post(`/comments/${key}`, COMMENT)).text());
}

async function open() {
  const city = await buildMunicipality(app.db);
  const key = await buildRound(app, city);
  return { city, key, code: await send(city, key), visitor: visit(app, city, "ja"), mine: `/comments/${key}/mine` };
}

const read = (city: Municipality) =>
  inScope(app.db, city.id, (scope) => scope.db.selectFrom("submissions").selectAll().executeTakeFirstOrThrow());

it("shows somebody what she sent, by its number and by nothing else", async () => {
  const { visitor, mine, code } = await open();
  expect((await visitor.get(mine)).status).toBe(200);
  const answer = await visitor.post(mine, { code: code.toLowerCase().replaceAll("-", " ") });
  const html = await answer.text();
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
  expect(html).toContain(COMMENT.comment);
  expect(html).toContain(COMMENT.contact);
  const wrong = await visitor.post(mine, { code: "2222-3333-4444" });
  expect([wrong.status, (await wrong.text()).includes(COMMENT.comment)]).toEqual([422, false]);
  expect((await visitor.post(mine, { code: "" })).status).toBe(422);
});

it("does not open a comment with the number of another round or municipality", async () => {
  const { city, code } = await open();
  const other = await open();
  const second = await buildRound(app, city);
  expect((await visit(app, city, "ja").post(`/comments/${second}/mine`, { code })).status).toBe(422);
  expect((await other.visitor.post(other.mine, { code })).status).toBe(422);
});

it("takes a correction, shows it again where it is wrong, and looks at it anew", async () => {
  const { city, visitor, mine, code } = await open();
  const wrong = await visitor.post(`${mine}/correct`, { code, comment: "", name: "新しい名前" });
  const html = await wrong.text();
  expect([wrong.status, html.includes("新しい名前"), html.includes(code)]).toEqual([422, true, true]);
  const right = await visitor.post(`${mine}/correct`, { code, comment: "朝も開けてください。" });
  expect([right.status, (await right.text()).includes("朝も開けてください。")]).toEqual([200, true]);
  expect(await read(city)).toMatchObject({ state: "waiting", sealed_person: null });
});

it("withdraws all of it, with the opinion that was being made of it", async () => {
  const { city, key, visitor, mine, code } = await open();
  const client = await signIn(app, city, { role: "planOfficer" });
  const { id } = await read(city);
  const accepted = await client.post(`/comments/${key}/submissions/${id}/accept`, {
    version: "1",
    words: COMMENT.comment,
    language: "ja",
  });
  expect(accepted.status).toBe(303);
  const answer = await visitor.post(`${mine}/act`, { code, act: "withdraw" });
  expect([answer.status, (await answer.text()).includes(COMMENT.comment)]).toEqual([200, false]);
  expect(await read(city)).toMatchObject({ state: "withdrawn", sealed_words: null, sealed_person: null });
  const opinions = await inScope(app.db, city.id, (scope) => scope.db.selectFrom("opinions").select("id").execute());
  expect(opinions).toEqual([]);
  expect((await visitor.post(`${mine}/act`, { code, act: "nothing" })).status).toBe(422);
});

it("refuses acts that another site sent", async () => {
  const { visitor, mine, code } = await open();
  for (const path of [mine, `${mine}/act`, `${mine}/correct`]) {
    const answer = await visitor.post(path, { code, act: "withdraw" }, { "sec-fetch-site": "cross-site" });
    expect([path, answer.status]).toEqual([path, 403]);
  }
});

it("lets nobody go through numbers", async () => {
  const { visitor, mine } = await open();
  clock.pass(16);
  const tries = await Promise.all(
    Array.from({ length: 30 }, (_, index) => visitor.post(mine, { code: `2222-3333-${4000 + index}` })),
  );
  expect(tries.filter(({ status }) => status === 429)).toHaveLength(10);
  clock.pass(16);
});

it("erases the name alone, also after the last day", async () => {
  const { city, visitor, mine, code } = await open();
  clock.pass(30 * 24 * 60);
  const after = await visitor.post(`${mine}/act`, { code, act: "erasePerson" });
  expect(after.status).toBe(200);
  const kept = await read(city);
  expect([kept.sealed_person, kept.sealed_words === null, kept.state]).toEqual([null, false, "waiting"]);
  expect((await visitor.post(`${mine}/act`, { code, act: "withdraw" })).status).toBe(409);
  expect((await visitor.post(`${mine}/correct`, { code, comment: "x" })).status).toBe(409);
});
