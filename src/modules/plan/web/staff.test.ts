import { expect, it } from "vitest";
import type { Municipality } from "#platform/context.ts";
import { inScope } from "#platform/db/scope.ts";
import { buildBody, buildMunicipality } from "#testing/build.ts";
import { buildPlan } from "#testing/build-plan.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();

async function office(role: "planOfficer" | "sectionContributor" | "partnerStaff" | "reader" = "planOfficer") {
  const municipality = await buildMunicipality(app.db);
  const city = await buildBody(app.db, municipality);
  const plan = await buildPlan(app.db, municipality);
  const client = await signIn(app, municipality, { role, body: city });
  return { municipality, plan, client, path: `/plans/${plan}`, city };
}

/** The inputs of the form that is sent to `action`, as a browser would send them. */
function formOf(html: string, action: string): Record<string, string> {
  const start = html.indexOf(`action="${action}"`);
  const form = html.slice(start, html.indexOf("</form>", start));
  const values: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    if (name) values[name] = plain(/ value="([^"]*)"/.exec(tag)?.[1] ?? "");
  }
  for (const [, name = "", text = ""] of form.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)</g)) values[name] = plain(text);
  for (const [, name = "", options = ""] of form.matchAll(/<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/g))
    values[name] = /<option selected value="([^"]*)"|<option value="([^"]*)" selected/.exec(options)?.slice(1).find(Boolean) ?? "";
  return values;
}

const plain = (html: string) => html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

const titleOf = (municipality: Municipality, key: string) =>
  inScope(app.db, municipality.id, (scope) =>
    scope.db.selectFrom("plan_nodes").select(["title", "version", "retired_on", "parent"]).where("key", "=", key).executeTakeFirst(),
  );

it("lists the city's plans with their counts and leads to the tree, where every act is a link or a button", async () => {
  const { client, path, plan, municipality } = await office();
  const list = await (await client.get("/plans")).text();
  expect(list).toContain(`/staff${path}`);
  expect(list).toContain("4項目・2事業");
  const tree = await (await client.get(path)).text();
  expect(tree).toContain("暮らしを支える");
  for (const place of ["/nodes/1-1", "/nodes/1-1/move", "/nodes/new?under=1", "/projects/new?under=1-1", "/projects/desk", "/listings/desk-2/move"])
    expect(tree).toContain(`href="/${municipality.slug}/staff/plans/${plan}${place}"`);
  expect(tree).toContain('value="nodes:1-2:up"');
  const moved = await client.post(`${path}/order`, { step: "nodes:1-2:up", back: "tree" });
  expect(moved.status).toBe(303);
  expect(moved.headers.get("location")).toBe(`/${municipality.slug}/staff${path}#nodes-1-2`);
  const after = await (await client.get(path)).text();
  expect(after.indexOf("日本語を学ぶ")).toBeLessThan(after.indexOf("相談を受ける"));
  expect((await client.post(`${path}/order`, { step: "nodes:1-2:sideways" })).status).toBe(422);
});

it("opens a form for every record of every kind, and an untouched form changes nothing", async () => {
  const { client, path, plan, municipality } = await office();
  const root = `/${municipality.slug}/staff${path}`;
  const places = [
    `plan/${plan}`, "nodes/1-1", "projects/desk", "listings/desk-2", "evidence-groups/survey", "action-classes/life",
    "actions/a1", "links/a1-1-1", "indicators/talked", "targets/t1", "values/v2024",
  ];
  for (const place of places) {
    const opened = await client.get(`${path}/${place}`);
    expect([place, opened.status]).toEqual([place, 200]);
    const html = await opened.text();
    expect(html).not.toMatch(/plan\.(field|kind|choice|staff|error)\./);
    const { _token, ...values } = formOf(html, `${root}/${place}`);
    const saved = await client.post(`${path}/${place}`, values);
    expect([place, saved.status, saved.headers.getSetCookie().join()]).toEqual([place, 303, expect.stringContaining("plan.staff.done.same")]);
  }
  for (const kind of ["nodes", "texts", "desired-states", "projects", "listings", "evidence-tables", "links", "sections", "values"]) {
    const list = await client.get(`${path}/${kind}`);
    const form = await client.get(`${path}/${kind}/new`);
    expect([kind, list.status, form.status]).toEqual([kind, 200, 200]);
    expect(await list.text() + (await form.text())).not.toMatch(/plan\.(field|kind|choice|staff|error)\./);
  }
  expect((await client.get(`${path}/nothing`)).status).toBe(404);
  expect((await client.get(`${path}/plan/new`)).status).toBe(404);
});

it("saves a renamed node, shows what is wrong with everything typed kept, and the public page follows", async () => {
  const { client, path, municipality, plan } = await office();
  const form = { version: "1", basis: "source", number: "1", "title.ja": "暮らしを支え合う", "title.en": "Support", "summary.ja": "", sdgGoals: "3、１０" };
  const saved = await client.post(`${path}/nodes/1`, form);
  expect(saved.status).toBe(303);
  const page = await (await client.get(`${path}/nodes/1`)).text();
  expect(page).toContain("暮らしを支え合う");
  expect(page).toContain(`href="/${municipality.slug}/ja/plans/${plan}/nodes/1"`);
  const open = await (await app.request(`/${municipality.slug}/ja/plans/${plan}/nodes/1`)).text();
  expect(open).toContain("暮らしを支え合う");

  const wrong = await client.post(`${path}/nodes/1`, { ...form, version: "2", "title.ja": "", "title.en": "Kept words", sdgGoals: "3, 99", basis: "inferred" });
  expect(wrong.status).toBe(422);
  const html = await wrong.text();
  expect(html).toContain("Kept words");
  expect(html).toContain('value="3, 99"');
  for (const id of ["record-title-ja", "record-sdgGoals"]) expect(html).toContain(`href="#${id}"`);
  expect((await titleOf(municipality, "1"))?.version).toBe(2);
});

it("shows the other person's change beside one's own, keeps what was typed, and lets one choose", async () => {
  const { client, path, municipality, plan, city } = await office();
  const other = await signIn(app, municipality, { role: "planOfficer", body: city, name: "山田 太郎" });
  const address = `/${municipality.slug}/staff/plans/${plan}/nodes/1`;
  const opened = formOf(await (await client.get(`${path}/nodes/1`)).text(), address);
  await other.post(`${path}/nodes/1`, { ...opened, _token: other.formToken, "title.ja": "先の題", number: "Ⅰ" });

  const mine = { ...opened, "title.ja": "私の題", "summary.ja": "私の要約" };
  const caught = await client.post(`${path}/nodes/1`, mine);
  expect(caught.status).toBe(409);
  const html = await caught.text();
  for (const words of ["山田 太郎", "先の題", "私の題", "私の要約"]) expect(html).toContain(words);
  const again = formOf(html, address);
  expect(again).toMatchObject({ version: "2", since: "1", "title.ja": "私の題", "summary.ja": "私の要約", number: "Ⅰ" });
  expect((await titleOf(municipality, "1"))?.title).toMatchObject({ ja: "先の題" });

  const taken = await client.post(`${path}/nodes/1`, { ...again, take: "title" });
  expect(taken.status).toBe(200);
  const chosen = formOf(await taken.text(), address);
  expect(chosen).toMatchObject({ version: "2", "title.ja": "先の題", "summary.ja": "私の要約" });
  expect((await client.post(`${path}/nodes/1`, { ...again })).status).toBe(303);
  expect((await titleOf(municipality, "1"))?.title).toMatchObject({ ja: "私の題" });
});

it("keeps what was typed into a record that somebody removed meanwhile, ready to be added again", async () => {
  const { client, path } = await office();
  await client.post(`${path}/actions/a2/remove`, { version: "1" });
  const sent = await client.post(`${path}/actions/a2`, { version: "1", number: "2", group: "survey", class: "life", "title.ja": "まだ書いている", basis: "source" });
  expect(sent.status).toBe(409);
  const html = await sent.text();
  expect(html).toContain("まだ書いている");
  expect(html).toContain('value="a2"');
});

it("moves a node in two steps without script, and refuses a circle", async () => {
  const { client, path, municipality } = await office();
  expect(await (await client.get(`${path}/nodes/1-1/move`)).text()).toContain("日本語を学ぶ");
  const shown = await client.post(`${path}/nodes/1-2/move`, { to: "2", before: "1-1", version: "1", show: "1" });
  expect(shown.status).toBe(200);
  expect((await client.post(`${path}/nodes/1-2/move`, { to: "2", before: "1-1", version: "1" })).status).toBe(422);
  expect((await client.post(`${path}/nodes/1-2/move`, { to: "2", before: "", version: "1" })).status).toBe(303);
  expect((await titleOf(municipality, "1-2"))?.parent).toBe("2");
  const circle = await client.post(`${path}/nodes/1/move`, { to: "1-1", version: "1" });
  expect(circle.status).toBe(422);
  expect((await client.post(`${path}/nodes/1-2/move`, { to: "1", version: "1" })).status).toBe(409);
});

it("adds a project with its home, lists it again, ends it and puts it back, all by forms", async () => {
  const { client, path, municipality } = await office();
  const added = await client.post(`${path}/projects/new`, { "title.ja": "通訳", "title.en": "Interpreters", home: "1-1", basis: "source", key: "" });
  expect(added.headers.get("location")).toBe(`/${municipality.slug}/staff${path}/projects/interpreters`);
  expect((await client.post(`${path}/projects/interpreters/list-again`, { node: "2" })).status).toBe(303);
  expect((await client.post(`${path}/projects/interpreters/list-again`, { node: "2" })).status).toBe(422);
  expect((await client.post(`${path}/listings/2-interpreters/home`)).status).toBe(303);
  expect((await client.post(`${path}/projects/interpreters/retire`, { on: "2026-03-31" })).status).toBe(303);
  expect((await client.post(`${path}/projects/interpreters/retire`, { on: "2026-03-31" })).status).toBe(409);
  expect((await client.post(`${path}/projects/interpreters/restore`)).status).toBe(303);
  const missing = await client.post(`${path}/projects/new`, { "title.ja": "通訳", basis: "source" });
  expect(missing.status).toBe(422);
  expect(await missing.text()).toContain("record-home");
});

it("tells who did what in words and takes it back; refuses where it was changed since", async () => {
  const { client, path, municipality } = await office();
  const form = { basis: "source", number: "1", "title.ja": "甲", "title.en": "" };
  await client.post(`${path}/nodes/1`, { ...form, version: "1" });
  await client.post(`${path}/nodes/1`, { ...form, version: "2", "title.ja": "乙" });
  const html = await (await client.get(`${path}/history?record=nodes/1`)).text();
  for (const words of ["見本 花子", "日本語: 甲", "日本語: 乙", "日本語: 暮らしを支える"]) expect(html).toContain(words);
  const [newest = "", oldest = ""] = [...html.matchAll(/name="batch" value="(\d+)"/g)].map((match) => match[1]);
  const refused = await client.post(`${path}/history/undo`, { batch: oldest });
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain("後から変えられています");
  expect((await client.post(`${path}/history/undo`, { batch: newest })).status).toBe(303);
  expect((await client.post(`${path}/history/undo`, { batch: oldest })).status).toBe(303);
  expect((await titleOf(municipality, "1"))?.title).toEqual({ ja: "暮らしを支える", en: "Support daily life" });
  expect((await client.post(`${path}/history/undo`, { batch: "999999" })).status).toBe(404);
});

it("stores markup, emoji and marks of direction harmlessly, and refuses a name of 10,000 characters", async () => {
  const { client, path, municipality, plan } = await office();
  const save = (version: number, ja: string) => client.post(`${path}/nodes/1`, { version: String(version), basis: "source", "title.ja": ja });
  expect((await save(1, `<script>alert(1)</script>😀\u202e逆\u0000\ud800`)).status).toBe(303);
  expect((await titleOf(municipality, "1"))?.title).toEqual({ ja: "<script>alert(1)</script>😀逆\ufffd" });
  for (const answer of [await client.get(path), await client.get(`${path}/history`), await app.request(`/${municipality.slug}/ja/plans/${plan}/nodes/1`)]) {
    const html = await answer.text();
    expect(html).not.toContain("<script>alert");
    expect(html).toContain("&lt;script>alert(1)");
  }
  const long = await save(2, "長".repeat(10_000));
  expect(long.status).toBe(422);
  expect(await long.text()).toContain("長すぎます");
  expect((await titleOf(municipality, "1"))?.version).toBe(2);
});

it("lets a section's contributor and a reader look, and change nothing", async () => {
  for (const role of ["sectionContributor", "reader", "partnerStaff"] as const) {
    const { client, path, municipality } = await office(role);
    const tree = await client.get(path);
    expect(tree.status).toBe(200);
    expect(await tree.text()).not.toContain("/move");
    expect((await client.get(`${path}/history`)).status).toBe(200);
    for (const page of ["/nodes/1", "/nodes/new", "/nodes/1/move"]) expect((await client.get(path + page)).status).toBe(403);
    for (const act of ["/order", "/nodes/1", "/nodes/new", "/nodes/1/retire", "/history/undo", "/nodes/1/move"])
      expect((await client.post(path + act, { step: "nodes:1:down", version: "1", batch: "1", on: "2026-01-01", to: "2" })).status).toBe(403);
    expect((await titleOf(municipality, "1"))?.version).toBe(1);
  }
});

it("keeps a plan officer of a partner body out of the city's plan", async () => {
  const { municipality, path } = await office();
  const body = await buildBody(app.db, municipality, { kind: "foundation" });
  const client = await signIn(app, municipality, { role: "planOfficer", body });
  expect((await client.get(`${path}/nodes/1`)).status).toBe(403);
  expect((await client.post(`${path}/order`, { step: "nodes:1:down" })).status).toBe(403);
});

it("knows nothing of another city's plan, and asks those who are not signed in to sign in", async () => {
  const [here, there] = [await office(), await office()];
  for (const page of ["", "/history", "/nodes", "/nodes/1", "/nodes/1/move"]) expect((await here.client.get(there.path + page)).status).toBe(404);
  expect((await here.client.post(`${there.path}/order`, { step: "nodes:1:down" })).status).toBe(404);
  expect((await here.client.post(`${there.path}/nodes/1`, { version: "1", "title.ja": "侵入" })).status).toBe(404);
  expect((await app.request(`/${here.municipality.slug}/staff${here.path}`)).status).toBe(303);
});
