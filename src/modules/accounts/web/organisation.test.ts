import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { buildBody, buildMunicipality, buildStaff } from "#testing/build.ts";
import { staffClient } from "#testing/staff-client.ts";
import { withTestApp } from "#testing/test-app.ts";
import { listSectionsNamedOn } from "../posts/sections-at.ts";

const app = await withTestApp();
const city = await buildMunicipality(app.db);
const officer = await buildStaff(app.db, city, { role: "planOfficer", name: "見本 太郎" });
const deputy = await buildStaff(app.db, city, { role: "reader", name: "見本 一郎" });
const client = staffClient(app, city);
await client.signIn(officer.account);
const reader = staffClient(app, city);
await reader.signIn(deputy.account);

const textOf = async (answer: Response | Promise<Response>) => (await answer).text();

async function addPost(): Promise<string> {
  const answer = await client.post("/posts", {
    bodyId: String(officer.bodyId),
    sectionId: "",
    nameJa: "企画係長",
    nameEn: "Chief of Planning",
    validFrom: "2020-04-01",
    validTo: "",
  });
  expect(answer.status).toBe(303);
  return answer.headers.get("location")?.split("/staff")[1] ?? "";
}

it("adds a section and a post in it", async () => {
  const section = {
    bodyId: String(officer.bodyId),
    nameJa: "国際交流課",
    nameEn: "",
    key: "international",
    validFrom: "",
    validTo: "",
  };
  expect((await client.post("/sections", section)).status).toBe(303);
  const twice = await client.post("/sections", section);
  expect(twice.status).toBe(422);
  expect(await twice.text()).toContain("その識別名はすでに使われています");
  const page = await textOf(client.get("/posts/new"));
  const sectionId = /<option value="(\d+)">国際交流課/.exec(page)?.[1] ?? "";
  expect(sectionId).not.toBe("");
  const added = await client.post("/posts", {
    bodyId: String(officer.bodyId),
    sectionId,
    nameJa: "国際交流課長",
    nameEn: "",
    validFrom: "",
    validTo: "",
  });
  expect(added.status).toBe(303);
  expect(await textOf(reader.get("/posts"))).toMatch(/国際交流課長.*国際交流課.*不在/s);
});

it("renames a section and says when it ends, and the audit has before and after", async () => {
  await client.post("/sections", {
    bodyId: String(officer.bodyId),
    nameJa: "古い課",
    nameEn: "",
    key: "old",
    validFrom: "",
    validTo: "",
  });
  const id = /sections\/(\d+)">古い課/.exec(await textOf(client.get("/sections")))?.[1];
  const wrong = await client.post(`/sections/${id}`, {
    nameJa: "",
    nameEn: "",
    validFrom: "2025-04-01",
    validTo: "2024-03-31",
  });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain("名前を入力してください");
  expect(
    (
      await client.post(`/sections/${id}`, {
        nameJa: "新しい課",
        nameEn: "New Section",
        validFrom: "",
        validTo: "2024-03-31",
      })
    ).status,
  ).toBe(303);
  expect(await textOf(reader.get("/sections"))).toMatch(/新しい課.*期間外/s);
});

it("puts somebody into a post from a day on, with a deputy, and keeps who was there before", async () => {
  const post = await addPost();
  const assign = (staffId: string, more: Record<string, string>) =>
    client.post(`${post}/assignments`, { staffId, kind: "holder", validFrom: "2024-04-01", validTo: "", ...more });
  expect((await assign(officer.id, {})).status).toBe(303);
  expect((await assign(deputy.id, { kind: "deputy" })).status).toBe(303);
  const clash = await assign(deputy.id, { validFrom: "2025-04-01" });
  expect(clash.status).toBe(422);
  expect(await clash.text()).toContain("その期間には別の担当がいます");
  const id = /class="what">見本 太郎[\s\S]*?assignments\/(\d+)\/end/.exec(await textOf(client.get(post)))?.[1];
  expect((await client.post(`${post}/assignments/${id}/end`, { validTo: "2020-01-01" })).status).toBe(422);
  expect((await client.post(`${post}/assignments/${id}/end`, { validTo: "2025-03-31" })).status).toBe(303);
  expect((await assign(deputy.id, { validFrom: "2025-04-01" })).status).toBe(303);
  const page = await textOf(reader.get(post));
  expect(page).toContain("見本 太郎");
  expect(page).not.toContain("<form id=");
});

