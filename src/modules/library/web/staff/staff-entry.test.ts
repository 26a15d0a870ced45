import { sql } from "kysely";
import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildContent, buildEntry } from "#testing/build-library.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";
import type { Block } from "../../content/block.rules.ts";

const app = await withTestApp();

/** A city with somebody who keeps the library. */
async function desk() {
  const city = await buildMunicipality(app.db);
  const officer = await signIn(app, city, { role: "planOfficer" });
  const portal = async (path: string, language = "ja") =>
    (await app.request(`/${city.slug}/${language}${path}`)).text();
  return { city, officer, portal };
}

const BLOCKS: Block[] = [
  { id: "h", kind: "heading", level: 2, text: "持ち物" },
  { id: "l", kind: "list", items: ["在留カード", "**パスポート**"] },
];
const sent = (more: Record<string, string> = {}) => ({
  ...{ title: "引っ越し", summary: "届け出のこと", draftVersion: "1", blocks: JSON.stringify(BLOCKS) },
  ...more,
});

it("adds an entry, writes its text, and residents see it only once it is public", async () => {
  const { officer, portal } = await desk();
  const added = await officer.post("/library/new", {
    key: "move-in",
    kind: "procedure",
    title: "引っ越し",
    parent: "",
  });
  expect(added.headers.get("location")).toMatch(/\/staff\/library\/move-in$/);
  expect((await officer.post("/library/move-in", sent({ act: "save" }))).status).toBe(303);
  expect(await portal("/guide/move-in")).not.toContain("在留カード");
  const page = await (await officer.get("/library/move-in")).text();
  expect(page).toContain("下書き");
  expect(page).toContain("在留カード");
  expect(await (await officer.get("/library/move-in/preview")).text()).toContain("<strong>パスポート</strong>");
  expect((await officer.post("/library/move-in", sent({ act: "publish", draftVersion: "2" }))).status).toBe(303);
  // The other processes hear of it by the database's notice.
  await expect.poll(() => portal("/guide/move-in")).toContain("<strong>パスポート</strong>");
});

it("keeps a draft while somebody writes, and never changes what is public by it", async () => {
  const { city, officer, portal } = await desk();
  const { key } = await buildEntry(app, city.id);
  const kept = await officer.post(`/library/${key}/keep`, sent());
  expect(await kept.json()).toMatchObject({ draftVersion: 2, words: expect.stringContaining("自動保存") });
  expect(await portal(`/guide/${key}`)).not.toContain("在留カード");
  expect(await (await officer.get("/library")).text()).toContain("公開中（下書きあり）");
  const again = await officer.post(`/library/${key}/keep`, sent({ draftVersion: "2" }));
  expect(await again.json(), "the same once more is no new version").toMatchObject({ draftVersion: 2 });
});

it("records what is kept by itself once an hour for each person, and every press of the button", async () => {
  const { city, officer } = await desk();
  const other = await signIn(app, city, { role: "administrator" });
  const { key } = await buildEntry(app, city.id);
  const recorded = () =>
    inScope(app.db, city.id, async (scope) => {
      const rows = await scope.db
        .selectFrom("audit_entries")
        .select("after")
        .where("municipality_id", "=", city.id)
        .where("action", "=", "libraryText.saved")
        .orderBy("id")
        .execute();
      return rows.map(({ after }) => (after as { version: number }).version);
    });
  const write = (who: typeof officer, { path = "/keep", draftVersion }: { path?: string; draftVersion: number }) =>
    who.post(`/library/${key}${path}`, sent({ title: `版${draftVersion}`, draftVersion: String(draftVersion) }));

  // Another visit, long ago.
  await inScope(app.db, city.id, async (scope) => {
    await scope.db
      .insertInto("audit_entries")
      .values({
        ...{ municipality_id: city.id, actor_id: officer.staffId, actor_kind: "staff", action: "libraryText.saved" },
        ...{ object_kind: "libraryEntry", object_key: key, after: JSON.stringify({ language: "ja", version: 1 }) },
        at: sql`now() - interval '61 minutes'`,
      })
      .execute();
  });
  for (const draftVersion of [1, 2, 3]) expect((await write(officer, { draftVersion })).status).toBe(200);
  expect(await recorded(), "the first of this hour").toEqual([1, 2]);
  expect((await write(other, { draftVersion: 4 })).status).toBe(200);
  expect(await recorded(), "somebody else").toEqual([1, 2, 5]);
  for (const draftVersion of [5, 6]) expect((await write(other, { path: "", draftVersion })).status).toBe(303);
  expect(await recorded(), "pressed").toEqual([1, 2, 5, 6, 7]);
});

