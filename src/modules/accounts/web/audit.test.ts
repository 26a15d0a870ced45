import { sql } from "kysely";
import { expect, it } from "vitest";
import { recordAudit } from "#platform/audit/record-audit.ts";
import { inScope } from "#platform/db/scope.ts";
import { buildBody, buildMunicipality, buildStaff } from "#testing/build.ts";
import { staffClient } from "#testing/staff-client.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();
const city = await buildMunicipality(app.db);
const admin = await buildStaff(app.db, city, { role: "administrator", forAllBodies: true });
const client = staffClient(app, city);
await client.signIn(admin.account);

const rowsOf = async (query: string) =>
  [...(await (await client.get(`/audit?${query}`)).text()).matchAll(/<tr>/g)].length - 1;
const write = (action: string, objectKey: string) =>
  inScope(app.db, city.id, (scope) =>
    recordAudit({ audience: "system" }, scope, { action, objectKind: "thing", objectKey }),
  );

it("filters by who, what, object and days", async () => {
  await write("thing.made", "one");
  await write("thing.broken", "two");
  await write("thingamajig.made", "three");
  expect(await rowsOf("action=thing")).toBe(2);
  expect(await rowsOf("action=thing.broken")).toBe(1);
  expect(await rowsOf("action=th%25")).toBe(-1);
  expect(await rowsOf("object=three")).toBe(1);
  expect(await rowsOf("object=thing")).toBe(3);
  expect(await rowsOf(`who=${admin.id}&action=session.opened`)).toBe(1);
  expect(await rowsOf("object=one&from=2000-01-01&to=2999-12-31")).toBe(1);
  expect(await rowsOf("object=one&to=2000-01-01")).toBe(-1);
  expect(await rowsOf("object=one&from=nonsense&to=2026-99-99&who=x&before=y")).toBe(1);
});

it("finds what was done by the words of the reader's language", async () => {
  await write("plan.imported", "plan-of-words");
  await write("node.reordered", "node-of-words");
  expect(await (await client.get("/audit?object=node-of-words")).text()).toContain("体系の項目の順番を変えた");
  expect(await rowsOf(new URLSearchParams({ action: "読み込んだ", object: "plan-of-words" }).toString())).toBe(1);
  expect(await rowsOf(new URLSearchParams({ action: "順番を変えた" }).toString())).toBe(1);
  expect(await rowsOf(new URLSearchParams({ action: "そんなことはしていない" }).toString())).toBe(-1);
  client.cookies.set("kakehashi-staff-language", "en");
  expect(await rowsOf("action=plan+IMPORTED")).toBe(1);
  client.cookies.delete("kakehashi-staff-language");
});

it("shows fifty at a time and goes on to older ones", async () => {
  for (let index = 0; index < 60; index += 1) await write("page.turned", String(index));
  const first = await (await client.get("/audit?action=page.turned")).text();
  const next = /href="[^"]*\/audit\?([^"]+)" rel="next"/.exec(first)?.[1]?.replaceAll("&amp;", "&") ?? "";
  expect(await rowsOf("action=page.turned")).toBe(50);
  expect(await rowsOf(next)).toBe(10);
});

it("cannot be changed or deleted by the application", async () => {
  await expect(
    inScope(app.db, city.id, ({ db }) => sql`update audit_entries set action = 'x'`.execute(db)),
  ).rejects.toThrow("permission denied");
  await expect(inScope(app.db, city.id, ({ db }) => sql`delete from audit_entries`.execute(db))).rejects.toThrow(
    "permission denied",
  );
});

it("shows the administrator of a partner body only what concerns that body", async () => {
  const body = await buildBody(app.db, city, { kind: "foundation" });
  const own = await buildStaff(app.db, city, { role: "administrator", body });
  const partner = staffClient(app, city);
  await partner.signIn(own.account);
  await write("city.secret", "only-the-city");
  const text = await (await partner.get("/audit")).text();
  expect(text).toContain("session.opened");
  expect(text).not.toContain("only-the-city");
  expect(text).toContain(`<option value="${own.id}">`);
  expect(text).not.toContain(admin.id);
  expect(await (await partner.get(`/audit?who=${admin.id}`)).text()).not.toContain("<tr>");
  await staffClient(app, city).signIn(own.account, "not the password");
  expect(await (await partner.get("/audit?action=signIn.failed")).text()).toContain(own.id);
});

it("shows nothing of another municipality", async () => {
  const other = await buildMunicipality(app.db);
  const stranger = await buildStaff(app.db, other, { role: "administrator", forAllBodies: true });
  const elsewhere = staffClient(app, other);
  await elsewhere.signIn(stranger.account);
  await write("city.secret", "only-here");
  expect(await (await elsewhere.get("/audit")).text()).not.toContain("only-here");
});

it("turns the second factor on for everybody, and says so in the audit", async () => {
  const own = await buildMunicipality(app.db);
  const { account } = await buildStaff(app.db, own, { role: "administrator", forAllBodies: true });
  const strict = staffClient(app, own);
  await strict.signIn(account);
  expect((await strict.get("/settings")).status).toBe(200);
  expect((await strict.post("/settings", { secondFactorRequired: "on" })).status).toBe(303);
  expect((await strict.get("/settings")).headers.get("location")).toBe(`/${own.slug}/staff/account`);
});
