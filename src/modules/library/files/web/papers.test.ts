import { expect, it, vi } from "vitest";
import type { Municipality } from "#platform/context.ts";
import { inScope } from "#platform/db/scope.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildContent, buildEntry } from "#testing/build-library.ts";
import { buildPost } from "#testing/build-review.ts";
import { SECRET, sampleJpeg, samplePdf, samplePng } from "#testing/sample-files.ts";
import { type StaffClient, signIn } from "#testing/sign-in.ts";
import { movableClock } from "#testing/staff-client.ts";
import { withTestApp } from "#testing/test-app.ts";

const clock = movableClock(new Date("2026-11-21T03:00:00Z"));
const app = await withTestApp({ clock });

const pdf = (words = "", name = "ごみ.pdf") =>
  new File([samplePdf({ pages: 4, words })], name, { type: "application/pdf" });
const PAPER = { language: "ja", title: "ごみカレンダー", validFrom: "", validTo: "" };

interface Desk {
  city: Municipality;
  officer: StaffClient;
  key: string;
}

/** A city with a public entry for a document, and an officer. */
async function desk({ isDraft = false } = {}): Promise<Desk> {
  const city = await buildMunicipality(app.db);
  const officer = await signIn(app, city, { role: "planOfficer" });
  const content = buildContent({ title: "ごみの出し方" });
  const { key } = await buildEntry(app, city.id, { kind: "document", texts: { ja: { content, isDraft } } });
  return { city, officer, key };
}

const send = ({ officer, key }: Desk, fields: Record<string, string | Blob> = {}) =>
  officer.post(`/library/${key}/files`, { ...PAPER, file: pdf(), ...fields });
const read = async ({ city }: Desk, path: string) => (await app.request(`/${city.slug}${path}`)).text();
/** A process hears of a change a moment after it is committed. */
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 10_000 });
const filesIn = (html: string) =>
  [...html.matchAll(/href="(\/[^"]*\/files\/[^"]+)"/g)].map(([, address = ""]) => address);

it("offers a paper with its language, kind, size, length and day, original and translations apart", async () => {
  const at = await desk();
  expect((await send(at, { isOriginal: "on" })).status).toBe(303);
  expect((await send(at, { language: "vi", title: "Lịch đổ rác", file: pdf("vi") })).status).toBe(303);
  const page = await read(at, `/en/documents/${at.key}`);
  expect(page.match(/<bdi>PDF<\/bdi> · <bdi>1 kB<\/bdi> · 4 pages/g)).toHaveLength(2);
  expect(page).toContain("Original.");
  expect(page).toContain("Translation.");
  expect(page).toContain("November 21, 2026");
  expect(page).toMatch(/lang="vi" dir="ltr">Tiếng Việt — Lịch đổ rác</);
  const vietnamese = await read(at, `/vi/documents/${at.key}`);
  expect(vietnamese.indexOf("Lịch đổ rác")).toBeLessThan(vietnamese.indexOf("ごみカレンダー"));
});

