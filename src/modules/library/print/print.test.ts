import { expect, it } from "vitest";
import type { Municipality } from "#platform/context.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildContent, buildEntry } from "#testing/build-library.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();
const city = await buildMunicipality(app.db);
const other = await buildMunicipality(app.db);

const ja = buildContent({ title: "転入", summary: "届け出", a: "**14日以内**", b: "持ち物" });
const top = await buildEntry(app, city.id, {
  key: "moving",
  texts: { ja: { content: buildContent({ title: "引っ越し" }) } },
});
await buildEntry(app, city.id, {
  key: "move-in",
  kind: "procedure",
  parentId: top.id,
  texts: {
    ja: { content: ja },
    vi: { content: buildContent({ title: "Chuyển đến", a: "Trong **14 ngày**" }, ja), madeFrom: "ja" },
  },
});
await buildEntry(app, city.id, { key: "hidden", parentId: top.id, texts: { ja: { content: ja, isDraft: true } } });
await buildEntry(app, city.id, {
  key: "odd",
  texts: { ja: { content: buildContent({ title: "字", a: "前\u0378後" }) } },
});

const ask = (path: string, of: Municipality = city) => app.request(`/${of.slug}${path}`);
const pdf = async (path: string) => Buffer.from(await (await ask(path)).arrayBuffer());
const titleOf = (bytes: Buffer) => /<rdf:li xml:lang="[^"]*">([^<]*)/.exec(bytes.toString("utf8"))?.[1];

it("prints an entry and all below it, in the reader's language, with a cover", async () => {
  const answer = await ask("/vi/guide/moving/booklet.pdf");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("application/pdf");
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(titleOf(bytes)).toBe("引っ越し");
  expect(bytes.toString("latin1")).toContain("/Lang (vi)");
  const alone = await pdf("/vi/guide/move-in/booklet.pdf");
  expect(titleOf(alone)).toBe("Chuyển đến");
  expect(alone.toString("latin1").match(/\/Type ?\/Page\b/g)).toHaveLength(1);
});

it("prints the whole guide", async () => {
  expect(titleOf(await pdf("/en/guide/booklet.pdf"))).toBe("Living guide");
  expect((await ask("/en/letters/booklet.pdf")).status).toBe(404);
});

it("prints Japanese beside the reader's language for a counter, and not beside itself", async () => {
  expect(titleOf(await pdf("/vi/guide/move-in/with-ja.pdf"))).toBe("転入");
  expect((await ask("/ja/guide/move-in/with-ja.pdf")).status).toBe(404);
});

it("offers each file with its size and its pages", async () => {
  const page = await (await ask("/vi/print/guide/move-in")).text();
  const bytes = await pdf("/vi/guide/move-in/booklet.pdf");
  expect(page).toContain(`href="/${city.slug}/vi/guide/move-in/booklet.pdf"`);
  expect(page).toContain(`href="/${city.slug}/vi/guide/move-in/with-ja.pdf"`);
  expect(page).toMatch(/PDF · \d+ kB · 1 trang|PDF · \d+ KB · 1 trang/i);
  expect(page).toContain(String(Math.round(bytes.length / 1000)));
  expect(await (await ask("/ja/print/guide/move-in")).text()).not.toContain("with-ja.pdf");
  expect((await ask("/vi/print/guide")).status).toBe(200);
});

it("leads from an entry and from the guide to their files", async () => {
  expect(await (await ask("/vi/guide/move-in")).text()).toContain(`href="/${city.slug}/vi/print/guide/move-in"`);
  expect(await (await ask("/vi/guide")).text()).toContain(`href="/${city.slug}/vi/print/guide"`);
});

it("says that a character could not be drawn", async () => {
  expect(await (await ask("/ja/print/guide/odd")).text()).toContain("〓");
});

it.each([
  "/vi/guide/hidden/booklet.pdf",
  "/vi/print/guide/hidden",
  "/vi/letters/move-in/booklet.pdf",
  "/vi/guide/none/with-ja.pdf",
])("has nothing of what is not public or stands elsewhere: %s", async (path) => {
  expect((await ask(path)).status).toBe(404);
});

it("has nothing of another city", async () => {
  expect((await ask("/vi/guide/move-in/booklet.pdf", other)).status).toBe(404);
  expect((await ask("/vi/print/guide/move-in", other)).status).toBe(404);
});

it("is not kept among the pages in memory, and is the same for everybody", async () => {
  const url = await app.serve();
  const load = async () =>
    Buffer.from(await (await fetch(`${url}/${city.slug}/vi/guide/move-in/booklet.pdf`)).arrayBuffer());
  const [one, again] = [await load(), await load()];
  expect(one.equals(again)).toBe(true);
  expect(one.subarray(0, 5).toString()).toBe("%PDF-");
});
