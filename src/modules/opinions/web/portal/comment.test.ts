import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildRound, codeIn, visit } from "#testing/build-opinions.ts";
import { buildPlan } from "#testing/build-plan.ts";
import { movableClock } from "#testing/staff-client.ts";
import { withTestApp } from "#testing/test-app.ts";
import { MOST_PER_ADDRESS } from "../../submissions/attempt.rules.ts";

const clock = movableClock(new Date("2026-04-10T03:00:00Z"));
const app = await withTestApp({ clock });
const city = await buildMunicipality(app.db);
const COMMENT = { comment: "Xin mở lớp tiếng Nhật vào thứ Bảy.", name: "NGUYEN Thi Lan", contact: "lan@example.jp" };

const stored = (municipality = city) =>
  inScope(app.db, municipality.id, (scope) => scope.db.selectFrom("submissions").selectAll().execute());

it("takes a comment without an account and shows once the number to come back with", async () => {
  const key = await buildRound(app, city);
  const answer = await visit(app, city).post(`/comments/${key}`, COMMENT);
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
  const code = codeIn(await answer.text());
  expect(code).toMatch(/^\w{4}-\w{4}-\w{4}$/);
  const rows = await stored();
  expect(rows).toMatchObject([{ channel: "web", language: "vi", state: "waiting", received_on: "2026-04-10" }]);
  expect(JSON.stringify(rows)).not.toMatch(new RegExp(`Nhật|NGUYEN|lan@|${code}`));
});

it("keeps only the personal data that the city asked for", async () => {
  const own = await buildMunicipality(app.db);
  const key = await buildRound(app, own, { asks: [] });
  expect(await (await visit(app, own).get(`/comments/${key}`)).text()).not.toContain('name="contact"');
  await visit(app, own).post(`/comments/${key}`, COMMENT);
  expect(await stored(own)).toMatchObject([{ sealed_person: null }]);
});

it("shows the form again with all that was typed where the comment is missing", async () => {
  const key = await buildRound(app, city);
  const answer = await visit(app, city).post(`/comments/${key}`, { ...COMMENT, comment: "  ", address: "Kanazawa 1" });
  const html = await answer.text();
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([422, "no-store"]);
  for (const kept of [COMMENT.name, COMMENT.contact, "Kanazawa 1"]) expect(html).toContain(`value="${kept}"`);
  expect(html).toContain('href="#comment-comment"');
});

it("keeps a comment that is too long or that filled in the machine's field on the screen", async () => {
  const key = await buildRound(app, city);
  const long = `${"長い文。".repeat(1_400)}終わり`;
  const answer = await visit(app, city, "ja").post(`/comments/${key}`, { comment: long });
  expect([answer.status, (await answer.text()).includes("文。終わり")]).toEqual([422, true]);
  const trapped = await visit(app, city, "ja").post(`/comments/${key}`, {
    ...COMMENT,
    website: "https://spam.example",
  });
  expect([trapped.status, (await trapped.text()).includes(COMMENT.comment)]).toEqual([422, true]);
});

it("refuses a form that another site sent, and one without an origin", async () => {
  const key = await buildRound(app, city);
  const before = (await stored()).length;
  const foreign = await visit(app, city).post(`/comments/${key}`, COMMENT, { "sec-fetch-site": "cross-site" });
  const unknown = await app.request(`/${city.slug}/vi/comments/${key}`, {
    method: "POST",
    body: new URLSearchParams(COMMENT),
  });
  expect([foreign.status, unknown.status, (await stored()).length]).toEqual([403, 403, before]);
});

it("refuses a body that no comment can be, before it is read, in the language of the page", async () => {
  const key = await buildRound(app, city);
  const answer = await visit(app, city, "vi").post(`/comments/${key}`, { comment: "x".repeat(600_000) });
  expect([answer.status, answer.headers.get("content-language")]).toEqual([413, "vi"]);
});

it("answers what is no form with a sentence", async () => {
  const key = await buildRound(app, city);
  const answer = await app.request(`/${city.slug}/vi/comments/${key}`, {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin", "content-type": "application/json" },
    body: "{}",
  });
  expect(answer.status).toBe(422);
});

it("says from when and since when there is no form, and keeps what comes too late on the screen", async () => {
  const coming = await buildRound(app, city, { opensOn: "2026-05-01", closesOn: "2026-05-31" });
  const over = await buildRound(app, city, { opensOn: "2026-03-01", closesOn: "2026-04-09" });
  const { get, post } = visit(app, city, "en");
  const [before, after] = await Promise.all(
    [get(`/comments/${coming}`), get(`/comments/${over}`)].map(async (page) => (await page).text()),
  );
  expect(before).toContain("from May 1, 2026");
  expect(after).toContain("ended on April 9, 2026");
  for (const html of [before, after]) expect(html).not.toContain('name="comment"');
  const late = await post(`/comments/${over}`, COMMENT);
  expect([late.status, (await late.text()).includes(COMMENT.comment)]).toEqual([422, true]);
});