it("shows both texts to the second of two editors, and keeps the one that is not chosen", async () => {
  const { city, officer } = await desk();
  const other = await signIn(app, city, { role: "administrator", name: "見本 次郎" });
  const { key } = await buildEntry(app, city.id);
  const theirs = [{ id: "x", kind: "paragraph", text: "あとから書いた文" }];
  expect((await other.post(`/library/${key}`, sent({ blocks: JSON.stringify(theirs) }))).status).toBe(303);

  expect((await officer.post(`/library/${key}/keep`, sent())).status).toBe(409);
  const clash = await officer.post(`/library/${key}`, sent());
  expect(clash.status).toBe(409);
  const html = await clash.text();
  expect(html).toContain("見本 次郎");
  expect(html).toContain("あとから書いた文");
  expect(html).toContain("在留カード");

  expect((await officer.post(`/library/${key}`, sent({ draftVersion: "2" }))).status, "mine").toBe(303);
  const revisions = await (await officer.get(`/library/${key}/revisions`)).text();
  expect(revisions.match(/見本 次郎/g)?.length).toBeGreaterThan(0);

  const aside = [{ id: "y", kind: "paragraph", text: "脇に置いた文" }];
  await officer.post(`/library/${key}/set-aside`, sent({ blocks: JSON.stringify(aside), draftVersion: "2" }));
  expect(await (await officer.get(`/library/${key}`)).text()).not.toContain("脇に置いた文");
  const ids = [
    ...(await (await officer.get(`/library/${key}/revisions`)).text()).matchAll(/name="before" value="(\d+)"/g),
  ];
  const compared = await officer.get(`/library/${key}/revisions/compare?before=${ids[0]?.[1]}&after=draft`);
  expect(await compared.text()).toContain("脇に置いた文");
});

it("shows a wrong text again with all that was typed, and says what is missing before it is public", async () => {
  const { city, officer } = await desk();
  const { key } = await buildEntry(app, city.id, { texts: { ja: { content: buildContent({}), isDraft: true } } });
  const empty = await officer.post(`/library/${key}`, sent({ title: " " }));
  expect(empty.status).toBe(422);
  expect(await empty.text()).toContain("パスポート");
  const twice = [BLOCKS[0], BLOCKS[0]];
  expect((await officer.post(`/library/${key}`, sent({ blocks: JSON.stringify(twice) }))).status).toBe(422);
  expect((await officer.post(`/library/${key}`, sent({ blocks: "<script>" }))).status).toBe(422);
  const raw = [{ id: "r", kind: "html", text: "<b>x</b>" }];
  expect((await officer.post(`/library/${key}`, sent({ blocks: JSON.stringify(raw) }))).status).toBe(422);

  const long = [{ id: "r", kind: "paragraph", text: "長い文".repeat(7_000) }];
  const tooLong = await officer.post(`/library/${key}`, sent({ blocks: JSON.stringify(long) }));
  expect(tooLong.status).toBe(422);
  expect(await tooLong.text(), "nothing is lost").toContain("長い文".repeat(7_000));

  const lost = [
    { id: "a", kind: "paragraph", text: "[先](entry:no-such-page)" },
    { id: "c", kind: "contact", contact: "no-such-card" },
  ];
  const refused = await officer.post(`/library/${key}`, sent({ act: "publish", blocks: JSON.stringify(lost) }));
  expect(refused.status).toBe(422);
  const html = await refused.text();
  expect(html).toContain("no-such-page");
  expect(html).toContain("no-such-card");
  expect(html, "what was kept goes on from its new version").toMatch(/name="draftVersion" value="2"/);
});

it("takes a page of ten thousand words", async () => {
  const { city, officer, portal } = await desk();
  const { key } = await buildEntry(app, city.id);
  const words = "မြို့တော်ခန်းမ ".repeat(50);
  const blocks = Array.from({ length: 200 }, (_, index) => ({ id: `p${index}`, kind: "paragraph", text: words }));
  expect((await officer.post(`/library/${key}`, sent({ act: "publish", blocks: JSON.stringify(blocks) }))).status).toBe(
    303,
  );
  expect((await portal(`/guide/${key}`)).length).toBeGreaterThan(100_000);
});

it("lets the plain form without script change the lines that are there", async () => {
  const { city, officer } = await desk();
  const { key } = await buildEntry(app, city.id);
  const fields = { title: "題名", summary: "要約", draftVersion: "1", "line.a.text": "直した文" };
  expect((await officer.post(`/library/${key}`, fields)).status).toBe(303);
  const page = await (await officer.get(`/library/${key}`)).text();
  expect(page).toContain("直した文");
  expect((await officer.post(`/library/${key}`, fields)).status, "an old form").toBe(409);
});

it("goes by review: a contributor hands in, the head publishes, and that two have seen it is noted", async () => {
  const { city, officer } = await desk();
  const { key } = await buildEntry(app, city.id, { texts: { ja: { content: buildContent({}), isDraft: true } } });
  expect((await officer.post(`/library/${key}`, sent({ act: "handIn" }))).status).toBe(303);
  const other = await signIn(app, city, { role: "administrator" });
  expect(await (await other.get("/")).text()).toContain("公開前の確認");
  expect(await (await officer.get("/")).text()).not.toContain("公開前の確認");
  expect((await other.post(`/library/${key}/return`, { note: "" })).status).toBe(422);
  expect((await other.post(`/library/${key}/return`, { note: "期限を足してください" })).status).toBe(303);
  expect(await (await officer.get(`/library/${key}/revisions`)).text()).toContain("期限を足してください");
  await officer.post(`/library/${key}`, sent({ act: "handIn", draftVersion: "2" }));
  expect((await other.post(`/library/${key}`, sent({ act: "publish", draftVersion: "2" }))).status).toBe(303);
  expect(await (await other.get(`/library/${key}`)).text()).toContain("二人が確認済み");
});

