import { expect, it } from "vitest";
import { listFacts } from "#modules/plan/public.ts";
import { inScope } from "#platform/db/scope.ts";
import { signIn } from "#testing/sign-in.ts";
import { movableClock } from "#testing/staff-client.ts";
import { withTestApp } from "#testing/test-app.ts";
import {
  bring,
  openTranslationDesk,
  pathIn,
  storedText,
  takenOn,
  translated,
  versionOf,
} from "#testing/translation-desk.ts";

const app = await withTestApp({ clock: movableClock(new Date("2026-11-24T01:00:00Z")) });

it("brings a translation from the section's question to the reader's page, and counts it on the project", async () => {
  const desk = await openTranslationDesk(app);
  const planId = await inScope(
    app.db,
    desk.city.id,
    async (scope) => (await scope.db.selectFrom("plans").select("id").executeTakeFirstOrThrow()).id,
  );
  const job = await takenOn(desk, { project: `${planId}/desk` });
  const xliff = await (await desk.desk.get(`/translation/jobs/${job}/export.xlf`)).text();
  const preview = await bring(desk.desk, job, translated(xliff));
  const html = await (await desk.desk.get(pathIn(preview))).text();
  expect(html).toContain("Đăng ký chuyển đến");
  const taken = await desk.desk.post(pathIn(preview), { "version.move-in.vi": "0" });
  expect(pathIn(taken)).toBe(`/translation/jobs/${job}`);
  const draft = await storedText(app, desk, "vi");
  expect(draft?.draft.blocks).toMatchObject([
    { id: "a", text: "Hãy đến [quầy công dân](entry:counter) **trong 14 ngày**." },
    { id: "b", text: "Hãy mang theo thẻ cư trú." },
  ]);
  expect(draft).toMatchObject({ work: "inTranslation", published: null, isMachineMade: false });
  const step = async (client: typeof desk.desk, act: string, more = {}) =>
    client.post(`/translation/jobs/${job}/${act}`, { version: await versionOf(client, job), ...more });
  expect((await step(desk.desk, "hand-in", { hours: "1.5" })).status).toBe(303);
  expect((await step(desk.reader, "send-back", { note: "" })).status).toBe(422);
  expect((await step(desk.reader, "send-back", { note: "題名を短く" })).status).toBe(303);
  expect((await step(desk.desk, "hand-in", { hours: "０．２５" })).status).toBe(303);
  expect((await step(desk.reader, "deliver", { hours: "0.5" })).status).toBe(303);
  const facts = await inScope(app.db, desk.city.id, (scope) => listFacts(scope, { planId, projects: ["desk"] }));
  expect(
    facts.map(({ kind, quantities, isPublic }) => ({
      kind,
      quantities: quantities.map(({ value }) => value),
      isPublic,
    })),
  ).toEqual([{ kind: "translation.delivered", quantities: ["2.25", "57"], isPublic: false }]);
  expect((await storedText(app, desk, "vi"))?.work).toBe("done");
  const page = await (await desk.desk.get(`/translation/jobs/${job}`)).text();
  const draftVersion = /name="draftVersion" value="(\d+)"/.exec(page)?.[1] ?? "";
  expect((await desk.desk.post(`/translation/jobs/${job}/publish`, { draftVersion })).status).toBe(303);
  expect(await storedText(app, desk, "vi")).toMatchObject({ isReviewed: true, work: "done" });
  const read = await app.request(`/${desk.city.slug}/vi/guide/move-in`);
  expect(await read.text()).toContain("Hãy mang theo thẻ cư trú.");
});

