import { expect, it } from "vitest";
import { openCycleIn } from "#modules/review/cycles/open-cycle.ts";
import { inScope } from "#platform/db/scope.ts";
import { withDemoApp } from "#testing/test-app.ts";
import { contextOf } from "../create-context.ts";
import { addAdministratorOf } from "./add-administrator.ts";
import { removeDemoOf } from "./remove-demo.ts";

const app = await withDemoApp();

it("takes the demo away from under a year that the city has opened itself, and keeps the posts that its sheets name", async () => {
  const ctx = await contextOf(app.parts, "kanazawa");
  await ctx.transaction((scope) => openCycleIn(ctx, scope, { planKey: "kanazawa-2023", fiscalYear: 2022 }));
  await addAdministratorOf(app.parts, { slug: "kanazawa", account: "kimura", name: "木村" });
  expect(await removeDemoOf(app.parts, app.config, "kanazawa")).toContain("demo people and posts of kanazawa");
  const left = await inScope(app.db, ctx.municipality.id, async (scope) => ({
    years: await scope.db.selectFrom("review_cycles").select(["fiscal_year", "basis"]).execute(),
    staff: await scope.db.selectFrom("staff").select("account").execute(),
    holders: await scope.db.selectFrom("post_assignments").select("id").execute(),
    posts: await scope.db.selectFrom("posts").select("id").execute(),
  }));
  expect(left.years).toEqual([{ fiscal_year: 2022, basis: "source" }]);
  expect(left.staff).toEqual([{ account: "kimura" }]);
  expect(left.holders).toEqual([]);
  expect(left.posts.length).toBeGreaterThan(20);
});
