import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildContent, buildEntry } from "#testing/build-library.ts";
import { buildPlan } from "#testing/build-plan.ts";
import { formValues } from "#testing/form-values.ts";
import { type StaffClient, signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();

async function desk() {
  const city = await buildMunicipality(app.db);
  const officer = await signIn(app, city, { role: "planOfficer" });
  const entry = (key: string, title: string, more: Parameters<typeof buildEntry>[2] = {}) =>
    buildEntry(app, city.id, { key, texts: { ja: { content: buildContent({ title, a: "文" }) } }, ...more });
  const tree = async () => (await officer.get("/library")).text();
  return { city, officer, entry, tree };
}

const versionOf = async (officer: StaffClient, key: string) =>
  /name="version" value="(\d+)"/.exec(await (await officer.get(`/library/${key}/place`)).text())?.[1] ?? "";

/** A post that this person holds. */
async function givePost(cityId: number, { bodyId, staffId }: StaffClient): Promise<number> {
  return inScope(app.db, cityId, async ({ db, municipalityId: municipality_id }) => {
    const name = JSON.stringify({ ja: "市民課 主査" });
    const post = db.insertInto("posts").values({ municipality_id, body_id: bodyId, name }).returning("id");
    const { id } = await post.executeTakeFirstOrThrow();
    const term = { kind: "holder", valid_from: "2020-04-01" };
    await db
      .insertInto("post_assignments")
      .values({ municipality_id, post_id: id, staff_id: staffId, ...term })
      .execute();
    return id;
  });
}

it("shows the tree in its order with states, languages, overdue reviews and samples", async () => {
  const { city, entry, tree } = await desk();
  const { id } = await entry("living", "暮らし", { position: 10, isSample: true, reviewBy: "2020-01-01" });
  await entry("garbage", "ごみ", { parentId: id });
  await buildEntry(app, city.id, {
    key: "moving",
    texts: {
      ja: { content: buildContent({ title: "引っ越し" }), isDraft: true },
      en: { content: buildContent({}), madeFrom: "ja" },
    },
  });
  const html = await tree();
  expect(html).toMatch(/引っ越し.*下書き.*暮らし.*公開中・見直しの期限を過ぎた・見本.*ごみ/s);
  expect(html).toMatch(/翻訳：<\/span> en/);
});

it("moves entries up, down and below another, never below themselves", async () => {
  const { officer, entry, tree } = await desk();
  const { id } = await entry("first", "一番", { position: 10 });
  await entry("second", "二番", { position: 20 });
  await entry("inner", "中", { parentId: id });
  expect((await officer.post("/library/order", { step: "second:up" })).status).toBe(303);
  expect(await tree()).toMatch(/二番.*一番/s);
  await officer.post("/library/order", { step: "second:up" });
  expect(await tree(), "the first goes no further").toMatch(/二番.*一番/s);
  expect((await officer.post("/library/order", { step: "second" })).status).toBe(422);

  const version = await versionOf(officer, "second");
  expect((await officer.post("/library/second/place", { parent: "inner", version })).status).toBe(303);
  expect(await tree()).toMatch(/一番.*中.*二番/s);
  expect((await officer.post("/library/second/place", { parent: "", version })).status, "an old form").toBe(409);
  const own = await officer.post("/library/first/place", {
    parent: "second",
    version: await versionOf(officer, "first"),
  });
  expect(own.status).toBe(409);
  expect(await own.text()).toContain("自分の下には移せません");
});

it("archives an entry with all below it, says so there, and brings it back", async () => {
  const { city, officer, entry, tree } = await desk();
  const { id } = await entry("living", "暮らし");
  await entry("garbage", "ごみ", { parentId: id });
  expect(await (await officer.get("/library/living/place")).text()).toMatch(/下にある1件.*ごみ/s);
  const version = await versionOf(officer, "living");
  const empty = await officer.post("/library/living/archive", { version, reason: "" });
  expect(empty.status).toBe(422);
  expect((await officer.post("/library/living/archive", { version, reason: "古い" })).status).toBe(303);
  expect(await tree()).toMatch(/しまってある.*上の項目と一緒にしまってある/s);
  expect((await app.request(`/${city.slug}/ja/guide/garbage`)).status).toBe(404);
  expect(await (await officer.get("/library/garbage")).text()).toContain("上の項目がしまってある");
  const now = await versionOf(officer, "living");
  expect((await officer.post("/library/living/unarchive", { version: now })).status).toBe(303);
  await expect.poll(async () => (await app.request(`/${city.slug}/ja/guide/garbage`)).status).toBe(200);
});

it("refuses keys that are taken, malformed or mean a page of staff, with all that was typed", async () => {
  const { officer, entry } = await desk();
  await entry("living", "暮らし");
  for (const key of ["living", "Move In", "contacts", ""]) {
    const refused = await officer.post("/library/new", { key, kind: "page", title: "新しいページ", parent: "" });
    expect(refused.status, key).toBe(422);
    expect(await refused.text()).toContain('value="新しいページ"');
  }
  expect((await officer.post("/library/new", { key: "x", kind: "page", title: "x", parent: "nowhere" })).status).toBe(
    404,
  );
});

it("keeps properties: dates as officers write them, words, marks of a letter, projects, sources", async () => {
  const { city, officer, entry } = await desk();
  const plan = await buildPlan(app.db, city);
  const { id } = await entry("tax-letter", "税の手紙", {
    kind: "letter",
    attributes: {
      topics: [],
      lifeEvents: [],
      synonyms: {},
      letter: { titles: [], senders: [], colours: [], urgency: "soon" },
    },
  });
  const path = "/library/tax-letter/properties";
  const form = await (await officer.get(path)).text();
  const project = /<option value="(\d+\.[a-z0-9-]+)">/.exec(form)?.[1] ?? "";
  expect(project, plan).not.toBe("");
  const fields = {
    ...{
      version: "1",
      reviewBy: "令和9年3月31日",
      shownFrom: "",
      shownTo: "",
      topics: "税、 お金",
      "lifeEvent.job": "on",
    },
    ...{
      "letter.titles": "納税通知書\n納付書",
      "letter.senders": "市役所",
      "letter.colour.blue": "on",
      "letter.urgency": "now",
    },
    ...{ "synonyms.en": "tax, bill", addProject: project, ownerPostId: "", isSample: "on" },
    ...{ "source.new.name": "地方税法", "source.new.url": "https://example.jp/law", "source.new.date": "2026/11/1" },
  };
  const saved = await officer.post(path, fields);
  expect(saved.status, await saved.clone().text()).toBe(303);
  const again = await (await officer.get(path)).text();
  const stored = formValues(again, `/${city.slug}/staff${path}`);
  expect(stored).toMatchObject({
    ...{
      reviewBy: "2027-03-31",
      topics: "税、お金",
      "letter.titles": "納税通知書\n納付書",
      "synonyms.en": "tax、bill",
    },
    ...{ "source.s1.name": "地方税法", "source.s1.date": "2026-11-01", "letter.urgency": "now" },
  });
  expect(again).toContain(`name="project.${project}"`);
  const wrong = await officer.post(path, {
    ...fields,
    version: "2",
    reviewBy: "春",
    "source.new.date": "",
    "source.new.url": "x",
  });
  expect(wrong.status).toBe(422);
  const html = await wrong.text();
  for (const words of ["日付を", "確かめた日を", "https://", "納税通知書"]) expect(html).toContain(words);
  const turned = { ...fields, version: "2", shownFrom: "2026-05-01", shownTo: "2026-04-01" };
  expect((await officer.post(path, turned)).status).toBe(422);
  expect((await officer.post(path, fields)).status, "an old form").toBe(409);
  expect(id).toBeGreaterThan(0);
});

it("lets nobody who may not publish change what residents see of a public entry", async () => {
  const { city, entry } = await desk();
  const writer = await signIn(app, city, { role: "sectionContributor" });
  const head = await signIn(app, city, { role: "sectionHead" });
  const ownerPostId = await givePost(city.id, writer);
  const attributes = { topics: ["税"], lifeEvents: ["move" as const, "arrival" as const], synonyms: { en: ["tax"] } };
  await entry("ours", "うちのページ", { ownerPostId, attributes });
  const same = { ownerPostId: String(ownerPostId), topics: "税", "lifeEvent.move": "on", "lifeEvent.arrival": "on" };
  const fields = { ...same, "synonyms.en": "tax", version: "1" };
  const changes = { shownTo: "2020-01-01", isSample: "on", "synonyms.en": "", topics: "" };
  for (const [name, value] of Object.entries(changes)) {
    const refused = await writer.post("/library/ours/properties", { ...fields, [name]: value });
    expect(refused.status, name).toBe(422);
    expect(await refused.text()).toContain("公開できる人だけが変えられます");
  }
  const reviewed = await writer.post("/library/ours/properties", { ...fields, reviewBy: "2030-01-01" });
  expect(reviewed.status, "the day of review is no resident's").toBe(303);
  const theirs = await givePost(city.id, head);
  await entry("heads", "課長のページ", { ownerPostId: theirs });
  const hidden = { version: "1", ownerPostId: String(theirs), topics: "", shownTo: "2020-01-01" };
  expect((await head.post("/library/heads/properties", hidden)).status, "who may publish").toBe(303);
  await entry("unseen", "下書き", {
    ownerPostId,
    texts: { ja: { content: buildContent({ title: "下書き" }), isDraft: true } },
  });
  const draft = { version: "1", ownerPostId: String(ownerPostId), topics: "ごみ" };
  expect((await writer.post("/library/unseen/properties", draft)).status, "nobody reads it yet").toBe(303);
});

it("keeps what others change of the brothers while one of them is moved", async () => {
  const { city, officer, entry } = await desk();
  await entry("first", "一番", { position: 10 });
  const { id } = await entry("second", "二番", { position: 20 });
  // Another transaction has changed a brother and is not through yet.
  const gate = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const other = inScope(app.db, city.id, async ({ db }) => {
    await db.updateTable("library_entries").set({ review_by: "2031-05-05" }).where("id", "=", id).execute();
    held.resolve();
    await gate.promise;
  });
  await held.promise;
  const moved = officer.post("/library/order", { step: "first:down" });
  await waitForLock(moved);
  gate.resolve();
  await other;
  expect((await moved).status).toBe(303);
  const stored = await inScope(app.db, city.id, ({ db }) =>
    db.selectFrom("library_entries").select(["review_by", "position"]).where("id", "=", id).executeTakeFirstOrThrow(),
  );
  expect(stored).toEqual({ review_by: "2031-05-05", position: 10 });
});

/** Until somebody waits for a row in this database, or has done what was to wait. */
async function waitForLock(work: Promise<unknown>): Promise<void> {
  const watcher = new pg.Client(app.connection);
  await watcher.connect();
  let isDone = false;
  void work.then(() => {
    isDone = true;
  });
  const waiting = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  while (!isDone && (await watcher.query(waiting)).rows.length === 0) await sleep(5);
  await watcher.end();
}

it("makes no circle of two moves at the same time", async () => {
  const { officer, entry } = await desk();
  await entry("first", "一番", { position: 10 });
  await entry("second", "二番", { position: 20 });
  const answers = await Promise.all([
    officer.post("/library/first/place", { parent: "second", version: "1" }),
    officer.post("/library/second/place", { parent: "first", version: "1" }),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
});

it("lets the holder of a post write its entries and be told of their review, but not give them away", async () => {
  const { city, entry } = await desk();
  const writer = await signIn(app, city, { role: "sectionContributor" });
  const ownerPostId = await givePost(city.id, writer);
  await entry("ours", "うちのページ", { ownerPostId, reviewBy: "2020-01-01" });
  await entry("theirs", "よそのページ");
  const text = { title: "直した", summary: "", draftVersion: "1", blocks: "[]" };
  expect((await writer.post("/library/ours", text)).status).toBe(303);
  expect((await writer.post("/library/theirs", text)).status).toBe(403);
  expect((await writer.post("/library/ours", { ...text, draftVersion: "2", act: "publish" })).status, "publishes").toBe(
    403,
  );
  const today = await (await writer.get("/")).text();
  expect(today).toMatch(/内容の見直し.*/s);
  const properties = { version: "1", ownerPostId: String(ownerPostId), topics: "" };
  expect((await writer.post("/library/ours/properties", properties)).status).toBe(303);
  expect((await writer.post("/library/ours/properties", { ...properties, version: "2", ownerPostId: "" })).status).toBe(
    403,
  );
});

it("keeps the tree to those who keep the library, and to their city", async () => {
  const { city, entry } = await desk();
  await entry("living", "暮らし");
  const head = await signIn(app, city, { role: "sectionHead" });
  const stranger = await signIn(app, await buildMunicipality(app.db), { role: "administrator" });
  const acts: [path: string, fields: Record<string, string>][] = [
    ["/library/order", { step: "living:up" }],
    ["/library/living/place", { parent: "", version: "1" }],
    ["/library/living/archive", { reason: "x", version: "1" }],
    ["/library/living/unarchive", { version: "1" }],
    ["/library/living/properties", { version: "1", topics: "" }],
  ];
  for (const [path, fields] of acts) {
    expect((await head.post(path, fields)).status, path).toBe(403);
    expect((await stranger.post(path, fields)).status, path).toBe(404);
  }
  expect((await head.get("/library/new")).status).toBe(403);
  expect((await head.post("/library/new", { key: "a", kind: "page", title: "a", parent: "" })).status).toBe(403);
  expect((await head.get("/library/living/place")).status).toBe(403);
  expect(await (await stranger.get("/library")).text()).not.toContain("暮らし");
});
