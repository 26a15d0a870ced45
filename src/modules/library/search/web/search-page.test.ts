import { sql } from "kysely";
import { expect, it } from "vitest";
import type { Municipality } from "#platform/context.ts";
import { inScope } from "#platform/db/scope.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildContent, buildEntry } from "#testing/build-library.ts";
import { signIn } from "#testing/sign-in.ts";
import { movableClock } from "#testing/staff-client.ts";
import { withTestApp } from "#testing/test-app.ts";

const clock = movableClock(new Date("2026-11-21T03:00:00Z"));
const app = await withTestApp({ clock });

const search = (city: Municipality, query: string, language = "ja") =>
  app.request(`/${city.slug}/${language}/search?q=${query}`);
const tell = (city: Municipality, q: string, language = "ja") =>
  app.request(`/${city.slug}/${language}/search/missing`, {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ q }),
  });
const told = (city: Municipality) =>
  inScope(app.db, city.id, (scope) =>
    scope.db.selectFrom("library_missing_searches").select(["query", "language", "count"]).orderBy("query").execute(),
  );

async function buildCity() {
  const city = await buildMunicipality(app.db);
  const ja = buildContent({ title: "水道を使うとき", a: "水道を<b>使い</b>始める前に電話します。" });
  const vi = buildContent({ title: "Dùng nước máy", a: "Gọi điện trước." }, ja);
  const entry = await buildEntry(app, city.id, {
    key: "water",
    texts: { ja: { content: ja }, vi: { content: vi, madeFrom: "ja" } },
  });
  return { city, entry };
}

it("shows what was found with the words marked, and draws nothing of it as markup", async () => {
  const { city } = await buildCity();
  const html = await (await search(city, encodeURIComponent("使い"))).text();
  expect(html).toContain('href="/city');
  expect(html).toContain("<mark>使い</mark>");
  expect(html).toContain("&lt;b>");
  expect(html).not.toContain("<b>使い");
  const attack = await (await search(city, encodeURIComponent("<script>alert(1)</script>"))).text();
  expect(attack).not.toContain("<script>alert");
});

it("says in the title what was looked for and how many pages were found", async () => {
  const { city } = await buildCity();
  const title = async (query: string) =>
    /<title>(.*?)｜/.exec(await (await search(city, encodeURIComponent(query), "en")).text())?.[1];
  expect(await title("水道")).toBe("Results for “水道”: 1");
  expect(await title("xyzzy<")).toBe("Nothing was found for “xyzzy&lt;”.");
  expect(await title("")).toBe("Search");
});

it("leads to the page in the reader's language, and says in which other language it was found", async () => {
  const { city } = await buildCity();
  const html = await (await search(city, encodeURIComponent("電話します"), "vi")).text();
  expect(html).toContain(`/${city.slug}/vi/guide/water`);
  expect(html).toContain("Dùng nước máy");
  expect(html).toContain('<span lang="ja" dir="ltr">日本語</span>');
  expect(html).toContain('data-fallback="ja"');
});

it.each([
  "%27%20%7C%20!a%20%26%20(b%3A*",
  "%00",
  "%ED%A0%80",
  "%",
  encodeURIComponent("水道".repeat(5_000)),
  "",
  encodeURIComponent("🎉"),
  "a&page=-3&told=7",
  "a&page=1e9",
])("answers %s with a page", async (query) => {
  const { city } = await buildCity();
  const answer = await search(city, query);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("x-cache-revision")).toBeNull();
});

it("offers the topics where nothing was typed, and a way to tell the city where nothing was found", async () => {
  const { city } = await buildCity();
  const empty = await (await search(city, "")).text();
  expect(empty).toContain("水道を使うとき");
  expect(empty).not.toContain("/search/missing");
  const nothing = await (await search(city, encodeURIComponent("温泉"))).text();
  expect(nothing).toContain("「温泉」は見つかりませんでした");
  expect(nothing).toContain(`action="/${city.slug}/ja/search/missing"`);
});

