import { expect, it } from "vitest";
import { buildMunicipality } from "#testing/build.ts";
import { buildPlan } from "#testing/build-plan.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();
const city = await buildMunicipality(app.db);
const plan = await buildPlan(app.db, city);

it("greets in the language that was chosen, else in the browser's, and says that it is a demonstration", async () => {
  const ask = (path: string) => app.request(path, { headers: { "Accept-Language": "vi" } });
  const own = await ask("/");
  const [first, chosen, strange] = [
    await own.text(),
    await (await ask("/?language=ar")).text(),
    await ask("/?language=x"),
  ];
  expect(own.headers.get("vary")).toContain("Accept-Language");
  expect(first).toContain('<html lang="vi"');
  expect(first).toContain("bản minh họa");
  expect(first).toContain('href="/?language=ja-easy"');
  expect(chosen).toContain('<html lang="ar" dir="rtl"');
  expect(await strange.text()).toContain('<html lang="vi"');
});

it("says that a page is partly in another language where it is, and nowhere else", async () => {
  const page = async (language: string) => (await app.request(`/${city.slug}/${language}/plans/${plan}`)).text();
  expect(await page("ne")).toContain("पातलो रेखा");
  expect(await page("ja-easy")).toContain("ふつうの");
  expect(await page("ja")).not.toContain("細い線");
});