it("sends a paper as a download that no browser runs, and asks after an hour whether it is still there", async () => {
  const at = await desk();
  await send(at, { title: 'ごみ/カレンダー"2026' });
  const [address = ""] = filesIn(await read(at, `/ja/documents/${at.key}`));
  const answer = await app.request(address);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  expect(answer.headers.get("cache-control")).toBe("public, max-age=3600, must-revalidate");
  expect(answer.headers.get("content-security-policy")).toContain("sandbox");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(answer.headers.get("content-disposition")).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent("ごみ カレンダー 2026.pdf")}`,
  );
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(samplePdf({ pages: 4 }));
  const again = await app.request(address, { headers: { "if-none-match": answer.headers.get("etag") ?? "" } });
  expect(again.status).toBe(304);
});

it("answers a file through the server in the same way, past the kept pages", async () => {
  const at = await desk();
  await send(at);
  const [address = ""] = filesIn(await read(at, `/ja/documents/${at.key}`));
  const answer = await fetch((await app.serve()) + address);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/pdf"]);
});

it("puts a new version in the place of the one before, whose address leads to the page", async () => {
  const at = await desk();
  await send(at);
  const [first = ""] = filesIn(await read(at, `/ja/documents/${at.key}`));
  await send(at, { file: pdf("new") });
  await soon(async () => {
    const page = await read(at, `/ja/documents/${at.key}`);
    expect(filesIn(page)).toHaveLength(1);
    expect(filesIn(page)).not.toContain(first);
    expect(page).toContain("第2版");
  });
  const old = await app.request(first);
  expect([old.status, old.headers.get("location")]).toEqual([302, `/${at.city.slug}/q/${at.key}`]);
  const staff = await (await at.officer.get(`/library/${at.key}/files`)).text();
  expect(filesIn(staff)).toContain(first);
});

it("shows beside the version that holds the one that will, and says what is over", async () => {
  const at = await desk();
  await send(at, { validTo: "2026-03-31" });
  await send(at, { file: pdf("next"), validFrom: "2027-04-01" });
  const page = await read(at, `/en/documents/${at.key}`);
  expect(filesIn(page)).toHaveLength(2);
  expect(page).toContain("No longer valid: it held until March 31, 2026.");
  expect(page).toContain("Valid from April 1, 2027.");
});

it("shows a draft's paper to staff only", async () => {
  const at = await desk({ isDraft: true });
  await send(at);
  const [address = ""] = filesIn(await (await at.officer.get(`/library/${at.key}/files`)).text());
  expect((await app.request(address)).status).toBe(404);
  const staff = await app.request(address, { headers: { cookie: at.officer.cookie } });
  expect([staff.status, staff.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
  const foreign = await signIn(app, await buildMunicipality(app.db), { role: "planOfficer" });
  expect((await app.request(address, { headers: { cookie: foreign.cookie } })).status).toBe(404);
});

it("serves a picture once a public text shows it, without where it was taken", async () => {
  const at = await desk();
  const sent = await at.officer.post("/library/files", { file: new File([sampleJpeg()], "桜.jpg") });
  expect(sent.status).toBe(303);
  const pictures = await (await at.officer.get("/library/files")).text();
  const [, file = ""] = /\/files\/([0-9a-f]{64}\.jpg)/.exec(pictures) ?? [];
  expect((await app.request(`/${at.city.slug}/files/${file}`)).status).toBe(404);
  const image = { id: "i", kind: "image" as const, file, width: 3, height: 2, alt: "桜" };
  await buildEntry(app, at.city.id, { texts: { ja: { content: { ...buildContent({}), blocks: [image] } } } });
  await soon(async () => expect((await app.request(`/${at.city.slug}/files/${file}`)).status).toBe(200));
  const answer = await app.request(`/${at.city.slug}/files/${file}`);
  expect(answer.headers.get("content-disposition")).toBe("inline");
  expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(Buffer.from(await answer.arrayBuffer()).toString("latin1")).not.toContain(SECRET);
  expect(await (await at.officer.get("/library/files")).text()).toContain("文章で使用中");
});

it("sends a picture as what it is, whatever a text calls it, and no paper as a picture", async () => {
  const at = await desk({ isDraft: true });
  await at.officer.post("/library/files", { file: new File([sampleJpeg()], "桜.jpg") });
  await send(at);
  const namesIn = async (path: string) =>
    /\/files\/([0-9a-f]{64})/.exec(await (await at.officer.get(path)).text())?.[1] ?? "";
  const [picture, paper] = [await namesIn("/library/files"), await namesIn(`/library/${at.key}/files`)];
  const blocks = [`${picture}.png`, `${paper}.png`].map((file, index) => ({
    ...{ id: `i${index}`, kind: "image" as const, file, width: 3, height: 2, alt: "桜" },
  }));
  await buildEntry(app, at.city.id, { texts: { ja: { content: { ...buildContent({}), blocks } } } });
  const ask = (name: string) => app.request(`/${at.city.slug}/files/${name}`);
  await soon(async () => expect((await ask(`${picture}.png`)).status).toBe(200));
  expect((await ask(`${picture}.png`)).headers.get("content-type")).toBe("image/jpeg");
  expect((await ask(`${paper}.png`)).status).toBe(404);
});

it.each([
  ["a file whose name lies", { file: new File([samplePng()], "申請書.pdf") }, "ファイル名はpdfですが、中身はpngです"],
  [
    "a PDF that is too large",
    { file: new File([samplePdf(), new Uint8Array(23_400_000)], "a.pdf") },
    "（23.5MB）。20MBまで",
  ],
  ["a PDF with a program", { file: new File([samplePdf({ action: "/JS (x)" })], "a.pdf") }, "JavaScript"],
  ["no file", { file: "" }, "ファイルを選んでください"],
  ["no title", { title: " " }, "書類の題名"],
  ["days in the wrong order", { validFrom: "2027-04-01", validTo: "2027-03-31" }, "有効期間の最終日"],
])("says what is wrong with %s and keeps what was typed", async (_, fields, words) => {
  const at = await desk();
  const answer = await send(at, { ...fields, language: "ko" });
  const html = await answer.text();
  expect(answer.status).toBe(422);
  expect(html).toContain(words);
  expect(html).toMatch(/<option value="ko" selected/);
  expect(filesIn(await read(at, `/ja/documents/${at.key}`))).toEqual([]);
});

it("lets only those who may publish send a paper of a public entry", async () => {
  const at = await desk();
  const contributor = await signIn(app, at.city, { role: "sectionContributor" });
  const { postId } = await buildPost(app, at.city, { bodyId: contributor.bodyId, holder: contributor.staffId });
  const wishes = { kind: "document" as const, ownerPostId: postId };
  const open = await buildEntry(app, at.city.id, wishes);
  const content = buildContent({ title: "案" });
  const draft = await buildEntry(app, at.city.id, { ...wishes, texts: { ja: { content, isDraft: true } } });
  const statusOf = async (key: string, who = contributor) => (await send({ ...at, key, officer: who })).status;
  expect(await statusOf(open.key)).toBe(403);
  expect(await statusOf(draft.key)).toBe(303);
  expect(await statusOf(at.key)).toBe(403);
  expect(await statusOf(at.key, await signIn(app, at.city, { role: "reader" }))).toBe(403);
  // Nobody looks at what is in it before.
  const unread = { file: new File(["nothing that we take <"], "a.pdf") };
  expect((await send({ ...at, officer: contributor }, unread)).status).toBe(403);
  expect((await (await signIn(app, at.city, { role: "reader" })).post("/library/files", unread)).status).toBe(403);
  const stranger = await signIn(app, await buildMunicipality(app.db), { role: "planOfficer" });
  expect(await statusOf(at.key, stranger)).toBe(404);
});

it("offers papers of documents only", async () => {
  const at = await desk();
  const { key } = await buildEntry(app, at.city.id, {});
  expect((await at.officer.get(`/library/${key}/files`)).status).toBe(404);
});

it("erases a file for good, for those who keep the library, and says why in the record", async () => {
  const at = await desk();
  await send(at);
  const [address = ""] = filesIn(await read(at, `/ja/documents/${at.key}`));
  const [, id = ""] =
    /library\/files\/(\d+)/.exec(await (await at.officer.get(`/library/${at.key}/files`)).text()) ?? [];
  const contributor = await signIn(app, at.city, { role: "sectionHead" });
  expect((await contributor.post(`/library/files/${id}`, { reason: "名簿" })).status).toBe(403);
  const stranger = await signIn(app, await buildMunicipality(app.db), { role: "planOfficer" });
  expect((await stranger.post(`/library/files/${id}`, { reason: "名簿" })).status).toBe(404);
  expect((await at.officer.post(`/library/files/${id}`, { reason: "" })).status).toBe(422);
  expect((await at.officer.post(`/library/files/${id}`, { reason: "名簿が入っていた" })).status).toBe(303);
  await soon(async () => expect((await app.request(address)).status).toBe(302));
  expect((await app.parts.files(at.city.code).sizes()).size).toBe(0);
  expect(await (await at.officer.get(`/library/${at.key}/files`)).text()).toContain("消去した書類");
  const audit = await inScope(app.db, at.city.id, (scope) =>
    scope.db
      .selectFrom("audit_entries")
      .select(["action", "reason"])
      .where("action", "=", "libraryFile.erased")
      .execute(),
  );
  expect(audit).toEqual([{ action: "libraryFile.erased", reason: "名簿が入っていた" }]);
  expect((await at.officer.get("/library/files/99999999999999999999")).status).toBe(404);
});

it("lists documents by time of life, topic and section, without script", async () => {
  const at = await desk();
  const { postId } = await buildPost(app, at.city, { bodyId: at.officer.bodyId });
  const attributes = { topics: ["living", "ごみ"], lifeEvents: ["move" as const], synonyms: {} };
  const title = { content: buildContent({ title: "引っ越しの手引き" }) };
  const { key } = await buildEntry(app, at.city.id, {
    kind: "document",
    attributes,
    ownerPostId: postId,
    texts: { ja: title },
  });
  const all = await read(at, "/en/documents");
  expect(all).toContain(`/en/documents/${at.key}"`);
  const ways = [...all.matchAll(/href="[^"]*(\/en\/documents\/(?:event|topic|section)\/[^"]+)"/g)].map(
    ([, way = ""]) => way,
  );
  expect(ways).toHaveLength(4);
  for (const way of ways) {
    const page = await read(at, way);
    expect(page).toContain(`/en/documents/${key}"`);
    expect(page).not.toContain(`/en/documents/${at.key}"`);
  }
  expect((await app.request(`/${at.city.slug}/en/documents/topic/no-such`)).status).toBe(404);
  expect(await (await at.officer.get("/library/documents")).text()).toContain("引っ越しの手引き");
});

