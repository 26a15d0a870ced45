import { sql } from "kysely";
import { expect, it } from "vitest";
import { buildMunicipality } from "#testing/build.ts";
import { buildPlan, buildSystemContext } from "#testing/build-plan.ts";
import { withTestDatabase } from "#testing/test-database.ts";

const { db } = await withTestDatabase();

it("reads everything as it was at one moment, whatever is written in between", async () => {
  const municipality = await buildMunicipality(db);
  await buildPlan(db, municipality);
  const ctx = buildSystemContext(db, municipality);
  await ctx.read(async (scope) => {
    const titles = () => scope.db.selectFrom("plan_projects").select("title").orderBy("key").execute();
    await scope.db.selectFrom("plan_nodes").select("key").execute();
    await ctx.transaction((other) =>
      sql`update plan_projects set title = '{"ja": "あと"}' where municipality_id = ${municipality.id}`.execute(
        other.db,
      ),
    );
    expect(await titles()).not.toContainEqual({ title: { ja: "あと" } });
  });
});