it("goes on to the next page of many hits", async () => {
  const city = await buildMunicipality(app.db);
  for (let number = 0; number < 23; number += 1)
    await buildEntry(app, city.id, { texts: { ja: { content: buildContent({ title: `公園${number}番` }) } } });
  const first = await (await search(city, encodeURIComponent("公園"))).text();
  const second = await (await search(city, `${encodeURIComponent("公園")}&page=2`)).text();
  expect(first).toContain("page=2");
  expect(second).not.toContain("page=3");
  const links = [first, second].flatMap((html) =>
    [...html.matchAll(/\/guide\/(entry-\d+)"/g)].map((match) => match[1]),
  );
  expect(new Set(links).size).toBe(23);
});

it("counts what was missed, the same for each way of typing it, by language", async () => {
  const { city } = await buildCity();
  const answer = await tell(city, "オンセン");
  expect(answer.status).toBe(303);
  const next = await app.request(answer.headers.get("location") ?? "");
  expect(await next.text()).toContain("市に知らせました");
  await tell(city, "おんせん");
  await tell(city, "onsen", "en");
  expect(await told(city)).toEqual([
    { query: "onsen", language: "en", count: 1 },
    { query: "おんせん", language: "ja", count: 2 },
  ]);
});

it.each(["090-1234-5678", "taro@example.com", "a".repeat(81), "1985年4月1日生まれ", "https://example.com", "。。"])(
  "thanks for %s and keeps nothing of it",
  async (typed) => {
    const { city } = await buildCity();
    expect((await tell(city, typed)).status).toBe(303);
    expect(await told(city)).toEqual([]);
  },
);

it("keeps no word of it in the log of what was done", async () => {
  const { city } = await buildCity();
  await tell(city, "山田太郎");
  const entries = await inScope(app.db, city.id, (scope) =>
    scope.db.selectFrom("audit_entries").selectAll().where("action", "=", "missingSearch.added").execute(),
  );
  expect(entries).toHaveLength(1);
  expect(JSON.stringify(entries)).not.toContain("山田");
});

it("takes no form from another site, and none without words", async () => {
  const { city } = await buildCity();
  const foreign = await app.request(`/${city.slug}/ja/search/missing`, {
    method: "POST",
    headers: { "sec-fetch-site": "cross-site" },
    body: new URLSearchParams({ q: "温泉" }),
  });
  expect(foreign.status).toBe(403);
  const without = await app.request(`/${city.slug}/ja/search/missing`, {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({}),
  });
  expect(without.status).toBe(422);
  expect(await told(city)).toEqual([]);
});

it("stops a flood from one address, and lets it through again later", async () => {
  const { city } = await buildCity();
  clock.pass(16);
  const answers: number[] = [];
  for (let count = 0; count < 41; count += 1) answers.push((await tell(city, "温泉")).status);
  expect(answers.filter((status) => status === 303)).toHaveLength(40);
  expect(answers.at(-1)).toBe(429);
  clock.pass(16);
  expect((await tell(city, "温泉")).status).toBe(303);
  expect(await told(city)).toEqual([{ query: "温泉", language: "ja", count: 41 }]);
});

it("lists for staff what was missed, and notes which entry answers it; asked again, it is open again", async () => {
  const { city } = await buildCity();
  clock.pass(16);
  await tell(city, "温泉");
  const officer = await signIn(app, city, { role: "planOfficer" });
  expect(await (await officer.get("/missing-searches")).text()).toContain("温泉");
  const fields = { query: "温泉", language: "ja", entry: "water" };
  expect((await officer.post("/missing-searches", { ...fields, entry: "no-such" })).status).toBe(422);
  expect((await officer.post("/missing-searches", { ...fields, query: "never asked" })).status).toBe(404);
  expect((await officer.post("/missing-searches", fields)).status).toBe(303);
  const answered = await (await officer.get("/missing-searches")).text();
  expect(answered).toContain("ページができたことば");
  clock.pass(3 * 24 * 60);
  await tell(city, "温泉");
  const later = await signIn(app, city, { role: "planOfficer" });
  expect(await (await later.get("/missing-searches")).text()).not.toContain("ページができたことば");
  expect((await later.post("/missing-searches", { ...fields, entry: "" })).status).toBe(303);
});

it("shows what was missed to nobody of another city, and lets only those answer who keep the library", async () => {
  const { city } = await buildCity();
  clock.pass(16);
  await tell(city, "温泉");
  const other = await buildCity();
  const stranger = await signIn(app, other.city, { role: "planOfficer" });
  expect(await (await stranger.get("/missing-searches")).text()).not.toContain("温泉");
  const fields = { query: "温泉", language: "ja", entry: "water" };
  expect((await stranger.post("/missing-searches", fields)).status).toBe(404);
  const writer = await signIn(app, city, { role: "sectionContributor" });
  expect((await writer.get("/missing-searches")).status).toBe(200);
  expect((await writer.post("/missing-searches", fields)).status).toBe(403);
});

it("counts what is known on where a flood has filled the list", async () => {
  const { city } = await buildCity();
  clock.pass(16);
  await tell(city, "温泉");
  await inScope(app.db, city.id, (scope) =>
    sql`insert into library_missing_searches (municipality_id, query, language, first_on, last_on)
      select ${city.id}, 'flood' || n, 'ja', '2026-11-21', '2026-11-21' from generate_series(1, 4999) n`.execute(
      scope.db,
    ),
  );
  for (const typed of ["温泉", "砂丘"]) expect((await tell(city, typed)).status).toBe(303);
  const words = (await told(city)).filter(({ query }) => !query.startsWith("flood"));
  expect(words).toEqual([{ query: "温泉", language: "ja", count: 2 }]);
});

it("lets those who keep the library delete what was missed, and nobody else", async () => {
  const { city } = await buildCity();
  clock.pass(16);
  await tell(city, "温泉");
  const fields = { query: "温泉", language: "ja" };
  const deleteAs = async (at: Municipality, role: "planOfficer" | "sectionContributor", given = fields) =>
    (await (await signIn(app, at, { role })).post("/missing-searches/delete", given)).status;
  expect(await deleteAs(city, "sectionContributor")).toBe(403);
  expect(await deleteAs((await buildCity()).city, "planOfficer")).toBe(404);
  expect(await deleteAs(city, "planOfficer", { ...fields, query: "" })).toBe(422);
  expect(await told(city)).toHaveLength(1);
  expect(await deleteAs(city, "planOfficer")).toBe(303);
  expect(await told(city)).toEqual([]);
  const entries = await inScope(app.db, city.id, (scope) =>
    scope.db.selectFrom("audit_entries").selectAll().where("action", "=", "missingSearch.deleted").execute(),
  );
  expect(entries).toHaveLength(1);
  expect(JSON.stringify(entries)).not.toContain("温泉");
});
