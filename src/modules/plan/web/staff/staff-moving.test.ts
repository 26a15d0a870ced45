import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { openPlanOffice } from "#testing/plan-office.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();

it("says what a node becomes on another level before it moves it, and takes the new number along", async () => {
  const { client, path, municipality } = await openPlanOffice(app);
  const stored = () =>
    inScope(app.db, municipality.id, (scope) =>
      scope.db.selectFrom("plan_nodes").select(["parent", "number"]).where("key", "=", "1-2").executeTakeFirst(),
    );
  const move = { to: "", before: "", version: "1", number: "1-2" };
  expect(await (await client.get(`${path}/nodes/1-2/move`)).text()).toContain("いちばん上の段（目標）");
  const asked = await client.post(`${path}/nodes/1-2/move`, move);
  expect(asked.status).toBe(200);
  const html = await asked.text();
  expect(html).toContain("「施策」から「目標」に変わります");
  expect(html).toContain('name="level" value="1"');
  expect(html).toContain('name="number"');
  expect(await stored()).toEqual({ parent: "1", number: "1-2" });
  const moved = await client.post(`${path}/nodes/1-2/move`, { ...move, level: "1", number: "3" });
  expect(moved.status).toBe(303);
  expect(await stored()).toEqual({ parent: null, number: "3" });
});

it("moves within a level without a question", async () => {
  const { client, path } = await openPlanOffice(app);
  const answer = await client.post(`${path}/nodes/1-2/move`, { to: "2", before: "", version: "1", number: "2-1" });
  expect(answer.status).toBe(303);
});

it("says once and by name what would hang too deep", async () => {
  const { client, path } = await openPlanOffice(app);
  const refused = await client.post(`${path}/nodes/1/move`, { to: "2", before: "", version: "1" });
  expect(refused.status).toBe(422);
  const html = await refused.text();
  expect(html).toContain("1-1 相談を受ける、1-2 日本語を学ぶ");
  expect(html.match(/<li><a href="#move-to">/g)).toHaveLength(1);
});

it("lets projects stand where the tree offers to add them and nowhere else", async () => {
  const { client, path } = await openPlanOffice(app);
  const tree = await (await client.get(path)).text();
  expect(tree).not.toContain("/projects/new?under=2");
  const page = await (await client.get(`${path}/listings/desk-1-1/move`)).text();
  expect(page).toContain('<option value="1-2">');
  expect(page).not.toContain('<option value="2">');
  const listings = await (await client.get(`${path}/listings/new`)).text();
  expect(listings).not.toContain('<option value="2">');
  const project = { "title.ja": "新", "title.en": "New", basis: "source" };
  for (const [place, fields] of [
    ["listings/desk-1-1/move", { to: "2", version: "1" }],
    ["projects/class/list-again", { node: "2" }],
    ["projects/new", { ...project, home: "2" }],
    ["listings/new", { project: "class", node: "2", basis: "source" }],
  ] as const) {
    const refused = await client.post(`${path}/${place}`, fields);
    expect([place, refused.status]).toEqual([place, 422]);
    expect(await refused.text()).toContain("事業を載せられるのは「施策」だけです");
  }
});
