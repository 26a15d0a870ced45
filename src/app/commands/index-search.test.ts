import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildContent, buildEntry } from "#testing/build-library.ts";
import { withTestApp } from "#testing/test-app.ts";
import { indexSearchOf } from "./index-search.ts";

const app = await withTestApp();

it("makes what is found in a library anew", async () => {
  const city = await buildMunicipality(app.db);
  await buildEntry(app, city.id, { texts: { ja: { content: buildContent({ title: "水道" }) } } });
  const rows = () =>
    inScope(app.db, city.id, (scope) => scope.db.selectFrom("library_search_docs").select("words").execute());
  const before = await rows();
  await inScope(app.db, city.id, (scope) => scope.db.deleteFrom("library_search_docs").execute());
  expect(await indexSearchOf(app.parts, city.slug)).toBe(`1 entries of ${city.slug} can be found.`);
  expect(await rows()).toEqual(before);
  await expect(indexSearchOf(app.parts, "nowhere")).rejects.toThrow("There is no municipality called nowhere");
});