it("is open to the last minute of the last day in Japan", async () => {
  const key = await buildRound(app, city, { closesOn: "2026-04-10" });
  clock.pass(11 * 60 + 59);
  expect((await visit(app, city).post(`/comments/${key}`, COMMENT)).status).toBe(200);
  clock.pass(2);
  expect((await visit(app, city).post(`/comments/${key}`, COMMENT)).status).toBe(422);
});

it("offers the draft's parts, and takes none that it does not have", async () => {
  const own = await buildMunicipality(app.db);
  const plan = await buildPlan(app.db, own);
  const { id: planId } = await inScope(app.db, own.id, (scope) =>
    scope.db.selectFrom("plans").select("id").where("key", "=", plan).executeTakeFirstOrThrow(),
  );
  const key = await buildRound(app, own, { planId, questions: [{ ja: "困ることは", en: "What troubles you" }] });
  const { get, post } = visit(app, own, "en");
  const html = await (await get(`/comments/${key}`)).text();
  expect(html).toContain('<option value="1-1">1-1 Give advice</option>');
  expect(html).toContain("What troubles you");
  expect((await post(`/comments/${key}`, { ...COMMENT, part: "1-1", answer1: "Nothing" })).status).toBe(200);
  expect((await post(`/comments/${key}`, { ...COMMENT, part: "9-9" })).status).toBe(422);
  expect(await stored(own)).toMatchObject([{ part: "1-1" }]);
});

it("knows no round of another municipality, none that is hidden, and none that does not exist", async () => {
  const other = await buildMunicipality(app.db);
  const foreign = await buildRound(app, other);
  const hidden = await buildRound(app, city, { isPublished: false });
  const { get, post } = visit(app, city);
  for (const key of [foreign, hidden, "nothing"]) {
    expect([key, (await get(`/comments/${key}`)).status]).toEqual([key, 404]);
    expect([key, (await post(`/comments/${key}`, COMMENT)).status]).toEqual([key, 404]);
  }
});

it("lets a class of learners through and then counts one address over all municipalities", async () => {
  const [one, other] = [await buildMunicipality(app.db), await buildMunicipality(app.db)];
  const keys = [
    await buildRound(app, one, { closesOn: "2026-12-31" }),
    await buildRound(app, other, { closesOn: "2026-12-31" }),
  ];
  // Leaves the attempts of the other tests behind: all come from the same unknown address.
  clock.pass(16);
  const send = (index: number) =>
    visit(app, index % 2 ? other : one, "en").post(`/comments/${keys[index % 2]}`, { comment: `Voice ${index}` });
  const answers = await Promise.all(Array.from({ length: MOST_PER_ADDRESS.comment + 10 }, (_, index) => send(index)));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(MOST_PER_ADDRESS.comment);
  expect(statuses.filter((status) => status === 429)).toHaveLength(10);
  const again = await send(0);
  expect([again.status, (await again.text()).includes("Voice 0")]).toEqual([429, true]);
  clock.pass(16);
  expect((await send(0)).status).toBe(200);
  const kept = await inScope(app.db, one.id, (scope) => scope.db.selectFrom("comment_attempts").selectAll().execute());
  expect(JSON.stringify(kept)).not.toContain("unknown");
});

it.each(["ja", "ja-easy", "en", "zh-Hans", "vi", "ne", "id", "ko", "my"])(
  "speaks %s in the form itself",
  async (language) => {
    const key = await buildRound(app, city, {
      closesOn: "2026-12-31",
      summary: { [language]: "x" },
      title: { [language]: "x" },
    });
    const html = await (await visit(app, city, language).get(`/comments/${key}`)).text();
    expect(html).toContain('name="comment"');
    expect(html.slice(html.indexOf("<main"), html.indexOf("</main>"))).not.toContain("data-fallback");
  },
);

it("leads from the list to what is open", async () => {
  const own = await buildMunicipality(app.db);
  const { get } = visit(app, own, "ja");
  expect(await (await get("/comments")).text()).toContain("いま意見を募集しているものはありません");
  const key = await buildRound(app, own, { closesOn: "2026-12-31" });
  expect(await (await get("/comments")).text()).toContain(`/comments/${key}`);
});