it("calls nothing reviewed that its last writer publishes herself", async () => {
  const { city, officer } = await desk();
  const { key } = await buildEntry(app, city.id, { texts: { ja: { content: buildContent({}), isDraft: true } } });
  await officer.post(`/library/${key}`, sent({ act: "handIn" }));
  const other = await signIn(app, city, { role: "administrator" });
  const changed = { title: "書きかえた題名", act: "publish", draftVersion: "2" };
  expect((await other.post(`/library/${key}`, sent(changed))).status).toBe(303);
  expect(await (await other.get(`/library/${key}`)).text()).not.toContain("二人が確認済み");
});

it("takes a text back to draft where somebody writes on after it was handed in, and says so", async () => {
  const { city, officer } = await desk();
  const { key } = await buildEntry(app, city.id, { texts: { ja: { content: buildContent({}), isDraft: true } } });
  const other = await signIn(app, city, { role: "administrator" });
  await officer.post(`/library/${key}`, sent({ act: "handIn" }));
  expect(await (await officer.get(`/library/${key}`)).text()).toContain("書きかえると下書きに戻ります");
  const same = await officer.post(`/library/${key}/keep`, sent({ draftVersion: "2" }));
  expect(await same.json()).toMatchObject({ words: expect.not.stringContaining("下書きに戻りました") });
  expect(await (await other.get("/")).text()).toContain("公開前の確認");
  const typed = await officer.post(`/library/${key}/keep`, sent({ draftVersion: "2", title: "別の題名" }));
  expect(await typed.json()).toMatchObject({ words: expect.stringContaining("下書きに戻りました") });
  expect(await (await other.get("/")).text()).not.toContain("公開前の確認");
});

it("withdraws a text with a reason, and goes back to an older one", async () => {
  const { city, officer, portal } = await desk();
  const { key } = await buildEntry(app, city.id);
  await officer.post(`/library/${key}`, sent({ act: "publish" }));
  const ids = () =>
    officer
      .get(`/library/${key}/revisions`)
      .then(async (answer) =>
        [...(await answer.text()).matchAll(/name="before" value="(\d+)"/g)].map((match) => match[1] ?? ""),
      );
  const [published = ""] = await ids();
  expect((await officer.post(`/library/${key}/withdraw`, { reason: "" })).status).toBe(422);
  expect((await officer.post(`/library/${key}/withdraw`, { reason: "制度が変わった" })).status).toBe(303);
  expect((await app.request(`/${city.slug}/ja/guide/${key}`)).status).toBe(404);
  await officer.post(`/library/${key}`, sent({ blocks: "[]", draftVersion: "2" }));
  const restore = { revision: published, language: "ja", draftVersion: "3" };
  expect((await officer.post(`/library/${key}/revisions/restore`, restore)).status).toBe(303);
  expect(await (await officer.get(`/library/${key}`)).text()).toContain("在留カード");
  expect(await portal("/guide")).not.toContain(key);
  expect((await officer.post(`/library/${key}/revisions/restore`, { ...restore, revision: "999999999" })).status).toBe(
    409,
  );
});

it("keeps everybody else out, and another city's entries do not exist", async () => {
  const { city, officer } = await desk();
  const { key } = await buildEntry(app, city.id);
  const reader = await signIn(app, city, { role: "reader" });
  const contributor = await signIn(app, city, { role: "sectionContributor" });
  const stranger = await signIn(app, await buildMunicipality(app.db), { role: "administrator" });
  expect(await (await reader.get(`/library/${key}`)).text()).toContain("担当の職の人");
  for (const path of ["", "/keep", "/set-aside"]) {
    expect((await reader.post(`/library/${key}${path}`, sent())).status, path).toBe(403);
    expect((await contributor.post(`/library/${key}${path}`, sent())).status, path).toBe(403);
    expect((await stranger.post(`/library/${key}${path}`, sent())).status, path).toBe(404);
  }
  for (const path of ["", "/preview", "/revisions", "/revisions/compare", "/properties", "/texts", "/place"])
    expect((await stranger.get(`/library/${key}${path}`)).status, path).toBe(404);
  for (const [path, fields] of [
    ["return", { note: "x" }],
    ["withdraw", { reason: "x" }],
  ] as const) {
    expect((await contributor.post(`/library/${key}/${path}`, fields)).status).toBe(403);
    expect((await stranger.post(`/library/${key}/${path}`, fields)).status).toBe(404);
  }
  const restore = { revision: "1", language: "ja", draftVersion: "1" };
  expect((await contributor.post(`/library/${key}/revisions/restore`, restore)).status).toBe(403);
  expect((await stranger.post(`/library/${key}/revisions/restore`, restore)).status).toBe(404);
  expect((await officer.get("/library/no-such-entry")).status).toBe(404);
});
