import { expect, it } from "vitest";
import { buildMunicipality } from "#testing/build.ts";
import { buildContent, buildEntry } from "#testing/build-library.ts";
import { formValues } from "#testing/form-values.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();
const SOURCE = buildContent({
  title: "引っ越し",
  summary: "届け出",
  a: "14日以内に届けます。",
  b: "費用はかかりません。",
});
const TITLES = { "line.title.text": "Moving", "line.summary.text": "Notice" };

async function desk() {
  const city = await buildMunicipality(app.db);
  const officer = await signIn(app, city, { role: "planOfficer" });
  const { key } = await buildEntry(app, city.id, { texts: { ja: { content: SOURCE } } });
  const path = `/library/${key}/texts/en`;
  const form = async () => {
    const values = formValues(await (await officer.get(path)).text(), `/${city.slug}/staff${path}`);
    // Boxes that nobody ticked are not sent.
    return Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith("current.")));
  };
  /** The form as it stands, with these fields changed. */
  const send = async (fields: Record<string, string>) => officer.post(path, { ...(await form()), ...fields });
  const portal = async () => (await app.request(`/${city.slug}/en/guide/${key}`)).text();
  return { city, officer, key, path, form, send, portal };
}

it("begins a translation beside its source, keeps part by part, and publishes it", async () => {
  const { officer, path, send, portal } = await desk();
  const empty = await (await officer.get(path)).text();
  expect(empty).toContain("14日以内に届けます。");
  expect(empty).toContain("残りの部分：4");
  expect((await send({ ...TITLES, "line.a.text": "Within **14 days**." })).status).toBe(303);
  expect(await (await officer.get(path)).text()).toContain("残りの部分：1");
  expect((await send({ "line.b.text": "It is free.", act: "publish" })).status).toBe(303);
  const html = await portal();
  expect(html).toContain("<strong>14 days</strong>");
  expect(html).toContain("It is free.");
});

it("draws the source as its readers see it, and keeps it at hand as it is written", async () => {
  const { city, officer } = await desk();
  const source = buildContent({
    title: "引《ひ》っ越《こ》し",
    a: "**14日《か》以内《いない》**に、[市役所](https://example.jp/office)へ 行きます。",
    b: "**印のない行**",
  });
  const { key } = await buildEntry(app, city.id, { texts: { ja: { content: source } } });
  const html = await (await officer.get(`/library/${key}/texts/en`)).text();
  expect(html).toContain("<strong>14<ruby>日<rp>");
  expect(html).toContain("<u>市役所</u>");
  const written = [...html.matchAll(/<details class="written">.*?<\/details>/g)].join("");
  expect(written).toContain("**14日《か》以内《いない》**に、[市役所](https://example.jp/office)へ 行きます。");
  expect(html.replaceAll(/<details class="written">.*?<\/details>/g, "")).not.toMatch(/《|\*\*|\]\(/);
});

it("turns exactly the part stale whose source changed, shows what changed, and takes that it still holds", async () => {
  const { officer, key, path, send } = await desk();
  await send({ ...TITLES, "line.a.text": "Within 14 days.", "line.b.text": "It is free." });
  const blocks = JSON.stringify([{ ...SOURCE.blocks[0], text: "30日以内に届けます。" }, SOURCE.blocks[1]]);
  const first = {
    title: "引っ越し",
    summary: "届け出",
    draftVersion: "1",
    act: "publish",
    blocks: JSON.stringify(SOURCE.blocks),
  };
  await officer.post(`/library/${key}`, first);
  await officer.post(`/library/${key}`, { ...first, blocks });
  const html = await (await officer.get(path)).text();
  expect([...html.matchAll(/data-state="(\w+)"/g)].map((match) => match[1])).toEqual([
    "current",
    "current",
    "stale",
    "current",
  ]);
  expect(html).toMatch(/<del>.*14.*<\/del>/s);
  expect(html).toMatch(/<ins>.*30.*<\/ins>/s);
  await send({ "line.b.text": "Free of charge." });
  expect(await (await officer.get(path)).text(), "another part does not heal it").toContain('data-state="stale"');
  await send({ "current.a": "on" });
  expect(await (await officer.get(path)).text()).not.toContain('data-state="stale"');
});

