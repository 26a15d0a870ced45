import { expect, it } from "vitest";
import { formValues } from "#testing/form-values.ts";
import { findStoredNode, openPlanOffice } from "#testing/plan-office.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();

it("opens a form for every record of every kind, and an untouched form changes nothing", async () => {
  const { client, path, plan, municipality } = await openPlanOffice(app);
  const root = `/${municipality.slug}/staff${path}`;
  const places = [
    `plan/${plan}`,
    "nodes/1-1",
    "projects/desk",
    "listings/desk-2",
    "evidence-groups/survey",
    "action-classes/life",
    "actions/a1",
    "links/a1-1-1",
    "indicators/talked",
    "targets/t1",
    "values/v2024",
  ];
  for (const place of places) {
    const opened = await client.get(`${path}/${place}`);
    expect([place, opened.status]).toEqual([place, 200]);
    const html = await opened.text();
    expect(html).not.toMatch(/plan\.(field|kind|choice|staff|error)\./);
    const { _token, ...values } = formValues(html, `${root}/${place}`);
    const saved = await client.post(`${path}/${place}`, values);
    expect([place, saved.status, saved.headers.getSetCookie().join()]).toEqual([
      place,
      303,
      expect.stringContaining("plan.staff.done.same"),
    ]);
  }
  for (const kind of [
    "nodes",
    "texts",
    "desired-states",
    "projects",
    "listings",
    "evidence-tables",
    "links",
    "sections",
    "values",
  ]) {
    const list = await client.get(`${path}/${kind}`);
    const form = await client.get(`${path}/${kind}/new`);
    expect([kind, list.status, form.status]).toEqual([kind, 200, 200]);
    expect((await list.text()) + (await form.text())).not.toMatch(/plan\.(field|kind|choice|staff|error)\./);
  }
  expect((await client.get(`${path}/nothing`)).status).toBe(404);
  expect((await client.get(`${path}/plan/new`)).status).toBe(404);
});

it("saves a renamed node, shows what is wrong with everything typed kept, and the public page follows", async () => {
  const { client, path, municipality, plan } = await openPlanOffice(app);
  const form = {
    version: "1",
    basis: "source",
    number: "1",
    "title.ja": "暮らしを支え合う",
    "title.en": "Support",
    "summary.ja": "",
    sdgGoals: "3、１０",
  };
  const saved = await client.post(`${path}/nodes/1`, form);
  expect(saved.status).toBe(303);
  const page = await (await client.get(`${path}/nodes/1`)).text();
  expect(page).toContain("暮らしを支え合う");
  expect(page).toContain(`href="/${municipality.slug}/ja/plans/${plan}/nodes/1"`);
  const open = await (await app.request(`/${municipality.slug}/ja/plans/${plan}/nodes/1`)).text();
  expect(open).toContain("暮らしを支え合う");

  const wrong = await client.post(`${path}/nodes/1`, {
    ...form,
    version: "2",
    "title.ja": "",
    "title.en": "Kept words",
    sdgGoals: "3, 99",
    basis: "inferred",
  });
  expect(wrong.status).toBe(422);
  const html = await wrong.text();
  expect(html).toContain("Kept words");
  expect(html).toContain('value="3, 99"');
  for (const id of ["record-title-ja", "record-sdgGoals"]) expect(html).toContain(`href="#${id}"`);
  expect((await findStoredNode(app, municipality, "1"))?.version).toBe(2);
});

it("shows the other person's change beside one's own, keeps what was typed, and lets one choose", async () => {
  const { client, path, municipality, plan, city } = await openPlanOffice(app);
  const other = await signIn(app, municipality, { role: "planOfficer", body: city, name: "山田 太郎" });
  const address = `/${municipality.slug}/staff/plans/${plan}/nodes/1`;
  const opened = formValues(await (await client.get(`${path}/nodes/1`)).text(), address);
  await other.post(`${path}/nodes/1`, { ...opened, _token: other.formToken, "title.ja": "先の題", number: "Ⅰ" });

  const mine = { ...opened, "title.ja": "私の題", "summary.ja": "私の要約" };
  const caught = await client.post(`${path}/nodes/1`, mine);
  expect(caught.status).toBe(409);
  const html = await caught.text();
  for (const words of ["山田 太郎", "先の題", "私の題", "私の要約"]) expect(html).toContain(words);
  const again = formValues(html, address);
  expect(again).toMatchObject({
    version: "2",
    since: "1",
    "title.ja": "私の題",
    "summary.ja": "私の要約",
    number: "Ⅰ",
  });
  expect((await findStoredNode(app, municipality, "1"))?.title).toMatchObject({ ja: "先の題" });

  const taken = await client.post(`${path}/nodes/1`, { ...again, take: "title" });
  expect(taken.status).toBe(200);
  const chosen = formValues(await taken.text(), address);
  expect(chosen).toMatchObject({ version: "2", "title.ja": "先の題", "summary.ja": "私の要約" });
  expect((await client.post(`${path}/nodes/1`, { ...again })).status).toBe(303);
  expect((await findStoredNode(app, municipality, "1"))?.title).toMatchObject({ ja: "私の題" });
});

