import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { buildMunicipality } from "./build.ts";
import { buildPlan } from "./build-plan.ts";
import { withTestDatabase } from "./test-database.ts";

const { db } = await withTestDatabase();

it("builds a plan that is stored whole, as often as a test needs one", async () => {
  const municipality = await buildMunicipality(db);
  const keys = [await buildPlan(db, municipality), await buildPlan(db, await buildMunicipality(db))];
  expect(new Set(keys).size).toBe(2);
  const projects = await inScope(db, municipality.id, (scope) =>
    scope.db.selectFrom("plan_projects").select("key").execute(),
  );
  expect(projects.map(({ key }) => key).sort()).toEqual(["class", "desk"]);
});

it("lets a test change the file first", async () => {
  const municipality = await buildMunicipality(db);
  const key = await buildPlan(db, municipality, (source) => source.replace(/key: plan-\d+/, "key: mine"));
  expect(key).toBe("mine");
});