it("leads from the staff's list of documents to a new one, and from there to its files", async () => {
  const { city, officer } = await desk();
  const path = "/library/new?kind=document";
  expect(await (await officer.get("/library/documents")).text()).toContain(path);
  expect(await (await officer.get(path)).text()).toMatch(/value="document"[^>]* checked/);
  expect(await (await officer.get("/library/new?kind=none")).text()).toMatch(/value="page"[^>]* checked/);
  const added = await officer.post("/library/new", { key: "form-a", kind: "document", title: "申請書", parent: "" });
  expect(added.headers.get("location")).toBe(`/${city.slug}/staff/library/form-a/files`);
  expect((await officer.get("/library/form-a/files")).status).toBe(200);
  const writer = await signIn(app, city, { role: "sectionContributor" });
  expect(await (await writer.get("/library/documents")).text()).not.toContain(path);
});

it("names the languages of a document's papers, to residents their own first", async () => {
  const at = await desk();
  await send(at, { isOriginal: "on" });
  await send(at, { language: "vi", title: "Lịch đổ rác" });
  const textOf = (html: string) => html.replaceAll(/<[^>]*>/g, "").replaceAll(/\s+/g, " ");
  expect(textOf(await (await at.officer.get("/library/documents")).text())).toContain("公開中・日本語・Tiếng Việt");
  expect(textOf(await read(at, "/vi/documents"))).toContain("Tiếng Việt · 日本語");
  expect(textOf(await read(at, "/ja/documents"))).toContain("日本語 · Tiếng Việt");
});
