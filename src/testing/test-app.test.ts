import { expect, it } from "vitest";
import { buildMunicipality } from "./build.ts";
import { signIn } from "./sign-in.ts";
import { withTestApp } from "./test-app.ts";

const app = await withTestApp();

it("asks the whole application in process", async () => {
  const municipality = await buildMunicipality(app.db);
  const answer = await app.request(`/${municipality.slug}/en/`);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain(municipality.name.en);
});

it("serves with the page cache in front, which keeps its own headers to itself", async () => {
  const municipality = await buildMunicipality(app.db);
  const address = `${await app.serve()}/${municipality.slug}/en/`;
  const first = await fetch(address);
  expect(first.status).toBe(200);
  expect([...first.headers.keys()].filter((name) => name.startsWith("x-kakehashi"))).toEqual([]);
  const again = await fetch(address, { headers: { "if-none-match": first.headers.get("etag") ?? "" } });
  expect(again.status).toBe(304);
});

it("signs somebody in past the sign-in page, for their own municipality only", async () => {
  const [own, other] = [await buildMunicipality(app.db), await buildMunicipality(app.db)];
  const officer = await signIn(app, own, { role: "planOfficer" });
  const cookies = Object.fromEntries([officer.cookie.split("=") as [string, string]]);
  const found = await app.parts.authenticate(own, cookies);
  expect(found).toMatchObject({ actor: { staffId: officer.staffId }, formToken: officer.formToken });
  expect(await app.parts.authenticate(other, cookies)).toBeUndefined();
});
