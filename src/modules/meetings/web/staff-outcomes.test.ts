import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { buildMeetingDesk, textOf } from "#testing/build-meetings.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();
const desk = await buildMeetingDesk(app);
const { officer } = desk;
const holder = await signIn(app, desk.municipality, { role: "sectionContributor", name: "見本 担当" });
const post = await desk.addPost(holder.staffId);

async function heldMeeting() {
  const id = await desk.addMeeting();
  const item = await desk.hold(id);
  return { id, item };
}
const decisionOf = async (id: number) =>
  /decisions\/(\d+)\//.exec(await textOf(officer.get(`/meetings/${id}/outcomes`)))?.[1] ?? "";

it("writes what was decided under its item, only while the minutes are open", async () => {
  const { id, item } = await heldMeeting();
  const path = `/meetings/${id}/decisions`;
  expect((await officer.post(path, { "text.ja": "案内を直す。", itemId: String(item) })).status).toBe(303);
  expect(await textOf(officer.get(`/meetings/${id}`))).toMatch(/議題.*話し合った。.*決まったこと.*案内を直す。/s);
  expect((await officer.post(path, { "text.ja": "" })).status).toBe(422);
  expect((await officer.post(path, { "text.ja": "x", itemId: "999999" })).status).toBe(422);
  await desk.move(id, "confirmMinutes");
  expect((await officer.post(path, { "text.ja": "あとから" })).status).toBe(409);
});

it("gives work to a post, until a day that is not before the meeting", async () => {
  const { id } = await heldMeeting();
  await officer.post(`/meetings/${id}/decisions`, { "text.ja": "調べる。" });
  const path = `/meetings/${id}/decisions/${await decisionOf(id)}/follow-ups`;
  const early = await officer.post(path, { "what.ja": "一覧", postId: String(post), due: "2020-01-01" });
  expect(early.status).toBe(422);
  expect(await early.text()).toContain("期限は、会議の日より後");
  const nobody = await officer.post(path, { "what.ja": "一覧", postId: "", due: "いつか" });
  const html = await nobody.text();
  expect(html).toContain("一覧から選んでください");
  expect(html).toContain("日付を入れてください");
  expect((await officer.post(path, { "what.ja": "一覧", postId: "999999" })).status).toBe(422);
  expect((await officer.post(path, { "what.ja": "一覧", postId: String(post) })).status).toBe(303);
});

it("lets whoever holds the post see the meeting and report what came of it", async () => {
  const { id } = await heldMeeting();
  expect((await holder.get(`/meetings/${id}`)).status).toBe(403);
  const work = await desk.giveWork(id, post);
  const html = await textOf(holder.get(`/meetings/${id}`));
  expect(html).toMatch(/一覧を作る.*企画係長.*2025年10月31日まで.*期限を過ぎています/s);
  const path = `/meetings/${id}/follow-ups/${work}`;
  const silent = await holder.post(`${path}/done`, { "note.ja": "", version: "1" });
  expect(silent.status).toBe(422);
  expect(await silent.text()).toContain("どうなったか");
  expect((await holder.post(`${path}/done`, { "note.ja": "22件を一覧にした", version: "1" })).status).toBe(303);
  expect(await textOf(officer.get(`/meetings/${id}`))).toContain("22件を一覧にした");
  expect((await holder.post(`${path}/done`, { "note.ja": "もう一度", version: "2" })).status).toBe(409);
  expect((await holder.post(`${path}/reopen`, { version: "1" })).status).toBe(409);
  expect((await holder.post(`${path}/reopen`, { version: "2" })).status).toBe(303);
  expect((await holder.post(`${path}/reopen`, { version: "3" })).status).toBe(409);
});

it("carries open work over to the next meeting's agenda, and tells there what was done since", async () => {
  const own = await buildMeetingDesk(app);
  const first = await own.addMeeting({ number: "1" });
  await own.hold(first);
  const ownPost = await own.addPost(own.officer.staffId);
  const done = await own.giveWork(first, ownPost, { "what.ja": "すぐ終わる仕事" });
  await own.giveWork(first, ownPost, { "what.ja": "残る仕事" });
  const second = await own.addMeeting({ number: "2", heldOn: "2025-11-20" });
  await own.officer.post(`/meetings/${first}/follow-ups/${done}/done`, { "note.ja": "終わった", version: "1" });
  const html = await textOf(own.officer.get(`/meetings/${second}`));
  expect(html).toMatch(/1\. 前回の決定事項への対応状況.*すぐ終わる仕事.*第1回で決まりました.*終わった.*残る仕事/s);
  const third = await own.addMeeting({ number: "3", heldOn: "2099-01-20" });
  expect(await textOf(own.officer.get(`/meetings/${third}`))).toContain("残る仕事");
});

it("removes decisions and work that were entered by mistake, not what others have begun", async () => {
  const { id } = await heldMeeting();
  const work = await desk.giveWork(id, post);
  const decision = await decisionOf(id);
  const refused = await officer.post(`/meetings/${id}/decisions/${decision}/remove`);
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain("先に割り当てを取り消してください");
  await holder.post(`/meetings/${id}/follow-ups/${work}/done`, { "note.ja": "済み", version: "1" });
  expect((await officer.post(`/meetings/${id}/follow-ups/${work}/remove`)).status).toBe(409);
  await holder.post(`/meetings/${id}/follow-ups/${work}/reopen`, { version: "2" });
  expect((await officer.post(`/meetings/${id}/follow-ups/${work}/remove`)).status).toBe(303);
  expect((await officer.post(`/meetings/${id}/decisions/${decision}/remove`)).status).toBe(303);
});

it("puts an opinion into the ledger with its meeting and what the item is about, not who said it", async () => {
  const id = await desk.addMeeting();
  const item = await desk.addItem(id, "相談", { "about.1": "project:desk" });
  const path = `/meetings/${id}/opinions`;
  const words = { words: "通訳がほしい", source: "council", language: "ja", itemId: String(item) };
  expect((await officer.post(path, words)).status).toBe(409);
  await desk.move(id, "hold");
  expect((await officer.post(path, words)).status).toBe(303);
  expect(await textOf(officer.get(`/meetings/${id}`))).toMatch(/この会議で出た意見.*通訳がほしい/s);
  expect((await officer.post(path, { ...words, words: "" })).status).toBe(422);
  expect((await officer.post(path, { ...words, source: "publicComment" })).status).toBe(422);
  const places = await inScope(app.db, desk.municipality.id, ({ db }) =>
    db
      .selectFrom("opinions")
      .innerJoin("opinion_places", "opinion_places.opinion_id", "opinions.id")
      .select(["opinions.said_on", "opinion_places.kind", "opinion_places.record_key"])
      .where("opinions.meeting_id", "=", id)
      .execute(),
  );
  expect(places).toEqual([{ said_on: "2025-06-20", kind: "project", record_key: "desk" }]);
});