it("lets nobody read her own translation", async () => {
  const desk = await openTranslationDesk(app);
  const job = await takenOn(desk);
  const version = await versionOf(desk.desk, job);
  const same = { version, assigneeId: desk.desk.staffId, readerId: desk.desk.staffId, dueOn: "2026-12-10" };
  const refused = await desk.desk.post(`/translation/jobs/${job}/accept`, same);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("別の人");
  const xliff = await (await desk.desk.get(`/translation/jobs/${job}/export.xlf`)).text();
  const preview = await bring(desk.desk, job, translated(xliff));
  await desk.desk.post(pathIn(preview), { "version.move-in.vi": "0" });
  await desk.desk.post(`/translation/jobs/${job}/hand-in`, { version: await versionOf(desk.desk, job) });
  const own = await desk.desk.post(`/translation/jobs/${job}/deliver`, { version: await versionOf(desk.reader, job) });
  expect(own.status).toBe(403);
});

it("shows a source as its readers see it, and beside it the marks that the translation needs too", async () => {
  const desk = await openTranslationDesk(app);
  const job = await takenOn(desk);
  const page = await (await desk.desk.get(`/translation/jobs/${job}/text`)).text();
  expect(page).toMatch(/<label for="lines-line-a-text">14日以内に市民課へ来てください。/);
  expect(page).toContain('記号のついた原文：<span lang="ja">**14日以内**に[市民課](entry:counter)へ来てください。');
  expect(page.match(/記号のついた原文/g)).toHaveLength(1);
  await desk.desk.post(`/translation/jobs/${job}/hand-in`, { version: await versionOf(desk.desk, job) });
  const read = await (await desk.section.get(`/translation/jobs/${job}/text`)).text();
  expect(read).toContain("<strong>14日以内</strong>に<u>市民課</u>");
});

it("does not call read what the second reader wrote last herself", async () => {
  const desk = await openTranslationDesk(app);
  const job = await takenOn(desk);
  const xliff = await (await desk.desk.get(`/translation/jobs/${job}/export.xlf`)).text();
  const preview = await bring(desk.desk, job, translated(xliff));
  await desk.desk.post(pathIn(preview), { "version.move-in.vi": "0" });
  await desk.desk.post(`/translation/jobs/${job}/hand-in`, { version: await versionOf(desk.desk, job) });
  const page = await (await desk.reader.get(`/translation/jobs/${job}/text`)).text();
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? "";
  const typed = { draftVersion: hidden("draftVersion"), hash: hidden("hash"), "line.b/text": "Mang thẻ cư trú." };
  expect((await desk.reader.post(`/translation/jobs/${job}/text`, typed)).status).toBe(303);
  const version = await versionOf(desk.reader, job);
  expect((await desk.reader.post(`/translation/jobs/${job}/deliver`, { version })).status).toBe(303);
  const draftVersion = String((await storedText(app, desk, "vi"))?.draftVersion);
  const publish = (seen: string) => desk.desk.post(`/translation/jobs/${job}/publish`, { draftVersion: seen });
  expect((await publish("1")).status, "another draft than the one that was delivered").toBe(409);
  expect((await publish(draftVersion)).status).toBe(303);
  expect(await storedText(app, desk, "vi")).toMatchObject({ isReviewed: false, work: "done" });
});

it("names the days on which the city hall is closed, and what is not translated yet", async () => {
  const desk = await openTranslationDesk(app);
  const job = await takenOn(desk);
  const closed = { assigneeId: desk.desk.staffId, readerId: desk.reader.staffId, dueOn: "2026-12-13" };
  const sunday = await desk.desk.post(`/translation/jobs/${job}/accept`, {
    ...closed,
    version: await versionOf(desk.desk, job),
  });
  expect(sunday.status).toBe(422);
  expect(await sunday.text()).toContain("2026-12-11");
  const early = await desk.desk.post(`/translation/jobs/${job}/hand-in`, {
    version: await versionOf(desk.desk, job),
    hours: "99999",
  });
  expect(early.status).toBe(422);
  const empty = await desk.desk.post(`/translation/jobs/${job}/hand-in`, {
    version: await versionOf(desk.desk, job),
    hours: "1",
  });
  expect(await empty.text()).toContain("「title」の訳がない");
});