it("keeps what was typed into a record that somebody removed meanwhile, ready to be added again", async () => {
  const { client, path } = await openPlanOffice(app);
  await client.post(`${path}/actions/a2/remove`, { version: "1" });
  const sent = await client.post(`${path}/actions/a2`, {
    version: "1",
    number: "2",
    group: "survey",
    class: "life",
    "title.ja": "まだ書いている",
    basis: "source",
  });
  expect(sent.status).toBe(409);
  const html = await sent.text();
  expect(html).toContain("まだ書いている");
  expect(html).toContain('value="a2"');
});

it("adds a project with its home, lists it again, ends it and puts it back, all by forms", async () => {
  const { client, path, municipality } = await openPlanOffice(app);
  const added = await client.post(`${path}/projects/new`, {
    "title.ja": "通訳",
    "title.en": "Interpreters",
    home: "1-1",
    basis: "source",
    key: "",
  });
  expect(added.headers.get("location")).toBe(`/${municipality.slug}/staff${path}/projects/interpreters`);
  expect((await client.post(`${path}/projects/interpreters/list-again`, { node: "1-2" })).status).toBe(303);
  expect((await client.post(`${path}/projects/interpreters/list-again`, { node: "1-2" })).status).toBe(422);
  expect((await client.post(`${path}/listings/1-2-interpreters/home`)).status).toBe(303);
  expect((await client.post(`${path}/projects/interpreters/retire`, { on: "2026-03-31" })).status).toBe(303);
  expect((await client.post(`${path}/projects/interpreters/retire`, { on: "2026-03-31" })).status).toBe(409);
  expect((await client.post(`${path}/projects/interpreters/restore`)).status).toBe(303);
  const missing = await client.post(`${path}/projects/new`, { "title.ja": "通訳", basis: "source" });
  expect(missing.status).toBe(422);
  expect(await missing.text()).toContain("record-home");
});

it("stores markup, emoji and marks of direction harmlessly, and refuses a name of 10,000 characters", async () => {
  const { client, path, municipality, plan } = await openPlanOffice(app);
  const save = (version: number, ja: string) =>
    client.post(`${path}/nodes/1`, { version: String(version), basis: "source", "title.ja": ja });
  expect((await save(1, `<script>alert(1)</script>😀\u202e逆\u0000\ud800`)).status).toBe(303);
  expect((await findStoredNode(app, municipality, "1"))?.title).toEqual({ ja: "<script>alert(1)</script>😀逆\ufffd" });
  for (const answer of [
    await client.get(path),
    await client.get(`${path}/history`),
    await app.request(`/${municipality.slug}/ja/plans/${plan}/nodes/1`),
  ]) {
    const html = await answer.text();
    expect(html).not.toContain("<script>alert");
    expect(html).toContain("&lt;script>alert(1)");
  }
  const long = await save(2, "長".repeat(10_000));
  expect(long.status).toBe(422);
  expect(await long.text()).toContain("長すぎます");
  expect((await findStoredNode(app, municipality, "1"))?.version).toBe(2);
});

it("tells of the menu in which nothing was chosen, and of no other form", async () => {
  const { client, path } = await openPlanOffice(app);
  const refused = await client.post(`${path}/projects/desk/list-again`, { node: "" });
  expect(refused.status).toBe(422);
  const html = await refused.text();
  expect(html).toContain('<a href="#again-node">体系の項目：');
  expect(html).toMatch(/<select[^>]*id="again-node"[^>]*aria-invalid="true"/);
  expect(html).not.toContain('id="record-errors"');
});

it("asks for the name in the address where none can be made, with a proposal", async () => {
  const { client, path, municipality } = await openPlanOffice(app);
  const project = { "title.ja": "通訳", home: "1-1", basis: "source", key: "" };
  const asked = await client.post(`${path}/projects/new`, project);
  expect(asked.status).toBe(422);
  const html = await asked.text();
  expect(html).toContain("後から変えられません。「project-1」を入れておきました");
  expect(html).toMatch(/name="key"[^>]*value="project-1"/);
  const added = await client.post(`${path}/projects/new`, { ...project, key: "interpreters" });
  expect(added.headers.get("location")).toBe(`/${municipality.slug}/staff${path}/projects/interpreters`);
});

it("counts what was found by name, and of how many", async () => {
  const { client, path } = await openPlanOffice(app);
  expect(await (await client.get(`${path}/projects`)).text()).toContain('<p class="lead">2件</p>');
  expect(await (await client.get(`${path}/projects?q=教室`)).text()).toContain("2件のうち1件");
});

it("reads dates as officers write them", async () => {
  const { client, path, plan } = await openPlanOffice(app);
  const form = { version: "1", basis: "source", "title.ja": "計画", state: "adopted" };
  const dates = { periodStart: "令和5年度", periodEnd: "令和9年度", publishedOn: "R5.3.31" };
  const saved = await client.post(`${path}/plan/${plan}`, { ...form, ...dates });
  expect(saved.status).toBe(303);
  const html = await (await client.get(`${path}/plan/${plan}`)).text();
  for (const date of ["2023-04-01", "2028-03-31", "2023-03-31"]) expect(html).toContain(`value="${date}"`);
  const wrong = await client.post(`${path}/plan/${plan}`, { ...form, version: "2", publishedOn: "令和元年4月1日" });
  expect(wrong.status).toBe(422);
});
