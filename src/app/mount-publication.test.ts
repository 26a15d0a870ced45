import { expect, it } from "vitest";
import type { Pack } from "#modules/publication/pack/pack.rules.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildContent, buildEntry } from "#testing/build-library.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();
const city = await buildMunicipality(app.db);
const other = await buildMunicipality(app.db);
await buildEntry(app, city.id, {
  key: "emergency",
  texts: { ja: { content: buildContent({ title: "緊急", a: "119" }) } },
});
await buildEntry(app, city.id, {
  key: "garbage",
  texts: { ja: { content: buildContent({ title: "ごみ", a: "袋" }) } },
});
const url = await app.serve();

const packOf = async (path: string): Promise<Pack> => (await fetch(url + path)).json() as Promise<Pack>;

it("packs the pages of daily life of one city in one language, and of no other", async () => {
  const pack = await packOf(`/${city.slug}/vi/offline-pack.json`);
  expect(pack).toMatchObject({ format: 1, language: "vi", level: "full" });
  const paths = Object.keys(pack.pages);
  expect(paths).toEqual(
    expect.arrayContaining(["/", "/guide/emergency", "/guide/garbage", "/offline/not-saved", "/search"]),
  );
  expect(paths.indexOf("/guide/emergency")).toBeLessThan(paths.indexOf("/guide/garbage"));
  expect(pack.pages["/guide/garbage"]?.html).toContain(`href="/${city.slug}/vi/`);
  expect(pack.policy).toContain("worker-src 'self'");
  expect(pack.notice).toContain("{time}");
  expect(pack.assets).toContainEqual(expect.stringMatching(/^\/assets\/kakehashi\.\w+\.css$/));
  expect(pack.index?.pages.map(({ path }) => path)).toContain("/guide/garbage");
  const foreign = await packOf(`/${other.slug}/vi/offline-pack.json`);
  expect(Object.keys(foreign.pages)).not.toContain("/guide/garbage");
});

it("keeps little for whoever comes by, what helps in an emergency first", async () => {
  const pack = await packOf(`/${city.slug}/ja/offline-essentials.json`);
  expect(Object.keys(pack.pages).sort()).toEqual(["/", "/guide/emergency", "/offline", "/offline/not-saved"]);
  expect(pack.index).toBeUndefined();
});

it("answers a pack that has not changed with 304, and gives it another version once it has", async () => {
  const path = `/${city.slug}/en/offline-pack.json`;
  const first = await fetch(url + path);
  const etag = first.headers.get("etag") ?? "";
  const { version } = (await first.json()) as Pack;
  expect((await fetch(url + path, { headers: { "If-None-Match": etag } })).status).toBe(304);
  await buildEntry(app, city.id, { key: "new-page" });
  await expect.poll(async () => (await packOf(path)).version).not.toBe(version);
});

it("says what each language weighs", async () => {
  const { packs } = (await (await fetch(`${url}/${city.slug}/en/offline-packs.json`)).json()) as {
    packs: { language: string; bytes: number }[];
  };
  expect(packs).toHaveLength(16);
  expect(packs.every(({ bytes }) => bytes > 1_000)).toBe(true);
});

it("serves the worker where its scope is the city, never kept too long, and the icons and manifest of the city", async () => {
  const worker = await fetch(`${url}/${city.slug}/sw.js`);
  expect(worker.headers.get("content-type")).toContain("text/javascript");
  expect(worker.headers.get("cache-control")).toContain("max-age=0");
  const icon = await fetch(`${url}/${city.slug}/icon-192.png`);
  expect(icon.headers.get("content-type")).toBe("image/png");
  const manifest = await fetch(`${url}/${city.slug}/ar/app.webmanifest`);
  expect(manifest.headers.get("content-type")).toBe("application/manifest+json");
  expect(await manifest.json()).toMatchObject({ start_url: `/${city.slug}/ar/`, scope: `/${city.slug}/`, dir: "rtl" });
  const page = await (await fetch(`${url}/${city.slug}/ar/`)).text();
  expect(page).toContain(`<link rel="manifest" href="/${city.slug}/ar/app.webmanifest"/>`);
});

it("lists the addresses of its pages for search engines", async () => {
  const index = await (await fetch(`${url}/${city.slug}/sitemap.xml`)).text();
  expect(index).toContain(`/${city.slug}/vi/sitemap.xml`);
  expect(await (await fetch(`${url}/${city.slug}/vi/sitemap.xml`)).text()).toContain(
    `/${city.slug}/vi/guide/garbage</loc>`,
  );
});

it.each(["sw.js", "sitemap.xml", "icon-192.png", "vi/offline-pack.json", "vi/app.webmanifest", "xx/offline-pack.json"])(
  "finds no %s of a city that is not there",
  async (path) => {
    expect((await fetch(`${url}/nowhere/${path}`)).status).toBe(404);
  },
);

it("finds nothing in a language that is none", async () => {
  expect((await fetch(`${url}/${city.slug}/xx/offline-pack.json`)).status).toBe(404);
});

it.each(["/offline", "/offline/not-saved", "/offline/search"])("shows %s without script", async (path) => {
  const answer = await fetch(`${url}/${city.slug}/ja-easy${path}`);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("<h1>");
});