it("shows the form again with all that is wrong and all that was typed", async () => {
  const desk = await openTranslationDesk(app);
  const answer = await desk.section.post("/translation/requests", {
    title: "回覧板",
    text: "",
    neededOn: "きのう",
    remarks: "三百部",
  });
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(html).toContain("言語を一つ以上");
  expect(html).toContain("2026-12-10 のように");
  expect(html).toContain("三百部");
  expect(html).toContain("回覧板");
});

it("takes a pasted text, translates it on the page and keeps it out of the library", async () => {
  const desk = await openTranslationDesk(app);
  await desk.section.post("/translation/requests", {
    ...{
      title: "ごみの*お知らせ*",
      text: "水曜日は[紙]の日です。\n\n木曜日は休みです。",
      neededOn: "2099-12-10",
      "language.en": "on",
    },
  });
  const list = await (await desk.desk.get("/translation/requests")).text();
  const job = Number(/translation\/jobs\/(\d+)"/.exec(list)?.[1]);
  await desk.desk.post(`/translation/jobs/${job}/accept`, {
    version: "1",
    assigneeId: desk.section.staffId,
    readerId: desk.reader.staffId,
    dueOn: "2026-12-10",
  });
  const page = await (await desk.section.get(`/translation/jobs/${job}/text`)).text();
  expect(page).toContain("水曜日は\\[紙\\]の日です。");
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? "";
  const typed = {
    "line.title/text": "Garbage",
    "line.p1/text": "Paper on Wednesdays.",
    "line.p2/text": "None on Thursdays.",
  };
  const saved = await desk.section.post(`/translation/jobs/${job}/text`, {
    draftVersion: hidden("draftVersion"),
    hash: hidden("hash"),
    ...typed,
  });
  expect(saved.status).toBe(303);
  const late = await desk.section.post(`/translation/jobs/${job}/text`, {
    draftVersion: hidden("draftVersion"),
    hash: hidden("hash"),
    ...typed,
    "line.p2/text": "Closed.",
  });
  expect(late.status).toBe(409);
  expect(await late.text()).toContain("Closed.");
  const again = await (await desk.section.get(`/translation/jobs/${job}`)).text();
  expect(again).toContain("今の原文に合っている所 3");
});

it("lists for each person what waits for her", async () => {
  const desk = await openTranslationDesk(app);
  const job = await takenOn(desk);
  const today = async (client: typeof desk.desk) => (await client.get("/")).text();
  expect(await today(desk.desk)).toContain(`/translation/jobs/${job}`);
  expect(await today(desk.reader)).not.toContain(`/translation/jobs/${job}`);
  expect(await today(desk.section)).not.toContain(`/translation/jobs/${job}`);
});

it("is closed to partner bodies, to readers, and to other cities", async () => {
  const desk = await openTranslationDesk(app);
  const job = await takenOn(desk);
  const reader = await signIn(app, desk.city, { role: "reader" });
  const other = await openTranslationDesk(app);
  for (const path of [
    "/translation",
    "/translation/requests",
    `/translation/jobs/${job}`,
    `/translation/jobs/${job}/export.xlf`,
  ])
    expect((await reader.get(path)).status, path).toBe(403);
  for (const path of [
    `/translation/jobs/${job}`,
    `/translation/jobs/${job}/text`,
    `/translation/jobs/${job}/export.xlsx`,
  ])
    expect((await other.desk.get(path)).status, path).toBe(404);
  expect((await other.desk.post(`/translation/jobs/${job}/start`, { version: "2" })).status).toBe(404);
  expect((await desk.section.post(`/translation/jobs/${job}/start`, { version: "2" })).status).toBe(403);
});

it("counts every text in every language once, and filters", async () => {
  const desk = await openTranslationDesk(app);
  const html = await (await desk.desk.get("/translation?language=vi&state=missing&kind=page")).text();
  expect(html).toContain("move-in");
  expect(html).toContain("ベトナム語: 未着手");
  expect(html).not.toContain("韓国語: 未着手");
  expect(await (await desk.desk.get("/translation?language=vi&state=done")).text()).toContain(
    "当てはまる項目はありません",
  );
});
