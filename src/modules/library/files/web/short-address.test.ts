import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { drawQr } from "#platform/qr-code.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildContent, buildEntry } from "#testing/build-library.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";
import { insertRevision } from "../../entries/revision.data.ts";

const app = await withTestApp();

/** A city of each test's own: a process hears of a change a moment after it is committed. */
async function newCity() {
  const city = await buildMunicipality(app.db);
  const ask = (path: string, language?: string) =>
    app.request(`/${city.slug}${path}`, { headers: language ? { "accept-language": language } : {} });
  return { city, ask };
}

it("leads from the address on paper to the entry, in the language of the phone", async () => {
  const { city, ask } = await newCity();
  const { key } = await buildEntry(app, city.id, { kind: "letter" });
  const answer = await ask(`/q/${key}`, "ne-NP,ne;q=0.9,en;q=0.5");
  expect([answer.status, answer.headers.get("location")]).toEqual([302, `/${city.slug}/ne/letters/${key}`]);
  expect(answer.headers.get("vary")).toContain("Accept-Language");
  expect((await ask(`/q/${key}`)).headers.get("location")).toBe(`/${city.slug}/ja/letters/${key}`);
});

it("asks each phone anew, through the server too", async () => {
  const { city } = await newCity();
  const { key } = await buildEntry(app, city.id, {});
  const server = await app.serve();
  const leads = async (language: string) =>
    (
      await fetch(`${server}/${city.slug}/q/${key}`, { redirect: "manual", headers: { "accept-language": language } })
    ).headers.get("location");
  const all = await Promise.all(["vi", "my", "vi", "ko"].map(leads));
  expect(all).toEqual(["vi", "my", "vi", "ko"].map((language) => `/${city.slug}/${language}/guide/${key}`));
});

it("leads to the page above where the entry is gone, or to where its kind begins", async () => {
  const { city, ask } = await newCity();
  const above = await buildEntry(app, city.id, {});
  const { key } = await buildEntry(app, city.id, { parentId: above.id, archivedAt: new Date() });
  expect((await ask(`/q/${key}`, "en")).headers.get("location")).toBe(`/${city.slug}/en/guide/${above.key}`);
  const letter = await buildEntry(app, city.id, { kind: "letter", archivedAt: new Date() });
  expect((await ask(`/q/${letter.key}`, "en")).headers.get("location")).toBe(`/${city.slug}/en/letters`);
});

it("knows no key that never was, and none of another city", async () => {
  const { ask } = await newCity();
  const other = await buildMunicipality(app.db);
  const { key } = await buildEntry(app, other.id, {});
  expect((await ask("/q/never-was")).status).toBe(404);
  expect((await ask(`/q/${key}`)).status).toBe(404);
});

it("draws the code of an entry on its page and ten times on a sheet of labels", async () => {
  const { city, ask } = await newCity();
  const content = buildContent({ title: "国民健康保険のお知らせ" });
  const { key } = await buildEntry(app, city.id, { kind: "letter", texts: { ja: { content } } });
  const address = `${app.parts.config.publicUrl}/${city.slug}/q/${key}`;
  const { path } = drawQr(address);
  expect(await (await ask(`/vi/letters/${key}`)).text()).toContain(`d="${path}"`);
  const officer = await signIn(app, city, { role: "reader" });
  const sheet = await (await officer.get(`/library/${key}/qr`)).text();
  expect(sheet.split(`d="${path}"`)).toHaveLength(11);
  for (const words of ["国民健康保険のお知らせ", "Scan: read this in 16 languages", "स्क्यान", address])
    expect(sheet).toContain(words);
  const svg = await officer.get(`/library/${key}/qr.svg`);
  expect([svg.headers.get("content-type"), (await svg.text()).includes(path)]).toEqual(["image/svg+xml", true]);
});

it("shows the sheet to staff of this city only", async () => {
  const { city } = await newCity();
  const { key } = await buildEntry(app, city.id, {});
  const stranger = await signIn(app, await buildMunicipality(app.db), { role: "planOfficer" });
  expect((await stranger.get(`/library/${key}/qr`)).status).toBe(404);
  expect((await (await signIn(app, city, {})).get(`/library/${key}/qr`)).status).toBe(403);
});

it("leads nowhere for what was never public, and on for what was withdrawn", async () => {
  const { city, ask } = await newCity();
  const above = await buildEntry(app, city.id, {});
  const texts = { ja: { content: buildContent({ title: "案" }), isDraft: true } };
  const draft = await buildEntry(app, city.id, { parentId: above.id, texts });
  expect((await ask(`/q/${draft.key}`, "en")).status).toBe(404);
  const { id, key } = await buildEntry(app, city.id, { parentId: above.id, texts });
  const withdrawn = { entryId: id, language: "ja" as const, reason: "withdrawn" as const, madeBy: null };
  await inScope(app.db, city.id, (scope) => insertRevision(scope, { ...withdrawn, content: texts.ja.content }));
  expect((await ask(`/q/${key}`, "en")).headers.get("location")).toBe(`/${city.slug}/en/guide/${above.key}`);
});
