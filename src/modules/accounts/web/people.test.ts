import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { buildBody, buildMunicipality, buildStaff } from "#testing/build.ts";
import { staffClient } from "#testing/staff-client.ts";
import { withTestApp } from "#testing/test-app.ts";
import { insertAssignment, insertPost, listAssignments } from "../posts/post.data.ts";

const app = await withTestApp();
const city = await buildMunicipality(app.db);
const admin = await buildStaff(app.db, city, { role: "administrator", forAllBodies: true });
const partnerBody = await buildBody(app.db, city, { kind: "foundation" });
const client = staffClient(app, city);
await client.signIn(admin.account);

const textOf = async (answer: Response | Promise<Response>) => (await answer).text();

it("adds somebody with a one-time password, and lists them by reading", async () => {
  const added = await client.post("/people", {
    account: "Mihon.Rei",
    name: "Ana Lucia da Silva",
    reading: "あな",
    alias: "見本 玲",
    bodyId: String(admin.bodyId),
  });
  expect(added.status).toBe(200);
  expect(await added.text()).toMatch(/<code>mihon\.rei<\/code>.*<code>[a-z]{6}-/s);
  const list = await textOf(client.get("/people"));
  expect(list).toContain("見本 玲");
  expect(list).not.toContain("Ana Lucia");
});

it("shows a wrong form again with everything that was typed", async () => {
  await client.post("/people", { account: "taken", name: "一人目", bodyId: String(admin.bodyId) });
  const taken = await client.post("/people", { account: "taken", name: "二人目", bodyId: String(admin.bodyId) });
  expect(taken.status).toBe(422);
  expect(await taken.text()).toMatch(/そのアカウント名はすでに使われています.*value="二人目"/s);
  const empty = await textOf(client.post("/people", { account: "あ", name: " ", bodyId: "" }));
  for (const field of ["account", "name", "bodyId"]) expect(empty).toContain(`href="#person-${field}"`);
});

it("stores and shows names of any kind harmlessly", async () => {
  const name = `<script>alert(1)</script> 𠮷野家 😀 \u202Eabc =cmd()`;
  const { id } = await buildStaff(app.db, city);
  expect((await client.post(`/people/${id}`, { name: `${name}\u0000\ud800` })).status).toBe(303);
  const page = await textOf(client.get(`/people/${id}`));
  expect(page).not.toContain("<script>alert");
  expect(page).toContain("𠮷野家 😀");
  expect((await client.post(`/people/${id}`, { name: "長".repeat(10_000) })).status).toBe(422);
});

it("keeps only the names of personal fields in the audit", async () => {
  const { id } = await buildStaff(app.db, city);
  await client.post(`/people/${id}`, { name: "ひみつの名前", reading: "ひみつ" });
  const audit = await textOf(client.get(`/audit?object=${id}`));
  expect(audit).toContain("職員の情報を直した");
  expect(audit).toContain("&quot;reading&quot;");
  expect(audit.match(/<pre[^>]*>[^<]*/g)?.join("")).not.toContain("ひみつ");
});

it("gives roles for a body, and refuses those that make no sense there", async () => {
  const { id, account } = await buildStaff(app.db, city, { body: partnerBody });
  expect((await client.post(`/people/${id}/grants`, { [`grant:partnerStaff:${partnerBody.id}`]: "on" })).status).toBe(
    303,
  );
  const impossible = await client.post(`/people/${id}/grants`, { [`grant:planOfficer:${partnerBody.id}`]: "on" });
  expect(impossible.status).toBe(422);
  const person = staffClient(app, city);
  await person.signIn(account);
  expect((await person.get("/people")).status).toBe(403);
  const page = await textOf(client.get(`/people/${id}`));
  expect(page).toMatch(new RegExp(`name="grant:partnerStaff:${partnerBody.id}"[^>]*checked`));
});

it("lets the administrator of a partner body manage its own people and nobody else", async () => {
  const own = await buildStaff(app.db, city, { role: "administrator", body: partnerBody });
  const colleague = await buildStaff(app.db, city, { body: partnerBody });
  const partner = staffClient(app, city);
  await partner.signIn(own.account);
  const list = await textOf(partner.get("/people"));
  expect(list).toContain(colleague.account);
  expect(list).not.toContain(admin.account);
  expect((await partner.get(`/people/${admin.id}`)).status).toBe(403);
  expect((await partner.post(`/people/${admin.id}/reset`)).status).toBe(403);
  expect((await partner.post("/people", { account: "intruder", name: "x", bodyId: String(admin.bodyId) })).status).toBe(
    403,
  );
  expect((await partner.post(`/people/${colleague.id}/grants`, { "grant:administrator:all": "on" })).status).toBe(403);
  expect(
    (await partner.post(`/people/${colleague.id}/grants`, { [`grant:reader:${partnerBody.id}`]: "on" })).status,
  ).toBe(303);
});

