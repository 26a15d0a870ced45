import { expect, it } from "vitest";
import { buildMunicipality } from "#testing/build.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();

/** Keeps cookies as a browser does: a cookie is taken away only under the path that it was set for. */
function keepCookies(jar: Map<string, string>, answer: Response): void {
  for (const line of answer.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    const place = `${name} ${/path=([^;]*)/i.exec(line)?.[1]}`;
    if (/max-age=0/i.test(line)) jar.delete(place);
    else jar.set(place, `${name}=${value}`);
  }
}

it("says exactly once what was done", async () => {
  const city = await buildMunicipality(app.db);
  const { cookie, post } = await signIn(app, city, { role: "administrator", forAllBodies: true });
  const jar = new Map<string, string>();
  keepCookies(jar, await post("/settings"));
  const show = async (path: string) => {
    const headers = { cookie: [cookie, ...jar.values()].join("; ") };
    const answer = await app.request(`/${city.slug}/staff${path}`, { headers });
    keepCookies(jar, answer);
    return (await answer.text()).includes('<div role="status">');
  };
  expect(jar.size).toBe(1);
  expect(await show("/settings")).toBe(true);
  expect(await show("/settings")).toBe(false);
  expect(jar.size).toBe(0);
});

it("lets only pages of staff load the styles of staff, after those of everybody", async () => {
  const city = await buildMunicipality(app.db);
  const sheetsOf = async (path: string) => {
    const html = await (await app.request(`/${city.slug}${path}`)).text();
    return [...html.matchAll(/<link rel="stylesheet" href="\/assets\/([a-z]+)\./g)].map(([, name]) => name);
  };
  expect(await sheetsOf("/ja/")).toEqual(["kakehashi"]);
  expect(await sheetsOf("/staff/sign-in")).toEqual(["kakehashi", "staff"]);
});
