import { sql } from "kysely";
import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildPlan } from "#testing/build-plan.ts";
import { withTestDatabase } from "#testing/test-database.ts";
import { getPlan } from "../records/plan-record.data.ts";
import { insertChanges, nextBatch } from "./plan-change.data.ts";
import type { Change } from "./plan-diff.rules.ts";
import { listLastChanges } from "./plan-history.data.ts";

const { db } = await withTestDatabase();

it("finds the last change of each plan without reading all that ever happened", async () => {
  const municipality = await buildMunicipality(db);
  // Keys of indicators are the municipality's.
  const without = (source: string) => source.replace(/\nindicators:[\s\S]*$/, "\n");
  const [busy, calm] = [await buildPlan(db, municipality), await buildPlan(db, municipality, without)];
  await buildPlan(db, municipality, without);
  const actor = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;
  const ids = await inScope(db, municipality.id, async (scope) => {
    const write = async (planId: number, count: number, actorId: string) => {
      const change: Change = { kind: "nodes", key: "1", operation: "edit", before: {}, after: {} };
      const act = { planId, batch: await nextBatch(scope), actorId, reason: null, undoes: null };
      await insertChanges(scope, Array(count).fill(change), act);
    };
    const [first, second] = [(await getPlan(scope, busy)).id, (await getPlan(scope, calm)).id];
    await write(first, 2000, actor(1));
    await write(second, 1, actor(2));
    await write(first, 1, actor(3));
    return [first, second];
  });
  await inScope(db, municipality.id, async (scope) => {
    const last = await listLastChanges(scope);
    expect(last.map(({ planId, actorId }) => [planId, actorId]).sort()).toEqual([
      [ids[0], actor(3)],
      [ids[1], actor(2)],
    ]);
    const { rows } = await sql<{ read: number }>`
      select seq_tup_read + idx_tup_fetch as read from pg_stat_xact_user_tables where relname = 'plan_changes'`.execute(
      scope.db,
    );
    expect(rows[0]?.read).toBeLessThan(10);
  });
});