it("edits a post and refuses a section of another body", async () => {
  const post = await addPost();
  const partner = await buildBody(app.db, city, { kind: "plaza", key: "plaza" });
  const admin = await buildStaff(app.db, city, { role: "administrator", forAllBodies: true });
  const all = staffClient(app, city);
  await all.signIn(admin.account);
  await all.post("/sections", {
    bodyId: String(partner.id),
    nameJa: "事業係",
    nameEn: "",
    key: "programme",
    validFrom: "",
    validTo: "",
  });
  const foreign = /<option value="(\d+)">事業係/.exec(await textOf(all.get("/posts/new")))?.[1] ?? "";
  const fields = { nameJa: "企画主幹", nameEn: "", validFrom: "", validTo: "" };
  expect((await client.post(post, { ...fields, sectionId: foreign })).status).toBe(422);
  expect((await client.post(post, { ...fields, sectionId: "" })).status).toBe(303);
  expect(await textOf(client.get("/posts"))).toContain("企画主幹");
  expect(
    (
      await client.post("/sections", {
        bodyId: String(partner.id),
        nameJa: "x",
        nameEn: "",
        key: "y",
        validFrom: "",
        validTo: "",
      })
    ).status,
  ).toBe(403);
});

it("lets everybody look and only some change", async () => {
  const post = await addPost();
  for (const path of ["/posts", "/sections", post]) expect((await reader.get(path)).status).toBe(200);
  for (const path of ["/posts/new", "/sections/new"]) expect((await reader.get(path)).status).toBe(403);
  for (const path of ["/posts", post, `${post}/assignments`, `${post}/assignments/1/end`, "/sections", "/sections/1"]) {
    expect((await reader.post(path, {})).status).toBe(403);
  }
});

it("finds nothing of another municipality", async () => {
  const post = await addPost();
  const other = await buildMunicipality(app.db);
  const stranger = await buildStaff(app.db, other, { role: "planOfficer" });
  const elsewhere = staffClient(app, other);
  await elsewhere.signIn(stranger.account);
  expect((await elsewhere.get(post)).status).toBe(404);
  const assignment = { staffId: stranger.id, kind: "holder", validFrom: "2024-04-01", validTo: "" };
  expect((await elsewhere.post(`${post}/assignments`, assignment)).status).toBe(404);
  expect((await client.post(`${post}/assignments`, assignment)).status).toBe(404);
  expect(
    (await elsewhere.post(post, { nameJa: "x", nameEn: "", sectionId: "", validFrom: "", validTo: "" })).status,
  ).toBe(404);
  expect((await client.get("/posts/99999999")).status).toBe(404);
  expect((await client.get("/posts/nonsense")).status).toBe(404);
});

it("keeps what a section was called before for the time before, unless only a mistake was put right", async () => {
  const section = {
    bodyId: String(officer.bodyId),
    nameJa: "国際化",
    nameEn: "",
    validFrom: "",
    validTo: "",
    key: "naming",
  };
  await client.post("/sections", section);
  const path = `/sections/${/sections\/(\d+)">国際化/.exec(await textOf(client.get("/sections")))?.[1]}`;
  expect((await client.post(path, { ...section, nameJa: "国際課" })).status).toBe(303);
  expect((await client.post(path, { ...section, nameJa: "国際交流課", renamedOn: "2024-04-01" })).status).toBe(303);
  const again = await client.post(path, { ...section, nameJa: "多文化共生課", renamedOn: "2024-04-01" });
  expect(again.status).toBe(422);
  expect(await again.text()).toContain('value="多文化共生課"');
  expect(await textOf(client.get(path))).toMatch(/国際課.*2024年3月31日まで/s);
  const named = async (day: string) =>
    inScope(
      app.db,
      city.id,
      async (scope) => (await listSectionsNamedOn(scope, day)).find(({ key }) => key === "naming")?.name.ja,
    );
  expect(await named("2024-03-31")).toBe("国際課");
  expect(await named("2024-04-01")).toBe("国際交流課");
});
