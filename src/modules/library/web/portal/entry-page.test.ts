import { expect, it } from "vitest";
import type { Municipality } from "#platform/context.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildContent, buildEntry } from "#testing/build-library.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();
const city = await buildMunicipality(app.db);
const other = await buildMunicipality(app.db);

const ask = (path: string, of: Municipality = city) => app.request(`/${of.slug}${path}`);
const read = async (path: string) => (await ask(path)).text();

const ja = buildContent({
  title: "転入",
  summary: "住所の届け出",
  a: "**14日以内**に[相談](entry:consult)",
  b: "持ち物",
});
await buildEntry(app, city.id, { key: "consult", texts: { ja: { content: buildContent({ title: "相談" }) } } });
const moving = await buildEntry(app, city.id, {
  key: "moving",
  texts: { ja: { content: buildContent({ title: "引っ越し" }) } },
});
await buildEntry(app, city.id, {
  key: "move-in",
  kind: "procedure",
  parentId: moving.id,
  texts: {
    ja: { content: ja },
    vi: { content: buildContent({ title: "Chuyển đến", a: "Trong **14 ngày**" }, ja), madeFrom: "ja" },
  },
});

it("shows an entry in the reader's language, and what is missing in the next one, marked", async () => {
  const page = await read("/vi/guide/move-in");
  expect(page).toContain("Chuyển đến");
  expect(page).toContain("<strong>14 ngày</strong>");
  expect(page).toMatch(/<div class="fallback" lang="ja" dir="ltr" data-fallback="ja"><p>持ち物/);
});

it("leads from a line to another entry, in the same language, and up the tree", async () => {
  const page = await read("/ja/guide/move-in");
  expect(page).toContain(`<a href="/${city.slug}/ja/guide/consult">相談</a>`);
  expect(page).toContain(`href="/${city.slug}/ja/guide/moving"`);
});

it("makes plain words of a link whose entry nobody may see", async () => {
  const content = buildContent({ title: "案内", a: "[消えた](entry:gone)ページ" });
  await buildEntry(app, city.id, { key: "with-gone", texts: { ja: { content } } });
  expect(await read("/ja/guide/with-gone")).toContain("<p>消えたページ</p>");
});

it("escapes whatever stands in a text", async () => {
  const content = buildContent({
    title: "<script>alert(1)</script>",
    a: '<img src=x onerror="alert(1)"> & [x](javascript:alert)',
  });
  await buildEntry(app, city.id, { key: "hostile", texts: { ja: { content } } });
  const page = await read("/ja/guide/hostile");
  expect(page).not.toContain("<script>alert");
  expect(page).not.toContain("<img");
});

it.each([
  ["a draft", { key: "draft", texts: { ja: { content: ja, isDraft: true } } }],
  ["an archived one", { key: "archived", archivedAt: new Date() }],
  ["one whose days have not come", { key: "later", shownFrom: "2999-01-01" }],
  ["one whose days are over", { key: "over", shownTo: "2000-01-01" }],
  [
    "a translation whose root is not public",
    {
      key: "rootless",
      texts: { ja: { content: ja, isDraft: true }, vi: { content: ja, madeFrom: "ja" as const } },
    },
  ],
])("does not show %s", async (_, wishes) => {
  const { key } = await buildEntry(app, city.id, wishes);
  expect((await ask(`/vi/guide/${key}`)).status).toBe(404);
  expect(await read("/vi/guide")).not.toContain(`/guide/${key}"`);
});

it("does not show what stands below something archived", async () => {
  const above = await buildEntry(app, city.id, { archivedAt: new Date() });
  const { key } = await buildEntry(app, city.id, { parentId: above.id });
  expect((await ask(`/ja/guide/${key}`)).status).toBe(404);
});

it("shows nothing of another city, and nothing under another kind's address", async () => {
  expect((await ask("/ja/guide/move-in", other)).status).toBe(404);
  expect((await ask("/ja/letters/move-in")).status).toBe(404);
  expect((await ask("/ja/guide/no-such-entry")).status).toBe(404);
});

it("tells a letter's urgency first, and what is printed on it in Japanese", async () => {
  const letter = { titles: ["督促状"], senders: ["市役所"], colours: ["red" as const], urgency: "now" as const };
  await buildEntry(app, city.id, {
    key: "reminder",
    kind: "letter",
    attributes: { topics: [], lifeEvents: [], synonyms: {}, letter },
  });
  const page = await read("/en/letters/reminder");
  expect(page).toContain('data-urgency="now"');
  expect(page).toMatch(/<span lang="ja" dir="ltr">督促状/);
  expect(await read("/en/letters")).toContain("/letters/reminder");
});

it("says that a text is a sample, and where its figures come from", async () => {
  const sources = { act: { name: "住民基本台帳法", url: "https://example.org/law", date: "2026-04-01" } };
  await buildEntry(app, city.id, { key: "sample", isSample: true, sources });
  const page = await read("/ja/guide/sample");
  expect(page).toContain("見本の文章です");
  expect(page).toContain('href="https://example.org/law"');
});
