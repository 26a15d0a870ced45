import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, expect, it } from "vitest";
import { createApp } from "#app/create-app.ts";
import { portalSource } from "#app/portal-source.ts";
import { updateText } from "#modules/library/entries/text.data.ts";
import type { Municipality } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import { inScope } from "#platform/db/scope.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildContent, buildEntry } from "#testing/build-library.ts";
import { withTestApp } from "#testing/test-app.ts";
import { publishPortal } from "./publish-portal.ts";

const app = await withTestApp();
const base = "https://portal.example.jp";

async function buildCity() {
  const city = await buildMunicipality(app.db);
  const folder = mkdtempSync(join(tmpdir(), "kakehashi-site-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const publish = async (wait = true) => {
    if (wait) await newest(city.id);
    return publishPortal(portalSource(createApp(app.parts), app.parts, await find(city.slug)), { folder, base });
  };
  const read = (path: string) => readFileSync(join(folder, "current", path), "utf8");
  return { city, folder, publish, read };
}

async function find(slug: string): Promise<Municipality> {
  const found = await app.parts.findMunicipality(slug);
  if (!found) throw new Error(slug);
  return found;
}

/** Until this process has heard of the newest revision. */
async function newest(municipalityId: number): Promise<void> {
  const row = await app.db
    .selectFrom("content_revisions")
    .selectAll()
    .where("municipality_id", "=", municipalityId)
    .executeTakeFirst();
  await expect.poll(() => app.parts.revisionOf(municipalityId)).toBe(Number(row?.revision ?? 0));
}

it("writes every page in every language, each also compressed, and all that stands beside", async () => {
  const { city, folder, publish, read } = await buildCity();
  await buildEntry(app, city.id, {
    key: "garbage",
    texts: { ja: { content: buildContent({ title: "ごみの日", a: "袋" }) } },
  });
  const { pages, rendered } = await publish();
  expect(rendered).toBe(pages);
  const page = read(`${city.slug}/vi/guide/garbage/index.html`);
  expect(page).toContain("ごみの日");
  expect(page).toContain('http-equiv="Content-Security-Policy"');
  expect(page).not.toContain(`href="/${city.slug}/staff/"`);
  const file = join(folder, "current", city.slug, "vi", "guide", "garbage", "index.html");
  expect(brotliDecompressSync(readFileSync(`${file}.br`)).toString()).toBe(page);
  expect(gunzipSync(readFileSync(`${file}.gz`)).toString()).toBe(page);
  expect(read(`${city.slug}/vi/search/index.html`)).toContain("data-offline-search");
  expect(JSON.parse(read(`${city.slug}/vi/search-index.json`)).pages[0].path).toBe("/guide/garbage");
  expect(Object.keys(JSON.parse(read(`${city.slug}/vi/offline-pack.json`)).pages)).toContain("/guide/garbage");
  expect(read(`${city.slug}/q/garbage/index.html`)).toContain(`/${city.slug}/ne/guide/garbage`);
  expect(read(`${city.slug}/vi/sitemap.xml`)).toContain(`${base}/${city.slug}/vi/guide/garbage`);
  for (const path of [
    "index.html",
    "404.html",
    "robots.txt",
    `${city.slug}/sw.js`,
    `${city.slug}/index.html`,
    `${city.slug}/icon-512.png`,
  ])
    expect(existsSync(join(folder, "current", path)), path).toBe(true);
  const { files } = JSON.parse(read("release.json"));
  expect(files[`${city.slug}/vi/guide/garbage/index.html`].hash).toMatch(/^[0-9a-f]{64}$/);
});

it("draws only what a change of one entry's text shows, and takes the rest from the last release", async () => {
  const { city, folder, publish, read } = await buildCity();
  const { id } = await buildEntry(app, city.id, { key: "garbage" });
  await buildEntry(app, city.id, { key: "moving" });
  await publish();
  const changed = `${city.slug}/ja/guide/garbage/index.html`;
  const same = join(folder, "releases", "1", city.slug, "ja", "guide", "moving", "index.html");
  const unchanged = statSync(same).ino;
  await inScope(app.db, city.id, async (scope) => {
    const published = buildContent({ title: "見本", a: "新しい文章です。" });
    await updateText(scope, { entryId: id, language: "ja" }, { published, publishedAt: new Date("2026-04-01") });
    await bumpRevision(scope, "library.entry:garbage");
  });
  const { rendered, pages } = await publish();
  expect(rendered).toBeLessThan(pages);
  expect(read(changed)).toContain("新しい文章です。");
  expect(read(`${city.slug}/ja/offline-pack.json`)).toContain("新しい文章です。");
  expect(statSync(same.replace("/releases/1/", "/current/")).ino).toBe(unchanged);
  expect(readFileSync(join(folder, "releases", "1", changed), "utf8")).not.toContain("新しい文章です。");
});

it("draws everything where it is not known what has changed", async () => {
  const { city, publish } = await buildCity();
  await buildEntry(app, city.id, { key: "garbage" });
  await publish();
  await inScope(app.db, city.id, (scope) => bumpRevision(scope));
  const { rendered, pages, written } = await publish();
  expect(rendered).toBe(pages);
  expect(written).toBe(0);
});

it("publishes nothing where a link leads nowhere, names it, and leaves what was there", async () => {
  const { city, folder, publish, read } = await buildCity();
  await buildEntry(app, city.id, { key: "garbage" });
  await publish();
  const before = read(`${city.slug}/ja/index.html`);
  const source = portalSource(createApp(app.parts), app.parts, await find(city.slug));
  const broken: typeof source = {
    ...source,
    program: "another",
    async render(address) {
      const answer = await source.render(address);
      if (!address.endsWith("/ja/")) return answer;
      const html = (await answer.text()).replace("<h1", `<a href="/${city.slug}/ja/gone">x</a><h1`);
      return new Response(html, { headers: answer.headers });
    },
  };
  await expect(publishPortal(broken, { folder, base })).rejects.toThrow(`/${city.slug}/ja/ → /${city.slug}/ja/gone`);
  expect(readlinkSync(join(folder, "current"))).toBe(join("releases", "1"));
  expect(read(`${city.slug}/ja/index.html`)).toBe(before);
  expect(readdirSync(join(folder, "releases"))).toEqual(["1"]);
});

it("keeps the last three releases, each whole, and takes away what is no more", async () => {
  const { city, folder, publish } = await buildCity();
  const { id } = await buildEntry(app, city.id, { key: "garbage" });
  await buildEntry(app, city.id, { key: "moving" });
  for (let number = 1; number <= 4; number += 1) {
    await inScope(app.db, city.id, async (scope) => {
      const published = buildContent({ title: "見本", a: `${number}回目の文章` });
      await updateText(scope, { entryId: id, language: "ja" }, { published, publishedAt: new Date("2026-04-01") });
      await bumpRevision(scope);
    });
    await publish();
  }
  expect(readdirSync(join(folder, "releases")).sort()).toEqual(["2", "3", "4"]);
  for (const number of [2, 3, 4]) {
    const page = join(folder, "releases", String(number), city.slug, "ja", "guide", "garbage", "index.html");
    expect(readFileSync(page, "utf8")).toContain(`${number}回目の文章`);
    expect(brotliDecompressSync(readFileSync(`${page}.br`)).toString()).toContain(`${number}回目の文章`);
  }
  await inScope(app.db, city.id, async (scope) => {
    await updateText(scope, { entryId: id, language: "ja" }, { published: null });
    await bumpRevision(scope);
  });
  await publish();
  expect(existsSync(join(folder, "current", city.slug, "ja", "guide", "garbage"))).toBe(false);
  expect(existsSync(join(folder, "releases", "4", city.slug, "ja", "guide", "garbage", "index.html"))).toBe(true);
});

it("publishes everything else where the bytes of a picture are lost, and says which", async () => {
  const { city, publish, read } = await buildCity();
  const file = `${"ab".repeat(32)}.png`;
  const picture = { id: "b", kind: "image" as const, file, width: 10, height: 10, alt: "地図" };
  const content = { ...buildContent({ title: "地図の ページ" }), blocks: [picture] };
  await buildEntry(app, city.id, { key: "map", texts: { ja: { content } } });
  const { missing } = await publish();
  expect(missing).toEqual([`/${city.slug}/files/${file}`]);
  expect(read(`${city.slug}/ja/guide/map/index.html`)).toContain("地図の ページ");
});
