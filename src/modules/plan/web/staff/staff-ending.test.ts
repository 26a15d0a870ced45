import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { openPlanOffice } from "#testing/plan-office.ts";
import { withTestApp } from "#testing/test-app.ts";
import { listBranches } from "../../reading/plan-overview.data.ts";
import { getPlan } from "../../records/plan-record.data.ts";

let now = "2026-11-21T03:00:00Z";
const app = await withTestApp({ clock: { now: () => new Date(now) } });

it("keeps what will end in force until its day, says so, and then leaves it and its listings out of every count", async () => {
  now = "2026-11-21T03:00:00Z";
  const { client, path, municipality, plan } = await openPlanOffice(app);
  const read = async (place: string) => (await app.request(`/${municipality.slug}/ja/plans/${plan}${place}`)).text();
  const api = async (place: string) =>
    (await app.request(`/api/v1/municipalities/${municipality.code}/plans/${plan}${place}`)).json() as Promise<{
      counts: Record<string, number>;
      projects: { id: string }[];
    }>;
  const branches = (today: string) =>
    inScope(app.db, municipality.id, async (scope) => {
      const found = await listBranches(scope, (await getPlan(scope, plan)).id, today);
      return Object.fromEntries(found.map((branch) => [branch.key, branch.projects]));
    });
  const ended = await client.post(`${path}/projects/desk/retire`, { on: "令和9年3月31日" });
  expect(ended.status).toBe(303);
  const form = await (await client.get(`${path}/projects/desk`)).text();
  expect(form).toContain("2027年3月31日に終わる予定です");
  expect(await (await client.get(path)).text()).toContain("（2027年3月31日に終了予定）");
  expect(await read("/projects/desk")).toContain("2027年3月31日に終わる予定です");
  expect(await read("/tree")).toContain("相談窓口");
  expect(await read("/search?q=相談窓口")).toContain("1件見つかりました");
  expect((await api("")).counts).toMatchObject({ projects: 2, listings: 3 });

  // Midnight in Japan: the last hour before it, and the first after.
  now = "2027-03-30T14:59:00Z";
  expect(await read("/nodes/1-1")).toContain("相談窓口");
  expect(await branches("2027-03-30")).toEqual({ "1": 2, "1-1": 1, "1-2": 1, "2": 1 });
  now = "2027-03-30T15:00:00Z";
  expect(await read("/projects/desk")).toContain("2027年3月31日に終わりました");
  for (const place of ["/tree", "/nodes/1-1"]) expect(await read(place)).not.toContain("相談窓口");
  expect(await read("/search?q=相談窓口")).toContain("見つかりませんでした");
  expect((await api("")).counts).toMatchObject({ projects: 1, listings: 1 });
  expect((await api("/projects")).projects.map((project) => project.id)).toEqual(["class"]);
  expect(await branches("2027-03-31")).toEqual({ "1": 1, "1-1": 0, "1-2": 1, "2": 0 });
});

it("lets a node end on the day of what hangs below it, and takes a planned end back", async () => {
  now = "2026-11-21T03:00:00Z";
  const { client, path } = await openPlanOffice(app);
  const retire = async (place: string, on: string) => (await client.post(`${path}/${place}/retire`, { on })).status;
  expect(await retire("projects/desk", "R8年度")).toBe(303);
  expect(await retire("nodes/1-1", "2027-03-30")).toBe(422);
  expect(await retire("nodes/1-1", "2027-03-31")).toBe(303);
  expect((await client.post(`${path}/nodes/1-1/restore`)).status).toBe(303);
  expect((await client.post(`${path}/projects/desk/restore`)).status).toBe(303);
  expect(await (await client.get(`${path}/projects/desk`)).text()).toContain('id="retire-on"');
});

it("says what is wrong with the last day in its own form, with what was typed", async () => {
  const { client, path } = await openPlanOffice(app);
  const refused = await client.post(`${path}/projects/desk/retire`, { on: "来年の春" });
  expect(refused.status).toBe(422);
  const html = await refused.text();
  expect(html).toContain('href="#retire-on"');
  expect(html).toContain('value="来年の春"');
  expect(html).not.toContain('id="record-errors"');
});
