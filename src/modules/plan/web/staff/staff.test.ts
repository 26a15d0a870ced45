import { expect, it } from "vitest";
import { buildBody } from "#testing/build.ts";
import { findStoredNode, openPlanOffice } from "#testing/plan-office.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();

it("lists the city's plans with their counts and leads to the tree, where every act is a link or a button", async () => {
  const { client, path, plan, municipality } = await openPlanOffice(app);
  const list = await (await client.get("/plans")).text();
  expect(list).toContain(`/staff${path}`);
  expect(list).toContain("4項目・2事業");
  const tree = await (await client.get(path)).text();
  expect(tree).toContain("暮らしを支える");
  for (const place of [
    "/nodes/1-1",
    "/nodes/1-1/move",
    "/nodes/new?under=1",
    "/projects/new?under=1-1",
    "/projects/desk",
    "/listings/desk-2/move",
  ])
    expect(tree).toContain(`href="/${municipality.slug}/staff/plans/${plan}${place}"`);
  for (const place of ["/review#years", "/reports"])
    expect(tree).toContain(`<a href="/${municipality.slug}/staff${place}">`);
  expect(tree).toContain('value="nodes:1-2:up"');
  const moved = await client.post(`${path}/order`, { step: "nodes:1-2:up", back: "tree" });
  expect(moved.status).toBe(303);
  expect(moved.headers.get("location")).toBe(`/${municipality.slug}/staff${path}#nodes-1-2`);
  const after = await (await client.get(path)).text();
  expect(after.indexOf("日本語を学ぶ")).toBeLessThan(after.indexOf("相談を受ける"));
  expect((await client.post(`${path}/order`, { step: "nodes:1-2:sideways" })).status).toBe(422);
});

it("moves a node in two steps without script, and refuses a circle", async () => {
  const { client, path, municipality } = await openPlanOffice(app);
  expect(await (await client.get(`${path}/nodes/1-1/move`)).text()).toContain("日本語を学ぶ");
  const shown = await client.post(`${path}/nodes/1-2/move`, { to: "2", before: "1-1", version: "1", show: "1" });
  expect(shown.status).toBe(200);
  expect((await client.post(`${path}/nodes/1-2/move`, { to: "2", before: "1-1", version: "1" })).status).toBe(422);
  expect((await client.post(`${path}/nodes/1-2/move`, { to: "2", before: "", version: "1" })).status).toBe(303);
  expect((await findStoredNode(app, municipality, "1-2"))?.parent).toBe("2");
  const circle = await client.post(`${path}/nodes/1/move`, { to: "1-1", version: "1" });
  expect(circle.status).toBe(422);
  expect((await client.post(`${path}/nodes/1-2/move`, { to: "1", version: "1" })).status).toBe(409);
});

it("tells who did what in words and takes it back; refuses where it was changed since", async () => {
  const { client, path, municipality } = await openPlanOffice(app);
  const form = { basis: "source", number: "1", "title.ja": "甲", "title.en": "" };
  await client.post(`${path}/nodes/1`, { ...form, version: "1" });
  await client.post(`${path}/nodes/1`, { ...form, version: "2", "title.ja": "乙" });
  const html = await (await client.get(`${path}/history?record=nodes/1`)).text();
  for (const words of ["見本 花子", "日本語: 甲", "日本語: 乙", "日本語: 暮らしを支える"])
    expect(html).toContain(words);
  const [newest = "", oldest = ""] = [...html.matchAll(/name="batch" value="(\d+)"/g)].map((match) => match[1]);
  const refused = await client.post(`${path}/history/undo`, { batch: oldest });
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain("後から変えられています");
  expect((await client.post(`${path}/history/undo`, { batch: newest })).status).toBe(303);
  expect((await client.post(`${path}/history/undo`, { batch: oldest })).status).toBe(303);
  expect((await findStoredNode(app, municipality, "1"))?.title).toEqual({
    ja: "暮らしを支える",
    en: "Support daily life",
  });
  expect((await client.post(`${path}/history/undo`, { batch: "999999" })).status).toBe(404);
});

it("lets a section's contributor and a reader look, and change nothing", async () => {
  for (const role of ["sectionContributor", "reader", "partnerStaff"] as const) {
    const { client, path, municipality } = await openPlanOffice(app, role);
    const tree = await client.get(path);
    expect(tree.status).toBe(200);
    expect(await tree.text()).not.toContain("/move");
    expect((await client.get(`${path}/history`)).status).toBe(200);
    for (const page of ["/nodes/1", "/nodes/new", "/nodes/1/move"])
      expect((await client.get(path + page)).status).toBe(403);
    for (const act of ["/order", "/nodes/1", "/nodes/new", "/nodes/1/retire", "/history/undo", "/nodes/1/move"])
      expect(
        (await client.post(path + act, { step: "nodes:1:down", version: "1", batch: "1", on: "2026-01-01", to: "2" }))
          .status,
      ).toBe(403);
    expect((await findStoredNode(app, municipality, "1"))?.version).toBe(1);
  }
});

it("keeps a plan officer of a partner body out of the city's plan", async () => {
  const { municipality, path } = await openPlanOffice(app);
  const body = await buildBody(app.db, municipality, { kind: "foundation" });
  const client = await signIn(app, municipality, { role: "planOfficer", body });
  expect((await client.get(`${path}/nodes/1`)).status).toBe(403);
  expect((await client.post(`${path}/order`, { step: "nodes:1:down" })).status).toBe(403);
});

it("knows nothing of another city's plan, and asks those who are not signed in to sign in", async () => {
  const [here, there] = [await openPlanOffice(app), await openPlanOffice(app)];
  for (const page of ["", "/history", "/nodes", "/nodes/1", "/nodes/1/move"])
    expect((await here.client.get(there.path + page)).status).toBe(404);
  expect((await here.client.post(`${there.path}/order`, { step: "nodes:1:down" })).status).toBe(404);
  expect((await here.client.post(`${there.path}/nodes/1`, { version: "1", "title.ja": "侵入" })).status).toBe(404);
  expect((await app.request(`/${here.municipality.slug}/staff${here.path}`)).status).toBe(303);
});
