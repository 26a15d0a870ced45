import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { buildMunicipality, buildStaff } from "#testing/build.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";
import { listMailAddresses } from "../public.ts";

const app = await withTestApp();
const city = await buildMunicipality(app.db);
const addressesOf = (...ids: string[]) => inScope(app.db, city.id, (scope) => listMailAddresses(scope, ids));

it("lets everybody keep the own address, and the log holds only that it was changed", async () => {
  const person = await signIn(app, city, { role: "sectionContributor" });
  const saved = await person.post("/account/mail-address", { mailAddress: " sato＠city.example.jp " });
  expect(saved.status).toBe(303);
  expect(await addressesOf(person.staffId)).toEqual(new Map([[person.staffId, "sato@city.example.jp"]]));
  expect(await (await person.get("/account")).text()).toContain('value="sato@city.example.jp"');
  const admin = await signIn(app, city, { role: "administrator" });
  const audit = await (await admin.get(`/audit?object=${person.staffId}`)).text();
  expect(audit).toContain("&quot;mailAddress&quot;");
  expect(audit.match(/<pre[^>]*>[^<]*/g)?.join("")).not.toContain("sato@");

  await person.post("/account/mail-address", { mailAddress: "" });
  expect(await addressesOf(person.staffId)).toEqual(new Map());
});

it.each(["sato", "sato@", "sato@city example.jp", "a@b.jp, c@d.jp", "a@b.jp\nBcc: c@d.jp", `${"a".repeat(250)}@b.jp`])(
  "does not take %j for an address, and loses nothing that was typed",
  async (typed) => {
    const person = await signIn(app, city, { role: "reader", mailAddress: "kept@city.example.jp" });
    const answer = await person.post("/account/mail-address", { mailAddress: typed });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain("メールアドレスの書き方を確かめてください");
    expect(page).toContain(`value="${typed}"`);
    expect((await addressesOf(person.staffId)).get(person.staffId)).toBe("kept@city.example.jp");
  },
);

it("lets administrators set the address of their people, and nobody else", async () => {
  const admin = await signIn(app, city, { role: "administrator" });
  const { id } = await buildStaff(app.db, city, { name: "見本 花子" });
  const fields = { name: "見本 花子", mailAddress: "hanako@city.example.jp" };
  expect((await admin.post(`/people/${id}`, fields)).status).toBe(303);
  expect(await (await admin.get(`/people/${id}`)).text()).toContain('value="hanako@city.example.jp"');
  expect((await admin.post(`/people/${id}`, { ...fields, mailAddress: "hanako" })).status).toBe(422);
  const other = await signIn(app, city, { role: "planOfficer" });
  expect((await other.post(`/people/${id}`, fields)).status).toBe(403);
  const stranger = await signIn(app, await buildMunicipality(app.db), { role: "administrator", forAllBodies: true });
  expect((await stranger.post(`/people/${id}`, fields)).status).toBe(404);
});

it("gives addresses of people who still work here, and of this city only", async () => {
  const stays = await buildStaff(app.db, city, { mailAddress: "stays@city.example.jp" });
  const without = await buildStaff(app.db, city);
  const elsewhere = await buildStaff(app.db, await buildMunicipality(app.db), { mailAddress: "else@city.example.jp" });
  const leaves = await buildStaff(app.db, city, { mailAddress: "leaves@city.example.jp" });
  const admin = await signIn(app, city, { role: "administrator", forAllBodies: true });
  await admin.post(`/people/${leaves.id}/deactivate`);
  expect(await addressesOf(stays.id, without.id, elsewhere.id, leaves.id)).toEqual(
    new Map([[stays.id, "stays@city.example.jp"]]),
  );
});