it("is stale at once where the source changed while she wrote", async () => {
  const { officer, key, path, form } = await desk();
  const begun = await form();
  const text = { title: "引っ越し", summary: "届け出", draftVersion: "1", act: "publish" };
  const blocks = JSON.stringify([{ ...SOURCE.blocks[0], text: "30日以内に届けます。" }, SOURCE.blocks[1]]);
  await officer.post(`/library/${key}`, { ...text, blocks });
  expect((await officer.post(path, { ...begun, ...TITLES, "line.a.text": "Within 14 days." })).status).toBe(303);
  const html = await (await officer.get(path)).text();
  expect([...html.matchAll(/data-state="(\w+)"/g)].map((match) => match[1])).toEqual([
    "current",
    "current",
    "stale",
    "missing",
  ]);
});

it("shows both where somebody else saved the same part meanwhile, and goes on from there", async () => {
  const { officer, path, form, send } = await desk();
  await send({ ...TITLES, "line.a.text": "Old" });
  const begun = await form();
  await send({ "line.a.text": "Theirs" });
  const clash = await officer.post(path, { ...begun, "line.a.text": "Mine" });
  expect(clash.status).toBe(409);
  const html = await clash.text();
  expect(html).toContain("Theirs");
  expect(html).toContain("Mine");
  const version = /name="draftVersion" value="(\d+)"/.exec(html)?.[1] ?? "";
  expect((await officer.post(path, { ...begun, draftVersion: version, "line.a.text": "Mine" })).status).toBe(303);
  expect(await (await officer.get(path)).text()).toContain("Mine");
});

it("hands a translation in, sends it back, withdraws it", async () => {
  const { officer, key, path, send, city } = await desk();
  await send({ ...TITLES, act: "handIn" });
  const other = await signIn(app, city, { role: "administrator" });
  expect(await (await other.get("/")).text()).toContain("/texts/en");
  expect((await other.post(`${path}/return`, { note: "題名を短く" })).status).toBe(303);
  await send({ act: "publish" });
  expect((await officer.post(`${path}/withdraw`, { reason: "誤訳" })).status).toBe(303);
  expect(await (await officer.get(`/library/${key}/texts`)).text()).not.toContain("公開中");
});

it("takes no part that is too long, no language that is none, nobody who may not", async () => {
  const { officer, key, path, send, city } = await desk();
  const long = await send({ "line.a.text": "x".repeat(20_001) });
  expect(long.status).toBe(422);
  expect(await long.text()).toContain("x".repeat(20_001));
  expect((await officer.get(`/library/${key}/texts/xx`)).status).toBe(404);
  expect((await officer.get(`/library/${key}/texts/ja`)).status, "the root is no translation").toBe(404);
  const fields = { draftVersion: "0", from: "ja", "line.a.text": "x" };
  expect((await officer.post(`/library/${key}/texts/en`, { ...fields, from: "ko" })).status).toBe(404);
  const reader = await signIn(app, city, { role: "reader" });
  const contributor = await signIn(app, city, { role: "sectionContributor" });
  const stranger = await signIn(app, await buildMunicipality(app.db), { role: "administrator" });
  expect((await reader.get(path)).status).toBe(200);
  expect((await reader.post(path, fields)).status).toBe(403);
  expect((await contributor.post(path, fields)).status).toBe(403);
  expect((await stranger.get(path)).status).toBe(404);
  expect((await stranger.post(path, fields)).status).toBe(404);
  for (const [act, said] of [
    ["return", { note: "x" }],
    ["withdraw", { reason: "x" }],
  ] as const) {
    expect((await contributor.post(`${path}/${act}`, said)).status).toBe(403);
    expect((await stranger.post(`${path}/${act}`, said)).status).toBe(404);
  }
});