it("shuts somebody out at once and lets them in again", async () => {
  const { id, account } = await buildStaff(app.db, city);
  const person = staffClient(app, city);
  await person.signIn(account);
  expect((await client.post(`/people/${id}/deactivate`)).status).toBe(303);
  expect((await person.get("/account")).status).toBe(303);
  expect((await staffClient(app, city).signIn(account)).status).toBe(422);
  await client.post(`/people/${id}/reactivate`);
  expect((await staffClient(app, city).signIn(account)).status).toBe(303);
});

it("ends what somebody who leaves holds, today, takes what was to come away, and says so beforehand", async () => {
  const { id } = await buildStaff(app.db, city);
  const [current, future] = await inScope(app.db, city.id, async (scope) => {
    const post = { bodyId: admin.bodyId, sectionId: null, isDemo: false, validFrom: null, validTo: null };
    const posts = [];
    for (const validFrom of ["2020-04-01", "2999-04-01"]) {
      const postId = await insertPost(scope, { ...post, name: { ja: `職${validFrom}` } });
      await insertAssignment(scope, { postId, staffId: id, kind: "holder", validFrom, validTo: null });
      posts.push(postId);
    }
    return posts;
  });
  expect(await textOf(client.get(`/people/${id}`))).toContain("職の担当と代理は今日で終わり");
  await client.post(`/people/${id}/deactivate`);
  const left = await inScope(app.db, city.id, (scope) => listAssignments(scope));
  expect(left.filter(({ staffId }) => staffId === id)).toMatchObject([
    { postId: current, validTo: todayInJapan(app.parts.clock.now()) },
  ]);
  expect(await textOf(client.get(`/audit?object=${current}&action=post`))).toContain("職の担当の終わりを決めた");
  expect(await textOf(client.get(`/audit?object=${future}&action=post`))).toContain("職のこれからの担当を取り消した");
});

it("offers the administrator of one body no settings, and nothing about an administrator of all", async () => {
  const body = { id: admin.bodyId };
  const limited = await buildStaff(app.db, city, { role: "administrator", body });
  const person = staffClient(app, city);
  await person.signIn(limited.account);
  expect(await textOf(person.get("/people"))).not.toContain("/staff/settings");
  expect(await textOf(client.get("/people"))).toContain("/staff/settings");
  expect((await person.get("/settings")).status).toBe(403);
  expect((await person.post("/settings", {})).status).toBe(403);
  const page = await textOf(person.get(`/people/${admin.id}`));
  expect(page).not.toContain(`/people/${admin.id}/reset`);
  expect(page).not.toContain(`/people/${admin.id}/deactivate`);
});

it("never leaves a city without an administrator", async () => {
  const alone = await buildMunicipality(app.db);
  const only = await buildStaff(app.db, alone, { role: "administrator", forAllBodies: true });
  const self = staffClient(app, alone);
  await self.signIn(only.account);
  expect((await self.post(`/people/${only.id}/deactivate`)).status).toBe(422);
  const answer = await self.post(`/people/${only.id}/grants`, {});
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("管理者が一人もいなくなる");
});

it("resets how somebody signs in", async () => {
  const { id, account } = await buildStaff(app.db, city);
  const page = await textOf(client.post(`/people/${id}/reset`));
  const password = /<code>([a-z]{6}-[a-z]{6}-[a-z]{6}-\d\d)<\/code>/.exec(page)?.[1] ?? "";
  expect((await staffClient(app, city).signIn(account)).status).toBe(422);
  expect((await staffClient(app, city).signIn(account, password)).headers.get("location")).toContain(
    "/sign-in/new-password",
  );
});

it.each(["", "/grants", "/reset", "/deactivate", "/reactivate"])(
  "finds nobody of another municipality at /people/:id%s",
  async (path) => {
    const other = await buildMunicipality(app.db);
    const { id } = await buildStaff(app.db, other);
    expect((await client.post(`/people/${id}${path}`, { name: "x" })).status).toBe(404);
    expect((await client.get(`/people/${id}`)).status).toBe(404);
  },
);

it("turns away who may not manage people, and writes that down", async () => {
  const reader = await buildStaff(app.db, city, { role: "reader" });
  const person = staffClient(app, city);
  await person.signIn(reader.account);
  for (const path of ["/people", "/people/new", `/people/${admin.id}`, "/audit", "/settings"])
    expect((await person.get(path)).status).toBe(403);
  for (const path of [
    "/people",
    `/people/${admin.id}`,
    `/people/${admin.id}/grants`,
    `/people/${admin.id}/reset`,
    "/settings",
  ]) {
    expect((await person.post(path, { name: "x" })).status).toBe(403);
  }
  expect(await textOf(client.get(`/audit?who=${reader.id}&action=access.denied`))).toContain("権限がなく断った");
});
